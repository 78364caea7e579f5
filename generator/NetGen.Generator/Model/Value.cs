namespace NetGen.Generator.Model;

/// <summary>The role of a value in the network.</summary>
internal enum ValueRole
{
    /// <summary>The samples, which the caller passes in.</summary>
    Input,

    /// <summary>The targets, which the caller passes in.</summary>
    Target,

    /// <summary>The outputs, which the caller receives.</summary>
    Output,

    /// <summary>The loss of each row, which the caller receives.</summary>
    Loss,

    /// <summary>A value that forward propagation computes.</summary>
    Activation,

    /// <summary>The gradient of the loss with respect to such a value.</summary>
    Gradient,

    /// <summary>Random factors or slopes, drawn for every row.</summary>
    Mask,

    /// <summary>A number measured from the values of one row; one for every row.</summary>
    RowStatistic,

    /// <summary>Lists of the values that are not zero: whole numbers, a list for every tile of rows.</summary>
    Index,

    /// <summary>A tensor the optimizer changes.</summary>
    Parameter,

    /// <summary>The gradient with respect to such a tensor.</summary>
    ParameterGradient,

    /// <summary>Random factors of a tensor, drawn for every mini-batch, or the tensor times these factors.</summary>
    ParameterMask,

    /// <summary>Transposed weights.</summary>
    Transposed,

    /// <summary>A measured, not trained, tensor.</summary>
    Statistic,

    /// <summary>A tensor that is computed from parameters and statistics.</summary>
    Derived,

    /// <summary>A number measured from a mini-batch; one for every column.</summary>
    BatchStatistic,

    /// <summary>The gradients of a tensor for the shards of a mini-batch, one after the other.</summary>
    Shards,

    /// <summary>Memory that one operation works in.</summary>
    Room,
}

/// <summary>A value of a network: a value of every sample, a tensor, or something measured or drawn.</summary>
/// <remarks>All elements are 32-bit floats; the reference code computes the same values in double.</remarks>
/// <param name="Name">The letters of the lectures: x, z1, a1, w1, b1, and d in front for a gradient. Unique in a network.</param>
/// <param name="Role">What it is to the network.</param>
/// <param name="Shape">The shape of one sample if there is a row for every sample. Otherwise the shape of the whole value: [out, in] for a weight
/// matrix.</param>
internal sealed record Value(string Name, ValueRole Role, Shape Shape)
{
    /// <summary>The value whose gradient this is; null for all other values.</summary>
    public Value? Of { get; init; }

    /// <summary>Whether there is a row for every sample.</summary>
    public bool HasBatchAxis => Role is ValueRole.Input or ValueRole.Target or ValueRole.Output or ValueRole.Loss
        or ValueRole.Activation or ValueRole.Gradient or ValueRole.Mask or ValueRole.RowStatistic or ValueRole.Index;

    public bool IsTrained => Role == ValueRole.Parameter;

    public int Length => Shape.Length;

    /// <summary>Output units of a weight matrix, or filters; 1 for all other values.</summary>
    public int Rows => IsMatrix ? Shape[0] : 1;

    /// <summary>Inputs of a weight matrix, weights of a filter, or the number of values of anything else.</summary>
    public int Columns => IsMatrix ? Shape.Length / Shape[0] : Shape.Length;

    private bool IsMatrix => !HasBatchAxis && Shape.Dimensions.Count >= 2;

    /// <summary>The gradient of the loss with respect to this value.</summary>
    public Value Gradient => new("d" + Name, IsTrained ? ValueRole.ParameterGradient : ValueRole.Gradient, Shape) { Of = this };

    public override string ToString() => Name;
}
