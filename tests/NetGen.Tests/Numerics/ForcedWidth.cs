namespace NetGen.Tests.Numerics;

/// <summary>
/// Computes with vectors of another width until it is disposed of. The width is the process's, so nothing else may run meanwhile: it belongs into tests of this
/// collection.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class ForcedWidth : IDisposable
{
    public const string Name = "forced width";

    /// <summary>What a skipped test says.</summary>
    public const string Absent = "This processor has no vectors of this width.";

    private readonly int _before = VectorWidth.Lanes;

    public ForcedWidth(int bits) => VectorWidth.Force(bits);

    /// <summary>Whether the machine has vectors of this width.</summary>
    public static bool Exists(int bits) => VectorWidth.Choose(bits) * 32 == bits;

    public void Dispose()
    {
        VectorWidth.Force(_before * 32);
        GC.SuppressFinalize(this);
    }

    /// <summary>Vectors of eight for a whole class of tests, or of four where the processor has no wider ones.</summary>
    public sealed class Eight() : ForcedWidth(256);

    /// <summary>Vectors of four.</summary>
    public sealed class Four() : ForcedWidth(128);
}
