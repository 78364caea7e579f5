namespace NetGen;

/// <summary>What separates the cells of a row.</summary>
public enum CsvSeparator
{
    /// <summary>A comma.</summary>
    Comma,

    /// <summary>A semicolon.</summary>
    Semicolon,

    /// <summary>A tab.</summary>
    Tab,

    /// <summary>One or more spaces or tabs, as in tables with aligned columns.</summary>
    Blanks,
}
