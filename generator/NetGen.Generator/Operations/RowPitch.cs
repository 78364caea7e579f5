namespace NetGen.Generator.Operations;

/// <summary>How far apart the rows of a value lie that no product writes.</summary>
internal static class RowPitch
{
    /// <summary>The narrowest panel: rows are padded to a multiple of it, so that a panel always ends where a padded row does.</summary>
    public const int Narrowest = 8;

    /// <summary>Values from one row to the next.</summary>
    public static int Padded(int columns) => (columns + Narrowest - 1) / Narrowest * Narrowest;
}
