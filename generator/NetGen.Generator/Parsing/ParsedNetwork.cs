using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing;

/// <summary>What parsing found of one annotated class; compared by value in the cached pipeline.</summary>
/// <param name="Name">The class.</param>
/// <param name="Declaration">Null when no part of the class can be generated; then <paramref name="Refusals"/> say why.</param>
/// <param name="Model">Null when the layers are not sound; the analyzer says why, and throwing stubs keep the rest of the code compiling. Also null until <see
/// cref="ModelUses"/> has read the layers from a file.</param>
/// <param name="InputSize">Values in an input, for the stubs.</param>
/// <param name="OutputSize">Values in an output, for the stubs.</param>
/// <param name="Refusals">Problems that the generator itself must report: errors in the declaration hide every analyzer's diagnostics.</param>
internal sealed record ParsedNetwork(string Name, Declaration? Declaration, NetworkModel? Model, int InputSize, int OutputSize, EquatableArray<Refusal> Refusals)
{
    /// <summary>The files that complete the model; null where it needs none, or cannot be completed.</summary>
    public ModelUse? Use { get; init; }

    /// <summary>Whether the class only infers.</summary>
    public bool IsFrozen { get; init; }
}
