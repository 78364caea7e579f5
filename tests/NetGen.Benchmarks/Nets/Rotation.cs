namespace NetGen.Benchmarks.Nets;

/// <summary>Which sample a call gets. The same one every time would let branch prediction learn it by heart.</summary>
internal static class Rotation
{
    /// <summary>Different samples; a power of two. Also the rows of a batch at inference.</summary>
    public const int Rows = 256;

    /// <summary>The sample of a call.</summary>
    public static ReadOnlySpan<float> Row(ReadOnlySpan<float> inputs, int call, int size) => inputs.Slice((call & (Rows - 1)) * size, size);
}
