using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Lowering;

/// <summary>
/// Divides the sums of one sample into chains of multiply-adds, by sizes alone. As many chains run side by side as hide the latency of one. They are taken from
/// the vectors of a panel first, then from panels, then from inputs.
/// </summary>
internal static class SampleChains
{
    /// <summary>The number of chains that hide the latency of a multiply-add: two units of four cycles each.</summary>
    private const int Chains = 8;

    public static SampleKernel Of(DenseForward op, PanelLayout w, KernelSelection kernels) =>
        new(op, w, kernels.FormsOver(w.Width).ToDictionary(static form => form, form => Split(w, form)));

    private static SampleSplit Split(PanelLayout w, VectorForm form)
    {
        int vectors = Math.Min(Chains, w.Width / form.Lanes);
        int together = vectors * form.Lanes < w.Width ? 1 : Math.Min(Chains / vectors, w.Count);
        int rest = w.Count % together;
        List<PanelRun> runs = [Run(0, w.Count - rest, together)];
        if (rest > 0)
        {
            runs.Add(Run(w.Count - rest, w.Count, rest));
        }

        return new SampleSplit(vectors, runs);

        PanelRun Run(int first, int end, int together) => new(first, end, together, Math.Max(1, Math.Min(Chains / (vectors * together), w.Inputs)));
    }
}
