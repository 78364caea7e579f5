namespace NetGen;

/// <summary>An update rule with its constants as single floats. <see cref="Update"/> makes vectors of them.</summary>
internal interface IUpdateRule
{
    /// <summary>Runs the rule over a piece, in vectors of one width: <see cref="UpdateLoop.Run{T, V}"/>.</summary>
    void Update<V>(ParameterPiece piece)
        where V : struct, IFloatVector<V>;
}

/// <summary>An update rule for a vector of parameters. Its constants are vectors too. They are made once per piece and stay in registers.</summary>
/// <typeparam name="V">The vector.</typeparam>
internal interface IUpdateRule<V>
    where V : struct, IFloatVector<V>
{
    /// <summary>Number of state slots that the rule reads and writes; at most three.</summary>
    static abstract int Slots { get; }

    /// <summary>The absolute value below which a gradient counts as zero.</summary>
    V SmallestGradient { get; }

    /// <summary>The new weights.</summary>
    /// <param name="w">The weights.</param>
    /// <param name="g">The gradient with its penalties.</param>
    /// <param name="first">State slot 0, if the rule has it.</param>
    /// <param name="second">State slot 1, if the rule has it.</param>
    /// <param name="third">State slot 2, if the rule has it.</param>
    V Apply(V w, V g, ref V first, ref V second, ref V third);
}
