namespace NetGen.Generator.Emission.Kernels;

/// <summary>How a kernel is to be compiled.</summary>
internal static class KernelCompilation
{
    /// <summary>
    /// The options of a kernel:
    /// <list type="bullet">
    /// <item>Fully optimised at its first call. Under default tiering a long loop stays slow for thousands of calls.</item>
    /// <item>Never inlined. The JIT limits how much it inlines into one method. A kernel inlined into its caller would share that budget, and past it the JIT
    /// calls vector functions instead of inlining them: 690 ns instead of 37 ns, measured.</item>
    /// </list>
    /// </summary>
    public const string Options = "Compiler::MethodImplOptions.AggressiveOptimization\n    | Compiler::MethodImplOptions.NoInlining";

    /// <summary>The attribute of a kernel. It refers to a constant of the class, because the names of the options are long.</summary>
    public const string Attribute = "[Compiler::MethodImpl(NetworkDefinition.KernelOptions)]";
}
