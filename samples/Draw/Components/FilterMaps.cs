namespace Draw.Components;

/// <summary>The answers of the first filters, as pictures.</summary>
internal static class FilterMaps
{
    /// <summary>How many filters.</summary>
    public const int Count = 8;

    /// <summary>Width and height of an answer in pixels: a filter of 5 × 5 fits into a picture of 28 × 28 at 24 × 24 places.</summary>
    public const int Side = 24;
}
