using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Lowering;

/// <summary>Chooses how wide panels are, by size alone. So the same declaration always gives the same code and the same file.</summary>
internal static class PanelWidths
{
    /// <summary>The widest panel: four vectors of 512 bits, so that a row of weights takes four cache lines.</summary>
    public const int Widest = 64;

    /// <summary>Rows of values are padded to a multiple of this: the narrowest panel there is.</summary>
    public const int Narrowest = RowPitch.Narrowest;

    /// <summary>
    /// The share of the processor's peak rate of multiply-adds that a tile of six rows reaches, by the width of panels. The widest is measured. The others are
    /// estimated from loads and chains: with fewer vectors side by side a loaded input is used less often, one vector leaves too few chains to hide the
    /// latency, and below 16 units only 256-bit vectors fit.
    /// </summary>
    private static readonly (int Width, double Efficiency)[] Widths = [(Narrowest, 0.3), (16, 0.6), (32, 0.85), (Widest, 0.91)];

    /// <summary>The width with which the layer takes the least time, padding included. Of two equal widths it is the narrower one.</summary>
    public static PanelLayout Weights(int units, int inputs)
    {
        int width = Widths.OrderBy(candidate => Padded(units, candidate.Width) / candidate.Efficiency).First().Width;
        return new PanelLayout(units, inputs, width, HasBias: true);
    }

    /// <summary>
    /// The panels of filters. They are at most as wide as a tile of two 512-bit vectors, because a filter sums few values and many places use it.
    /// </summary>
    /// <param name="filters">Number of filters.</param>
    /// <param name="summed">Weights of a filter.</param>
    /// <param name="together">Filters that read the same channels. If possible no panel holds filters of two groups.</param>
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
    /// The panels of a transposed matrix, whose units are the inputs of the layer. They must end exactly where the padded row of those inputs ends.
    /// </summary>
    public static PanelLayout Transposed(PanelLayout weights, int inputPitch) =>
        new(weights.Inputs, weights.Units, Widths.Last(candidate => inputPitch % candidate.Width == 0).Width, HasBias: false);

    /// <summary>The layout of values that belong to the units of a layer and to nothing else: one panel of one row.</summary>
    public static PanelLayout Vector(int length) => new(length, 1, Padded(length, Narrowest), HasBias: false);

    public static int Padded(int length, int width) => (length + width - 1) / width * width;
}
