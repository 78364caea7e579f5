using System.Runtime.Intrinsics.X86;

namespace NetGen.Reliability.Gradients.Trials;

/// <summary>Computes with vectors of another width until it is disposed of. The width is the process's, so nothing else may run meanwhile.</summary>
internal sealed class ForcedBits : IDisposable
{
    private readonly int _before = VectorWidth.Lanes;

    public ForcedBits(int bits) => VectorWidth.Force(bits);

    /// <summary>The widths that this machine has.</summary>
    public static IReadOnlyList<int> Widths { get; } = [.. ((int[])[512, 256, 128]).Where(static bits => VectorWidth.Choose(bits) * 32 == bits)];

    /// <summary>Only fused multiply-add rounds alike at every width.</summary>
    public static bool RoundsAlike => Fma.IsSupported;

    public void Dispose() => VectorWidth.Force(_before * 32);
}
