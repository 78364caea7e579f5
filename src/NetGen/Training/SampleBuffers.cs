namespace NetGen;

/// <summary>The samples of a mini-batch: inputs, targets, and which rows of the data set they are.</summary>
internal sealed class SampleBuffers(NetworkInfo info, int capacity)
{
    private readonly AlignedBuffer _inputs = new(checked(info.InputSize * capacity));
    private readonly AlignedBuffer _targets = new(checked(info.OutputSize * capacity));

    /// <summary>[capacity, input size].</summary>
    public Span<float> Inputs => _inputs.Span;

    /// <summary>[capacity, output size].</summary>
    public Span<float> Targets => _targets.Span;

    /// <summary>The row of the data set for each row.</summary>
    public int[] SourceRows { get; } = new int[capacity];
}
