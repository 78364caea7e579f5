using System.Text;
using static System.FormattableString;

namespace NetGen;

/// <summary>The frame of a chart: axes, grid and tick marks. It maps values to pixels.</summary>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
/// <remarks>The drawing is as wide as the screen of a phone, so that its text is readable there. On a wide page, two drawings are side by side.</remarks>
internal sealed record PlotFrame(PlotAxis X, PlotAxis Y)
{
    public const double Width = 400;

    private const double Left = 56, Right = 14, Top = 26, Bottom = 40, Tick = 4;

    /// <summary>Height of the whole drawing.</summary>
    public double Height { get; init; } = 250;

    /// <summary>The rectangle inside the axes.</summary>
    public (double X, double Y, double Width, double Height) Area => (Left, Top, Width - Left - Right, Height - Top - Bottom);

    public double XOf(double value) => Left + (X.ShareOf(value) * Area.Width);

    public double YOf(double value) => Top + ((1 - Y.ShareOf(value)) * Area.Height);

    /// <summary>The whole drawing as SVG.</summary>
    /// <param name="description">The description for screen readers.</param>
    /// <param name="content">What is drawn above the grid.</param>
    /// <param name="ground">What is drawn below the grid.</param>
    public string Svg(string description, string content, string ground = "")
    {
        double right = Left + Area.Width, bottom = Top + Area.Height;
        var svg = new StringBuilder();
        svg.Append(Invariant($"""<svg class="plot" role="img" aria-label="{Markup.Escape(description)}" viewBox="0 0 {Width:0.#} {Height:0.#}">"""));
        svg.Append(ground);
        foreach (double tick in Y.Ticks)
        {
            double y = YOf(tick);
            svg.Append(Invariant($"""<path class="grid" d="M{Left:0.#} {y:0.#}H{right:0.#}"/>"""));
            svg.Append(Invariant($"""<text x="{Left - 6:0.#}" y="{y + 4:0.#}" text-anchor="end">{Y.TextOf(tick)}</text>"""));
        }

        foreach (double tick in X.Ticks)
        {
            double x = XOf(tick);
            svg.Append(Invariant($"""<path class="tick" d="M{x:0.#} {bottom:0.#}v{Tick:0.#}"/>"""));
            svg.Append(Invariant($"""<text x="{x:0.#}" y="{bottom + 17:0.#}" text-anchor="middle">{X.TextOf(tick)}</text>"""));
        }

        svg.Append(Invariant($"""<path class="axis" d="M{Left:0.#} {Top:0.#}V{bottom:0.#}H{right:0.#}"/>"""));
        svg.Append(Invariant($"""<text class="name" x="{right:0.#}" y="{Height - 5:0.#}" text-anchor="end">{Markup.Escape(X.Label)}</text>"""));
        svg.Append(Invariant($"""<text class="name" x="4" y="13">{Markup.Escape(Y.Label)}{(Y.IsLogarithmic ? " (logarithmic)" : "")}</text>"""));
        return svg.Append(content).Append("</svg>").ToString();
    }
}
