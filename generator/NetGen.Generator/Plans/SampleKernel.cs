using NetGen.Generator.Model;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Plans;

/// <summary>The product of one sample with the weights of a layer.</summary>
/// <param name="Op">The layer.</param>
/// <param name="W">Its weights in panels.</param>
/// <param name="Splits">How the sums are divided, for every vector width that its panels allow.</param>
internal sealed record SampleKernel(DenseForward Op, PanelLayout W, IReadOnlyDictionary<VectorForm, SampleSplit> Splits)
{
    /// <summary>
    /// The widest vectors up to a width that its panels allow. If vectors are wider than a panel, the next narrower width computes the layer.
    /// </summary>
    public VectorForm FormWithin(VectorForm widest) =>
        Splits.Keys.Where(form => form.Lanes <= widest.Lanes).OrderByDescending(static form => form.Lanes).First();
}

/// <summary>How the sums of one sample are divided into chains of multiply-adds.</summary>
/// <param name="Vectors">Vectors of a panel whose sums stand side by side: all of them, or a strip if the panel has more vectors than there are chains.</param>
/// <param name="Runs">The panels, first to last.</param>
internal sealed record SampleSplit(int Vectors, IReadOnlyList<PanelRun> Runs);

/// <summary>Panels that are read in the same way.</summary>
/// <param name="First">The first panel.</param>
/// <param name="End">The panel after the last.</param>
/// <param name="Together">How many panels are read at once. Every input, and every list of inputs, is then read once for all of them.</param>
/// <param name="Inputs">Inputs that have sums of their own.</param>
internal sealed record PanelRun(int First, int End, int Together, int Inputs);

/// <summary>The product of one sample with the weights of a layer, with all sums in registers.</summary>
/// <param name="Op">The layer.</param>
/// <param name="Splits">How the sums are divided, for every vector width.</param>
internal sealed record RegisterKernel(DenseForward Op, IReadOnlyDictionary<VectorForm, RegisterSplit> Splits);

/// <summary>How the units of a layer lie in registers.</summary>
/// <param name="Lanes">Units in a register.</param>
/// <param name="Chains">The number of chains of multiply-adds that each sum is split into.</param>
internal sealed record RegisterSplit(int Lanes, int Chains);
