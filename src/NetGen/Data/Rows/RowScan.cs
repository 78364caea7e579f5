using System.Globalization;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Goes over a source from the first row to the last: over arrays at once, over anything else some rows at a time.</summary>
internal static class RowScan
{
    /// <summary>Values that are read at once, 4 MB.</summary>
    private const int Values = 1 << 20;

    /// <summary>Some rows that follow each other.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="values">Their features, or their targets.</param>
    public delegate void Visit(int first, ReadOnlySpan<float> values);

    /// <summary>Visits the features of all rows; those of other sources than arrays are checked on the way.</summary>
    public static void Features(IRowSource source, Visit visit)
    {
        if (source is Dataset data)
        {
            visit(0, data.Features);
            return;
        }

        Pieces(source.Count, source.FeatureCount, (first, buffer) =>
        {
            source.Read(first, buffer, []);
            RowCheck.RequireFinite(source, buffer, source.FeatureCount, first, "feature");
            visit(first, buffer);
        });
    }

    /// <summary>Visits the targets of all rows; those of other sources than arrays are checked on the way.</summary>
    public static void Targets(IRowSource source, Visit visit)
    {
        if (source is Dataset data)
        {
            visit(0, data.Targets);
            return;
        }

        Pieces(source.Count, source.TargetCount, (first, buffer) =>
        {
            source.Read(first, [], buffer);
            RowCheck.RequireFinite(source, buffer, source.TargetCount, first, "target");
            visit(first, buffer);
        });
    }

    /// <summary>Whether every row of targets is a single 1 among zeros.</summary>
    public static bool AreTargetsOneHot(IRowSource source)
    {
        int columns = source.TargetCount;
        bool areOneHot = columns > 1;
        if (areOneHot)
        {
            Targets(source, (_, targets) => areOneHot = areOneHot && AreOneHot(targets, columns));
        }

        return areOneHot;
    }

    /// <summary>Whether rows of targets are a single 1 among zeros.</summary>
    public static bool AreOneHot(ReadOnlySpan<float> targets, int columns)
    {
        for (; !targets.IsEmpty; targets = targets[columns..])
        {
            ReadOnlySpan<float> row = targets[..columns];
            int hot = row.IndexOf(1f);
            if (hot < 0 || row[..hot].ContainsAnyExcept(0f) || row[(hot + 1)..].ContainsAnyExcept(0f))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The checksum of all features and then all targets, in words: that of a data set in arrays.</summary>
    public static string Fingerprint(IRowSource source)
    {
        var checksum = new ValueChecksum();
        Pieces(source.Count, source.FeatureCount, (first, buffer) =>
        {
            source.Read(first, buffer, []);
            checksum.Append(buffer);
        });
        checksum.EndArray();
        Pieces(source.Count, source.TargetCount, (first, buffer) =>
        {
            source.Read(first, [], buffer);
            checksum.Append(buffer);
        });
        checksum.EndArray();
        return Text(checksum.Value);
    }

    /// <summary>A checksum as it stands in files.</summary>
    public static string Text(uint checksum) => checksum.ToString("x8", CultureInfo.InvariantCulture);

    /// <summary>The source in words.</summary>
    public static string Describe(IRowSource source) =>
        FormattableString.Invariant($"{source.Count} rows of {source.FeatureCount} and {source.TargetCount}, checksum {source.Fingerprint}");

    private static void Pieces(int count, int columns, Action<int, Span<float>> visit)
    {
        int rows = Math.Clamp(Values / columns, 1, Math.Max(1, count));
        float[] buffer = new float[(long)rows * columns];
        for (int first = 0; first < count; first += rows)
        {
            visit(first, buffer.AsSpan(0, Math.Min(rows, count - first) * columns));
            if (first > int.MaxValue - rows)
            {
                return;
            }
        }
    }
}
