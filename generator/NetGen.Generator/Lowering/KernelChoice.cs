using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Lowering;

/// <summary>Chooses the kernels of a class, by sizes alone.</summary>
internal static class KernelChoice
{
    /// <summary>Dense layers up to which every one gets kernels for all vector widths: less than a megabyte of source.</summary>
    private const int MostWithAllForms = 7;

    /// <summary>Dense layers up to which every one still gets a tile of several rows, for one vector width.</summary>
    private const int MostWithTiles = 24;

    /// <summary>
    /// Activations and dropouts are code too. Up to this many for every dense layer, as most networks have, the choice is left to the dense layers.
    /// </summary>
    private const int OthersPerDense = 2;

    /// <summary>The kernels of this many convolutions are as long as those of one more dense layer.</summary>
    private const int FiltersPerDense = 5;

    public static KernelSelection For(NetworkModel model)
    {
        int dense = model.Layers.Count(static layer => layer.IsWeighted);
        int filters = model.Layers.Count(static layer => layer.Tensors.Any(static tensor => tensor.Shape.Dimensions.Count > 2));
        int counted = dense + ((filters + FiltersPerDense - 1) / FiltersPerDense);
        return Math.Max(counted, (model.Layers.Count(static layer => layer.HasKernels) - dense) / OthersPerDense) switch
        {
            <= MostWithAllForms => new(
                [VectorForm.Avx512, VectorForm.Avx2, VectorForm.Portable],
                [6, 2, 1],
                "Up to six rows by four 512-bit vectors (or two narrower ones) of sums stay in registers, as many as a layer has units for: chains of multiply-adds that hide the latency of one, and each loaded value is used several times."),
            <= MostWithTiles => new(
                [VectorForm.Avx2],
                [4, 1],
                $"More than {MostWithAllForms} dense layers, or others in proportion: kernels for one vector width only, so that the source stays below a megabyte."),
            _ => new(
                [VectorForm.Avx2],
                [1],
                $"More than {MostWithTiles} dense layers, or others in proportion: kernels of one row, for one vector width only, so that the source stays below a megabyte."),
        };
    }
}
