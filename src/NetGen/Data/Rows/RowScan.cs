using System.Globalization;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Visits all rows of a source in order: arrays in one piece, other sources some rows at a time.</summary>
internal static class RowScan
{
    /// <summary>Number of values that are read at a time: 4 MB.</summary>
    private const int Values = 1 << 20;

    /// <summary>Visits consecutive rows.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="values">The features of the rows, or their targets.</param>
    public delegate void Visit(int first, ReadOnlySpan<float> values);

    /// <summary>Visits the features of all rows. Those of sources other than arrays are also checked.</summary>
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

    /// <summary>Visits the targets of all rows. Those of sources other than arrays are also checked.</summary>
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

    /// <summary>Whether in every row one target is 1 and the others are 0.</summary>
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

    /// <summary>Whether in each of these rows one target is 1 and the others are 0.</summary>
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

    /// <summary>The checksum of all features and then all targets as a text. It is equal to that of a data set in arrays.</summary>
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

    /// <summary>A checksum as it is written in files.</summary>
    public static string Text(uint checksum) => checksum.ToString("x8", CultureInfo.InvariantCulture);

    /// <summary>A description of the source for messages.</summary>
    public static string Describe(IRowSource source) =>
        FormattableString.Invariant($"{source.Count} rows of {source.FeatureCount} and {source.TargetCount}, checksum {source.Fingerprint}");

    private static void Pieces(int count, int columns, Action<int, Span<float>> visit)
    {
        // A file without rows may claim any number of columns, so it gets no buffer.
        int rows = Math.Min(Math.Max(1, Values / columns), count);
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
