using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing;

/// <summary>The result of parsing one annotated class, compared by value in the cached pipeline.</summary>
/// <param name="Name">The class.</param>
/// <param name="Declaration">The declaration; null if no part of the class can be generated, and then <paramref name="Refusals"/> say why.</param>
/// <param name="Model">The model; null if the layers are not sound. Then the analyzer says why, and stubs that throw keep the rest of the code compiling. It is
/// also null until <see cref="ModelUses"/> has read the layers from a file.</param>
/// <param name="InputSize">Values in an input, for the stubs.</param>
/// <param name="OutputSize">Values in an output, for the stubs.</param>
/// <param name="Refusals">Problems that the generator itself must report, because errors in the declaration hide the diagnostics of every analyzer.</param>
internal sealed record ParsedNetwork(
    string Name, Declaration? Declaration, NetworkModel? Model, int InputSize, int OutputSize, EquatableArray<Refusal> Refusals)
{
    /// <summary>The files that complete the model; null if it needs none, or cannot be completed.</summary>
    public ModelUse? Use { get; init; }

    /// <summary>Whether the class only infers.</summary>
    public bool IsFrozen { get; init; }
}
