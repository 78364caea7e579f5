namespace NetGen.Generator.Emission.Kernels;

/// <summary>How a kernel is to be compiled.</summary>
internal static class KernelCompilation
{
    /// <summary>
    /// Fully optimised at its first call, for under default tiering a loop stays slow for thousands of calls; and by itself, for inlined into its caller it would share with it what the JIT allows
    /// itself to inline, and call vector functions past that (measured: 690 ns instead of 37).
    /// </summary>
    public const string Options = "Compiler::MethodImplOptions.AggressiveOptimization | Compiler::MethodImplOptions.NoInlining";

    /// <summary>Above a kernel; the options stand once in the class, for their names are long.</summary>
    public const string Attribute = "[Compiler::MethodImpl(NetworkDefinition.KernelOptions)]";
}
