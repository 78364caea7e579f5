using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering;

/// <summary>Chooses the kernels of a class, by sizes alone.</summary>
internal static class KernelChoice
{
    /// <summary>Layers up to which every one gets kernels for all vector widths: half a megabyte of source.</summary>
    private const int MostWithAllForms = 7;

    /// <summary>Layers up to which every one still gets a tile of several rows, for one vector width.</summary>
    private const int MostWithTiles = 30;

    public static KernelSelection For(NetworkModel model) => model.Layers.Count(static layer => layer.IsWeighted) switch
    {
        <= MostWithAllForms => new(
            [VectorForm.Avx512, VectorForm.Avx2, VectorForm.Portable],
            [6, 2, 1],
            "Six rows by four 512-bit vectors (or two narrower ones) of sums stay in registers: enough chains of multiply-adds to hide the latency of one, and each loaded value is used four to six times."),
        <= MostWithTiles => new(
            [VectorForm.Avx2],
            [4, 1],
            $"More than {MostWithAllForms} layers: kernels for one vector width only, so that the source stays below a megabyte."),
        _ => new(
            [VectorForm.Avx2],
            [1],
            $"More than {MostWithTiles} layers: kernels of one row, for one vector width only, so that the source stays below a megabyte."),
    };
}
