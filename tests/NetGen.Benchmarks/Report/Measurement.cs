namespace NetGen.Benchmarks.Report;

/// <summary>One line of the report. What a line does not have stays null and is left out.</summary>
internal sealed record Measurement
{
    /// <summary>Who was measured.</summary>
    public required string Peer { get; init; }

    /// <summary>What it did: <c>infer_b1</c>, <c>train_b128</c>, <c>peak</c> and so on.</summary>
    public string? Task { get; init; }

    /// <summary>The network.</summary>
    public string? Shape { get; init; }

    /// <summary>What it worked on.</summary>
    public string? Data { get; init; }

    /// <summary>On how many threads.</summary>
    public int? Threads { get; init; }

    /// <summary>For one sample, the middle round.</summary>
    public double? MedianNs { get; init; }

    /// <summary>For one sample, the fastest round.</summary>
    public double? MinNs { get; init; }

    /// <summary>In training, the middle round.</summary>
    public double? SamplesPerS { get; init; }

    /// <summary>In training, the fastest round.</summary>
    public double? BestSamplesPerS { get; init; }

    /// <summary>NetGen against this peer, or one way of training against another, as <see cref="RatioOf"/> says.</summary>
    public double? Ratio { get; init; }

    /// <summary>
    /// <c>time</c>: NetGen's time divided by the peer's, below 1 NetGen is faster. <c>speed</c>: NetGen's samples a second divided by the peer's, above 1
    /// NetGen is faster. <c>plain</c>: the speed with augmentation divided by that without. <c>one thread</c>: the speed on several threads divided by that on
    /// one.
    /// </summary>
    public string? RatioOf { get; init; }

    /// <summary>10⁹ operations a second.</summary>
    public double? Gflops { get; init; }

    /// <summary>Part of the FMA peak that was measured beside it.</summary>
    public double? ShareOfPeak { get; init; }

    /// <summary>How much slower a late step is than an early one: their quotient.</summary>
    public double? Slowdown { get; init; }

    /// <summary>Allocated on the heap.</summary>
    public double? Bytes { get; init; }

    /// <summary>What else a reader should know, such as the setting that was fastest.</summary>
    public string? Note { get; init; }

    /// <summary>Why there is nothing to report.</summary>
    public string? Skipped { get; init; }
}
