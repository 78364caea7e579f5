using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Samples to train on or to evaluate: one row of features and one row of targets each.</summary>
/// <remarks>
/// Both arrays are flat and row-major. They are not copied: do not change them while the data set is in use. A data set may be empty, as a part of a split can
/// be, but training and evaluation refuse an empty one.
/// </remarks>
public sealed partial class Dataset
{
    private readonly float[] _features;
    private readonly float[] _targets;
    private readonly Lazy<bool> _hasOneHotTargets;
    private readonly Lazy<uint> _checksum;

    /// <summary>Makes a data set from features and targets, row after row.</summary>
    /// <param name="features">n × <paramref name="featureCount"/> values.</param>
    /// <param name="featureCount">Features of one sample; at least 1.</param>
    /// <param name="targets">n × <paramref name="targetCount"/> values.</param>
    /// <param name="targetCount">Targets of one sample; at least 1.</param>
    /// <exception cref="ArgumentException">A count is below 1, a length is no multiple of its count, or the arrays differ in rows.</exception>
    public Dataset(float[] features, int featureCount, float[] targets, int targetCount)
    {
        int featureRows = RowsOf(features, featureCount);
        int targetRows = RowsOf(targets, targetCount);
        if (featureRows != targetRows)
        {
            throw new ArgumentException($"Expected as many rows of targets as of features, {featureRows}, but found {targetRows}.", nameof(targets));
        }

        _features = features;
        _targets = targets;
        Count = featureRows;
        FeatureCount = featureCount;
        TargetCount = targetCount;
        _hasOneHotTargets = new Lazy<bool>(AreTargetsOneHot);
        _checksum = new Lazy<uint>(() => Crc(Crc(Crc(0, _features), _targets), _weights));
    }

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>Features of one row.</summary>
    public int FeatureCount { get; }

    /// <summary>Targets of one row.</summary>
    public int TargetCount { get; }

    /// <summary>All features: <see cref="Count"/> × <see cref="FeatureCount"/> values.</summary>
    public ReadOnlySpan<float> Features => _features;

    /// <summary>All targets: <see cref="Count"/> × <see cref="TargetCount"/> values.</summary>
    public ReadOnlySpan<float> Targets => _targets;

    /// <summary>Whether every row has at least two targets, of which one is 1 and the others are 0. It is computed once, on the first call.</summary>
    public bool HasOneHotTargets => _hasOneHotTargets.Value;

    /// <summary>The features of one row.</summary>
    /// <param name="row">0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ReadOnlySpan<float> FeaturesOf(int row)
    {
        RequireRow(row, nameof(row));
        return _features.AsSpan(row * FeatureCount, FeatureCount);
    }

    /// <summary>The targets of one row.</summary>
    /// <param name="row">0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ReadOnlySpan<float> TargetsOf(int row)
    {
        RequireRow(row, nameof(row));
        return _targets.AsSpan(row * TargetCount, TargetCount);
    }

    /// <summary>Copies the given rows to a new data set.</summary>
    /// <param name="rows">Row numbers in the order of the result. A row may occur more than once.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Dataset Rows(params ReadOnlySpan<int> rows)
    {
        // long, so that a product past 2³¹ fails as too large instead of wrapping
        float[] features = new float[(long)rows.Length * FeatureCount];
        float[] targets = new float[(long)rows.Length * TargetCount];
        for (int i = 0; i < rows.Length; i++)
        {
            RequireRow(rows[i], nameof(rows));
            FeaturesOf(rows[i]).CopyTo(features.AsSpan(i * FeatureCount));
            TargetsOf(rows[i]).CopyTo(targets.AsSpan(i * TargetCount));
        }

        return new Dataset(features, FeatureCount, targets, TargetCount, WeightsOf(rows));
    }

    /// <summary>
    /// Identifies the data set: CRC-32C of all features, then all targets, then the weights, if there are any. It is computed once, on the first call.
    /// </summary>
    internal uint Checksum => _checksum.Value;

    /// <summary>A description of the data set, with its checksum.</summary>
    internal string Description => FormattableString.Invariant($"{Count} rows of {FeatureCount} and {TargetCount}, checksum {Checksum:x8}");

    /// <summary>Throws if a value is NaN or infinite, because no training recovers from one.</summary>
    /// <param name="parameterName">The name of the parameter that the user passed the data set to.</param>
    /// <exception cref="ArgumentException">A feature or target is not finite; the message names value, row and column.</exception>
    internal void RequireFinite(string parameterName)
    {
        RequireFinite(_features, FeatureCount, "feature", parameterName);
        RequireFinite(_targets, TargetCount, "target", parameterName);
    }

    private static uint Crc(uint crc, float[] values)
    {
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<float, ulong>(values);
        foreach (ulong word in words)
        {
            crc = BitOperations.Crc32C(crc, word);
        }

        foreach (float rest in values.AsSpan(2 * words.Length))
        {
            crc = BitOperations.Crc32C(crc, BitConverter.SingleToUInt32Bits(rest));
        }

        return crc;
    }

    private static void RequireFinite(float[] values, int columns, string kind, string parameterName)
    {
        int index = FiniteScan.IndexOfNonFinite(values);
        if (index >= 0)
        {
            string value = values[index].ToString(CultureInfo.InvariantCulture);
            throw new ArgumentException($"Expected finite values, but found {value} in row {index / columns}, {kind} column {index % columns}.", parameterName);
        }
    }

    private static int RowsOf(
        float[] values,
        int columns,
        [CallerArgumentExpression(nameof(values))] string valuesName = "",
        [CallerArgumentExpression(nameof(columns))] string columnsName = "")
    {
        ArgumentNullException.ThrowIfNull(values, valuesName);
        if (columns < 1)
        {
            throw new ArgumentException($"Expected at least 1 value in a row, but found {columns}.", columnsName);
        }

        if (values.Length % columns != 0)
        {
            throw new ArgumentException($"Expected a multiple of {columns} values (rows of {columns}), but found {values.Length}.", valuesName);
        }

        return values.Length / columns;
    }

    private void RequireRow(int row, string parameter)
    {
        if ((uint)row >= (uint)Count)
        {
            throw new ArgumentOutOfRangeException(parameter, row, $"Expected a row from 0 to {Count - 1}, but found {row}.");
        }
    }

    private bool AreTargetsOneHot()
    {
        if (TargetCount < 2)
        {
            return false;
        }

        return RowScan.AreOneHot(_targets, TargetCount);
    }
}
