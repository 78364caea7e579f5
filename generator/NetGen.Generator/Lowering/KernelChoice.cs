using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Lowering;

/// <summary>Chooses the kernels of a class, by sizes alone.</summary>
internal static class KernelChoice
{
    /// <summary>Up to this many dense layers, each gets kernels for all vector widths, and the source stays below a megabyte.</summary>
    private const int MostWithAllForms = 7;

    /// <summary>Up to this many dense layers, each gets a tile of several rows, for one vector width.</summary>
    private const int MostWithTiles = 24;

    /// <summary>
    /// Activations and dropouts are code too. With up to this many for every dense layer, as in most networks, the dense layers alone decide.
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
                "A tile is up to six rows by four 512-bit vectors, or by two vectors of 256 or 128 bits, as many as a layer has units for. Its sums stay in "
                    + "registers. They are independent chains of multiply-adds, which hide the latency of one, and every loaded value is used several times."),
            <= MostWithTiles => new(
                [VectorForm.Avx2],
                [4, 1],
                $"The network has more than {MostWithAllForms} dense layers, or others in proportion. So it has kernels for one vector width only: its source "
                    + "stays below a megabyte."),
            _ => new(
                [VectorForm.Avx2],
                [1],
                $"The network has more than {MostWithTiles} dense layers, or others in proportion. So its kernels compute one row at a time, for one "
                    + "vector width only: its source stays below a megabyte."),
        };
    }
}
