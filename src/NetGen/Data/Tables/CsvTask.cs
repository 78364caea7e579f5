namespace NetGen;

/// <summary>What a network learns from a table.</summary>
public enum CsvTask
{
    /// <summary>The target column contains classes. Each class becomes a one-hot row, for a softmax.</summary>
    Classification,

    /// <summary>Each target column contains one of two classes. It becomes a single 0 or 1, for a sigmoid.</summary>
    BinaryClassification,

    /// <summary>Each target column contains numbers.</summary>
    Regression,
}
