namespace NetGen;

/// <summary>The legend of diverging colours.</summary>
internal static class ColorBar
{
    /// <summary>The colours from one value to another, written at its ends.</summary>
    public static string Html(double low, double high)
    {
        string colors = $"linear-gradient(90deg,{Palette.Negative},transparent,{Palette.Positive})";
        return $"""<p class="colorbar"><span>{Figures.Number(low)}</span><i style="background:{colors}"></i><span>{Figures.Number(high)}</span></p>""";
    }
}
