namespace NetGen;

/// <summary>The samples of a mini-batch: inputs, targets, and the indices of their rows in the data set.</summary>
internal sealed class SampleBuffers(NetworkInfo info, int capacity)
{
    private readonly AlignedBuffer _inputs = new(checked(info.InputSize * capacity));
    private readonly AlignedBuffer _targets = new(checked(info.OutputSize * capacity));

    /// <summary>[capacity, input size].</summary>
    public Span<float> Inputs => _inputs.Span;

    /// <summary>[capacity, output size].</summary>
    public Span<float> Targets => _targets.Span;

    /// <summary>For each row of the mini-batch: the index of its row in the data set.</summary>
    public int[] SourceRows { get; } = new int[capacity];
}
