namespace NetGen;

/// <summary>Maps positions from 0 to 1 to the values of an axis. Evenly spread positions give the spread of values that a search should try.</summary>
internal interface IAxisScale
{
    /// <summary>The values in words. A search can be resumed only with the same text.</summary>
    string Description { get; }

    /// <summary>Number of values without an order, each of which covers an equal part of the positions; 0 if values are ordered.</summary>
    int Choices { get; }

    /// <summary>The position that a search uses until it varies this axis.</summary>
    double Start { get; }

    /// <summary>The value at a position as text. The text is the same on every system, and different for each value.</summary>
    string TextAt(double position);

    /// <summary>The positions of a grid.</summary>
    /// <param name="points">Number of positions, if there are that many values. For choices, all values are used.</param>
    double[] Grid(int points);

    /// <summary>Positions that a plot labels.</summary>
    double[] Ticks();
}

/// <summary>A scale with values of a known type.</summary>
/// <typeparam name="T">The type.</typeparam>
internal interface IAxisScale<out T> : IAxisScale
{
    /// <summary>The value at a position from 0 to 1.</summary>
    T At(double position);
}
