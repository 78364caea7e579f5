using NetGen.Generator.Model;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Lowering;

/// <summary>The names of the kernels of pools. A pool is named by its output, because pools have no number of their own as weighted layers have.</summary>
internal static class PoolNames
{
    /// <summary>The kernel that finds the largest values; null if the runtime does that.</summary>
    public static string? Forward(Value y, Value x, Window window) => Of(y, x, window, "Forward");

    /// <summary>The kernel of their gradient.</summary>
    public static string? Backward(Value y, Value x, Window window) => Of(y, x, window, "InputGradient");

    private static string? Of(Value y, Value x, Window window, string what) =>
        new PoolGeometry(window, x.Shape.Channels).HasKernel ? char.ToUpperInvariant(y.Name[0]) + y.Name.Substring(1) + what : null;
}
