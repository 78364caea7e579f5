using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Lowering;

/// <summary>
/// Divides the sums of one sample, by sizes alone, so that as many chains of multiply-adds run side by side as hide the latency of one: vectors of a panel
/// first, then panels, then inputs.
/// </summary>
internal static class SampleChains
{
    /// <summary>Chains that hide the latency of a multiply-add: two units of four cycles each.</summary>
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
