namespace NetGen;

/// <summary>What is done about a missing cell in a feature column. A missing target is an error unless its row is dropped.</summary>
public enum MissingCells
{
    /// <summary>It is an error.</summary>
    Error,

    /// <summary>Its row is left out of the table.</summary>
    DropRow,

    /// <summary>The mean of the column where the schema was fitted; the most frequent category in a column of categories.</summary>
    Mean,

    /// <summary>The median of the column where the schema was fitted; the most frequent category in a column of categories.</summary>
    Median,

    /// <summary>The most frequent number (the smallest of several) or category of the column where the schema was fitted.</summary>
    MostFrequent,
}
