using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Lowering;

/// <summary>How wide panels are: a choice by size alone, so that the same declaration always gives the same code and the same file.</summary>
internal static class PanelWidths
{
    /// <summary>The widest panel: four vectors of 512 bits, a cache-friendly row of 256 bytes.</summary>
    public const int Widest = 64;

    /// <summary>Rows of values are padded to this many, the narrowest panel there is.</summary>
    public const int Narrowest = RowPitch.Narrowest;

    /// <summary>
    /// What share of the processor's multiply-adds a tile of six rows reaches over panels of a width. Measured for the widest; for the others estimated from
    /// the loads and the chains that are left: with fewer
    /// vectors side by side a loaded input is used less often, one vector leaves too few chains to hide the latency, and below 16 units only 256-bit vectors
    /// fit.
    /// </summary>
    private static readonly (int Width, double Efficiency)[] Widths = [(Narrowest, 0.3), (16, 0.6), (32, 0.85), (Widest, 0.91)];

    /// <summary>The width with which the layer takes the least time, its padding included; the narrower one of two that are equal.</summary>
    public static PanelLayout Weights(int units, int inputs)
    {
        int width = Widths.OrderBy(candidate => Padded(units, candidate.Width) / candidate.Efficiency).First().Width;
        return new PanelLayout(units, inputs, width, HasBias: true);
    }

    /// <summary>Panels of filters: those of a tile of two 512-bit vectors at most, because a filter sums up few values and many places use it.</summary>
    /// <param name="filters">Number of filters.</param>
    /// <param name="summed">Weights of a filter.</param>
    /// <param name="together">Filters that read the same channels: no panel holds others too, if it can be helped.</param>
    public static PanelLayout Filters(int filters, int summed, int together)
    {
        (int Width, double Efficiency)[] fitting =
        [
            .. Widths.Where(candidate => candidate.Width < Widest && (together == filters || together % Narrowest != 0 || together % candidate.Width == 0)),
        ];
        int width = fitting.OrderBy(candidate => Padded(filters, candidate.Width) / candidate.Efficiency).First().Width;
        return new PanelLayout(filters, summed, width, HasBias: true);
    }

    /// <summary>
    /// Panels of a transposed matrix, whose units are the inputs of the layer: they must end exactly where the padded row of those inputs ends.
    /// </summary>
    public static PanelLayout Transposed(PanelLayout weights, int inputPitch) =>
        new(weights.Inputs, weights.Units, Widths.Last(candidate => inputPitch % candidate.Width == 0).Width, HasBias: false);

    /// <summary>Values that belong to the units of a layer and to nothing else: one panel of one row.</summary>
    public static PanelLayout Vector(int length) => new(length, 1, Padded(length, Narrowest), HasBias: false);

    public static int Padded(int length, int width) => (length + width - 1) / width * width;
}
