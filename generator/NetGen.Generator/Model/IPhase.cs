namespace NetGen.Generator.Model;

/// <summary>The phases of generated code. A phase decides where statements find their values.</summary>
internal enum PhaseKind
{
    /// <summary>Training, divided by rows: values are the worker's own rows.</summary>
    TrainingRows,

    /// <summary>Training, divided by parameters: values are all rows of the mini-batch.</summary>
    TrainingParameters,

    /// <summary>Inference of a block of rows in a scratch buffer.</summary>
    Inference,

    /// <summary>Inference of one sample.</summary>
    Predict,
}

/// <summary>What an operation needs to write its statement: the places of values, and how loops over rows and workers are written.</summary>
internal interface IPhase
{
    PhaseKind Kind { get; }

    /// <summary>How many rows the statements work on, as C#.</summary>
    string Rows { get; }

    /// <summary>Values from one row to the next.</summary>
    int Pitch(Value value);

    /// <summary>Row n of a value, without padding.</summary>
    string Row(Value value);

    /// <summary>A statement that is executed for every row; <see cref="Row"/> is the value of that row.</summary>
    string EachRow(string statement);

    /// <summary>A value of all rows of the mini-batch, in a phase that is divided by rows.</summary>
    string AllRows(Value value);

    /// <summary>The memory of a value with a row for every sample.</summary>
    string MemoryOf(Value value);

    /// <summary>The layout of weights, or of a value with the same layout.</summary>
    PanelLayout PanelsOf(Value value);

    /// <summary>Where a tensor starts in its block.</summary>
    int OffsetOf(Value value);

    /// <summary>Where a statistic starts.</summary>
    int StatisticOffset(Value value);
}
