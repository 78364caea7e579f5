using System.Globalization;
using System.Runtime.ExceptionServices;

namespace NetGen;

/// <summary>Some blocks of rows in memory.</summary>
internal sealed class RowBuffer
{
    private readonly float[] _features;
    private readonly float[] _targets;
    private readonly int _featureCount;
    private readonly int _targetCount;

    public RowBuffer(IRowSource source, int blockRows, int blocks)
    {
        (_featureCount, _targetCount) = (source.FeatureCount, source.TargetCount);
        long rows = (long)blockRows * blocks, values = Math.Max(rows * _featureCount, rows * _targetCount);
        if (values > Array.MaxLength)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Expected a buffer of at most {Array.MaxLength} values, but found {blocks} blocks of {blockRows} rows, {values} values: take smaller "
                        + $"blocks, or fewer in a buffer."),
                nameof(FitOptions.Shuffling));
        }

        _features = GC.AllocateUninitializedArray<float>((int)rows * _featureCount);
        _targets = GC.AllocateUninitializedArray<float>((int)rows * _targetCount);
    }

    /// <summary>Number of the buffer in the epoch, from 0; −1 for none.</summary>
    public int Number { get; set; } = -1;

    /// <summary>The exception with which reading failed.</summary>
    public ExceptionDispatchInfo? Failure { get; set; }

    public Span<float> Features(int row, int rows) => _features.AsSpan(row * _featureCount, rows * _featureCount);

    public Span<float> Targets(int row, int rows) => _targets.AsSpan(row * _targetCount, rows * _targetCount);

    public ReadOnlySpan<float> FeaturesOf(int row) => Features(row, 1);

    public ReadOnlySpan<float> TargetsOf(int row) => Targets(row, 1);
}
