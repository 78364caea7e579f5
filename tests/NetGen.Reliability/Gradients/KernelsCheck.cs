using NetGen.Generator.Tests.Mathematics;
using NetGen.Reliability.Gradients.Networks;
using NetGen.Reliability.Gradients.Trials;

namespace NetGen.Reliability.Gradients;

/// <summary>Every way in which a product is computed, with mini-batches that end in every rest of a tile.</summary>
internal sealed class KernelsCheck : Check
{
    private readonly Largest _largest = new();

    public override string Name => "gradients/kernels";

    /// <summary>The definitions are slow, and a busy machine makes them slower.</summary>
    public override TimeSpan Longest => TimeSpan.FromMinutes(10);

    /// <summary>Each network once.</summary>
    public override long Small => KernelForm.All.Count;

    public override long Large => KernelForm.All.Count * 1000L;

    /// <summary>The width of vectors is the process's.</summary>
    public override bool RunsSideBySide => false;

    public override void Try(Case one)
    {
        KernelForm form = KernelForm.All[(int)(one.Number % KernelForm.All.Count)];
        CompiledNetwork network = NetworkCompiler.Compile([form.Text]).Single();
        BrokenPromiseException.Unless(form.IsTaken(NetGen.Generator.Lowering.NetworkLowering.Lower(network.Model)),
            () => $"Expected {form.Name} to be computed, but found another way for {form.Text}");
        new NetworkTrial(network, 6 + (int)((one.Number + one.Chance.Below(3)) % 13), one.Chance, _largest).Run();
    }

    public override string Finish(long tried) => _largest.ToString();
}
