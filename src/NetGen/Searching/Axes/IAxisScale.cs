namespace NetGen;

/// <summary>How the values of an axis lie between the positions 0 and 1: an even spread of positions is the spread of values that a search should try.</summary>
internal interface IAxisScale
{
    /// <summary>The values in words; a search is only resumed with the same.</summary>
    string Description { get; }

    /// <summary>How many values without an order there are, each having an equal part of the positions; 0 where values are ordered.</summary>
    int Choices { get; }

    /// <summary>Where a search begins that does not vary this axis yet.</summary>
    double Start { get; }

    /// <summary>The value at a position as a text that is the same on every system and tells it from other values.</summary>
    string TextAt(double position);

    /// <summary>The positions of a grid.</summary>
    /// <param name="points">How many, where there are so many values; of choices all.</param>
    double[] Grid(int points);

    /// <summary>Positions worth a label in a plot.</summary>
    double[] Ticks();
}

/// <summary>A scale that knows the type of its values.</summary>
/// <typeparam name="T">The type.</typeparam>
internal interface IAxisScale<out T> : IAxisScale
{
    /// <summary>The value at a position from 0 to 1.</summary>
    T At(double position);
}
