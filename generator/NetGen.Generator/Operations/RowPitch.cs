namespace NetGen.Generator.Operations;

/// <summary>The distance between the rows of a value that no product writes.</summary>
internal static class RowPitch
{
    /// <summary>The narrowest panel. Rows are padded to a multiple of it, so that a panel always ends where a padded row ends.</summary>
    public const int Narrowest = 8;

    /// <summary>Values from one row to the next.</summary>
    public static int Padded(int columns) => (columns + Narrowest - 1) / Narrowest * Narrowest;
}
