namespace NetGen;

/// <summary>How a missing cell in a feature column is handled. A missing target is an error, except with <see cref="DropRow"/>.</summary>
public enum MissingCells
{
    /// <summary>It is an error.</summary>
    Error,

    /// <summary>Its row is left out of the table.</summary>
    DropRow,

    /// <summary>
    /// It becomes the mean of the column in the rows to which the schema was fitted. In a column of categories, it becomes the most frequent category.
    /// </summary>
    Mean,

    /// <summary>
    /// It becomes the median of the column in the rows to which the schema was fitted. In a column of categories, it becomes the most frequent category.
    /// </summary>
    Median,

    /// <summary>
    /// It becomes the most frequent number (the smallest, if there are several) or category of the column in the rows to which the schema was fitted.
    /// </summary>
    MostFrequent,
}
