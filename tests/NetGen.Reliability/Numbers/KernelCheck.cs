using NetGen.Reliability.Numbers.Kernels;

namespace NetGen.Reliability.Numbers;

/// <summary>Arithmetic of the runtime with special values in every lane and tail position, at every width of vectors that the machine has.</summary>
internal sealed class KernelCheck : Check
{
    private static readonly int[] s_widths = [.. new[] { 512, 256, 128 }.Where(static bits => VectorWidth.Choose(bits) * 32 == bits)];

    public override string Name => "numbers/kernels";

    public override long Small => 20_000;

    public override long Large => 10_000_000;

    /// <summary>The width is the process's.</summary>
    public override bool RunsSideBySide => false;

    public override void Try(Case one)
    {
        int kernels = Kernel.All.Count, bits = s_widths[(int)(one.Number / kernels % s_widths.Length)];
        VectorWidth.Force(bits);
        try
        {
            Kernel.All[(int)(one.Number % kernels)].Try(one.Chance);
        }
        catch (BrokenPromiseException broken)
        {
            throw new BrokenPromiseException($"with {bits} bits, {broken.Message}");
        }
    }

    public override string Finish(long tried) => $"{Kernel.All.Count} kernels, {string.Join(", ", s_widths)} bits";
}
