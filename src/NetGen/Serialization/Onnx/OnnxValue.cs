namespace NetGen;

/// <summary>What a layer gives, in a file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">The shape of a sample, channels last.</param>
/// <param name="IsChannelsFirst">Whether its channels come before its other axes; if not, they come last, as they lie in the network's memory.</param>
internal sealed record OnnxValue(string Name, int[] Shape, bool IsChannelsFirst)
{
    /// <summary>The shape of a sample as the file has it.</summary>
    public int[] Dimensions => IsChannelsFirst ? ToFirst(Shape) : Shape;

    /// <summary>Whether its values lie in another order than in the network's memory.</summary>
    public bool IsMoved => IsChannelsFirst && !IsSameBothWays(Shape);

    /// <summary>Whether it has this shape.</summary>
    public bool Has(int[] shape) => Shape.AsSpan().SequenceEqual(shape);

    /// <summary>A shape with its channels first.</summary>
    public static int[] ToFirst(int[] shape) => [shape[^1], .. shape.AsSpan(0, shape.Length - 1)];

    /// <summary>Where an axis of a shape is in a batch of samples.</summary>
    public int AxisOf(int axis) => !IsChannelsFirst ? axis + 1 : axis == Shape.Length - 1 ? 1 : axis + 2;

    /// <summary>Whether values lie in the same order with channels first and last: those of one channel, or of one pixel.</summary>
    public static bool IsSameBothWays(int[] shape) => shape[^1] == 1 || shape.AsSpan(0, shape.Length - 1).IndexOfAnyExcept(1) < 0;
}
