namespace NetGen.Generator.Model;

/// <summary>What a buffer holds.</summary>
internal enum BufferRole
{
    /// <summary>The samples, handed in.</summary>
    Input,

    /// <summary>What the outputs should be, handed in.</summary>
    Target,

    /// <summary>The outputs, handed out.</summary>
    Output,

    /// <summary>The loss of each row, handed out.</summary>
    Loss,

    /// <summary>A value computed in forward propagation.</summary>
    Activation,

    /// <summary>The gradient of the loss with respect to such a value.</summary>
    Gradient,

    /// <summary>Random factors or slopes, drawn for every row.</summary>
    Mask,

    /// <summary>Which values of a row are not zero: whole numbers, a list for every tile of rows.</summary>
    Index,

    /// <summary>A tensor the optimizer changes.</summary>
    Parameter,

    /// <summary>The gradient with respect to such a tensor.</summary>
    ParameterGradient,

    /// <summary>Random factors of a tensor, drawn for every mini-batch.</summary>
    ParameterMask,

    /// <summary>A measured, not trained, tensor.</summary>
    Statistic,

    /// <summary>A tensor that follows from parameters and statistics.</summary>
    Derived,

    /// <summary>What is measured of a mini-batch: one value for every column.</summary>
    BatchStatistic,
}

/// <summary>A value of the network. All elements are 32-bit floats; the reference code reads the same plan in double.</summary>
/// <param name="Name">The letters of the lectures: x, z1, a1, w1, b1, and d in front for a gradient.</param>
/// <param name="Role">What it holds.</param>
/// <param name="Rows">1 for a value with a batch axis and for a vector; the units of a weight matrix.</param>
/// <param name="Columns">Values in a row.</param>
internal sealed record Buffer(string Name, BufferRole Role, int Rows, int Columns)
{
    /// <summary>Whether there is a row for every sample.</summary>
    public bool HasBatchAxis => Role is not (BufferRole.Parameter or BufferRole.ParameterGradient or BufferRole.ParameterMask or BufferRole.Statistic or BufferRole.Derived or BufferRole.BatchStatistic);

    public bool IsTrained => Role == BufferRole.Parameter;

    public int Length => Rows * Columns;

    public override string ToString() => Name;
}
