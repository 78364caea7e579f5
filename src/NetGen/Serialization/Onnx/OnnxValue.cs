namespace NetGen;

/// <summary>The output of a layer in a file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">The shape of a sample, channels last.</param>
/// <param name="IsChannelsFirst">Whether its channels come before its other axes. If not, they come last, as in the network's memory.</param>
internal sealed record OnnxValue(string Name, int[] Shape, bool IsChannelsFirst)
{
    /// <summary>The shape of a sample in the file.</summary>
    public int[] Dimensions => IsChannelsFirst ? ToFirst(Shape) : Shape;

    /// <summary>Whether the order of its values differs from the order in the network's memory.</summary>
    public bool IsMoved => IsChannelsFirst && !IsSameBothWays(Shape);

    /// <summary>Whether it has this shape.</summary>
    public bool Has(int[] shape) => Shape.AsSpan().SequenceEqual(shape);

    /// <summary>A shape with its channels first.</summary>
    public static int[] ToFirst(int[] shape) => [shape[^1], .. shape.AsSpan(0, shape.Length - 1)];

    /// <summary>The index of an axis in a batch of samples, in the file's order.</summary>
    public int AxisOf(int axis) => !IsChannelsFirst ? axis + 1 : axis == Shape.Length - 1 ? 1 : axis + 2;

    /// <summary>Whether the order of values is the same with channels first and last: with one channel, or with one pixel.</summary>
    public static bool IsSameBothWays(int[] shape) => shape[^1] == 1 || shape.AsSpan(0, shape.Length - 1).IndexOfAnyExcept(1) < 0;
}
