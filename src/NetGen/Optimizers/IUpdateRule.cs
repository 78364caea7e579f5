namespace NetGen;

/// <summary>An update rule with its constants as single floats, which <see cref="Update"/> makes vectors of.</summary>
internal interface IUpdateRule
{
    /// <summary>Runs the rule over a piece, in vectors of one width: <see cref="UpdateLoop.Run{T, V}"/>.</summary>
    void Update<V>(ParameterPiece piece)
        where V : struct, IFloatVector<V>;
}

/// <summary>An update rule for a vector of parameters. Its constants are vectors too: made once a piece, they stay in registers.</summary>
/// <typeparam name="V">The vector.</typeparam>
internal interface IUpdateRule<V>
    where V : struct, IFloatVector<V>
{
    /// <summary>How many state slots the rule reads and writes; at most three.</summary>
    static abstract int Slots { get; }

    /// <summary>The size below which a gradient counts as zero.</summary>
    V SmallestGradient { get; }

    /// <summary>The new weights.</summary>
    /// <param name="w">The weights.</param>
    /// <param name="g">The gradient with its penalties.</param>
    /// <param name="first">State slot 0, if the rule has it.</param>
    /// <param name="second">State slot 1, if the rule has it.</param>
    /// <param name="third">State slot 2, if the rule has it.</param>
    V Apply(V w, V g, ref V first, ref V second, ref V third);
}
