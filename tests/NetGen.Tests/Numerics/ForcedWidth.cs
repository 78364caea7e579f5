namespace NetGen.Tests.Numerics;

/// <summary>Runs inherited tests with narrower vectors than the machine has. The width is the process's, so nothing else may run meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ForcedWidth
{
    public const string Name = "forced width";

    /// <summary>Vectors of eight, or of four where the processor has no wider ones.</summary>
    public sealed class Eight : IDisposable
    {
        public Eight() => VectorWidth.Force(256);

        public void Dispose() => VectorWidth.Force(512);
    }

    /// <summary>Vectors of four.</summary>
    public sealed class Four : IDisposable
    {
        public Four() => VectorWidth.Force(128);

        public void Dispose() => VectorWidth.Force(512);
    }
}
