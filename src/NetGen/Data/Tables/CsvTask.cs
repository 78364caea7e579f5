namespace NetGen;

/// <summary>What is learned from a table.</summary>
public enum CsvTask
{
    /// <summary>The target column holds classes; each becomes a one-hot row, for a softmax.</summary>
    Classification,

    /// <summary>Each target column holds one of two classes and becomes a single 0 or 1, for a sigmoid.</summary>
    BinaryClassification,

    /// <summary>Each target column holds numbers.</summary>
    Regression,
}
