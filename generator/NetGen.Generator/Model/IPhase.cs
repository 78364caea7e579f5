namespace NetGen.Generator.Model;

/// <summary>Where the generated statements of a phase find their values.</summary>
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

/// <summary>What an operation asks when it writes its statement: where values lie, and how loops over rows and workers are written.</summary>
internal interface IPhase
{
    PhaseKind Kind { get; }

    /// <summary>How many rows the statements work on, as C#.</summary>
    string Rows { get; }

    /// <summary>Values from one row to the next.</summary>
    int Pitch(Value value);

    /// <summary>Row n of a value, without padding.</summary>
    string Row(Value value);

    /// <summary>A statement for every row; <see cref="Row"/> is the row's.</summary>
    string EachRow(string statement);

    /// <summary>A value of all rows of the mini-batch, where a phase is divided by rows.</summary>
    string AllRows(Value value);

    /// <summary>Where a value with rows lies.</summary>
    string MemoryOf(Value value);

    /// <summary>The layout of weights or of what belongs to them.</summary>
    PanelLayout PanelsOf(Value value);

    /// <summary>Where a tensor starts in its block.</summary>
    int OffsetOf(Value value);

    /// <summary>Where a statistic starts.</summary>
    int StatisticOffset(Value value);
}
