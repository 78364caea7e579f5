namespace NetGen;

/// <summary>The legend of a diverging colour scale.</summary>
internal static class ColorBar
{
    /// <summary>A bar with the colours between two values, which are written at its ends.</summary>
    public static string Html(double low, double high)
    {
        string colors = $"linear-gradient(90deg,{Palette.Negative},transparent,{Palette.Positive})";
        return $"""<p class="colorbar"><span>{Figures.Number(low)}</span><i style="background:{colors}"></i><span>{Figures.Number(high)}</span></p>""";
    }
}
