using NetGen.Generator.Emission.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission;

/// <summary>
/// Writes the segments of a phase that is divided by rows. A segment that runs for all rows at once stands in the phase itself, if it is the only one of its
/// kind.
/// </summary>
internal static class SegmentsEmitter
{
    /// <summary>Writes the body of the phase.</summary>
    public static void WriteCalls(SourceWriter writer, string phase, IReadOnlyList<RowSegment> segments, IReadOnlyDictionary<Value, Placement> places)
    {
        for (int index = 0; index < segments.Count; index++)
        {
            if (index > 0)
            {
                writer.Line();
            }

            RowSegment segment = segments[index];
            if (segment.IsBlocked)
            {
                writer.Write($$"""
                    // Up to {{PanelWords.Count(segment.BlockRows, "image")}} at a time go through all of these layers: each layer finds its input in the cache.
                    while (pass.NextBlock({{segment.BlockRows}}))
                    {
                        {{NameOf(phase, segments, index)}}(pass);
                    }
                    """);
            }
            else if (IsInline(segments))
            {
                WriteOps(writer, segment, places);
            }
            else
            {
                writer.Write($"{NameOf(phase, segments, index)}(pass);");
            }
        }
    }

    /// <summary>Writes the methods that the body calls.</summary>
    public static void WriteMethods(SourceWriter writer, string phase, IReadOnlyList<RowSegment> segments, IReadOnlyDictionary<Value, Placement> places)
    {
        for (int index = 0; index < segments.Count; index++)
        {
            if (segments[index].IsBlocked || !IsInline(segments))
            {
                writer.Line();
                string rows = segments[index].IsBlocked ? "a few images, layer after layer" : "all rows of this worker";
                writer.Write($"/// <summary>{phase} propagation of {rows}. It computes {string.Join(", ", WrittenBy(segments[index]))}.</summary>");
                using (writer.OpenBlock($"private void {NameOf(phase, segments, index)}(Runtime::TrainingPass pass)"))
                {
                    WriteOps(writer, segments[index], places);
                }
            }
        }
    }

    /// <summary>The name of the method that an operation of the phase stands in.</summary>
    public static string MethodOf(Operation op, string phase, IReadOnlyList<RowSegment> segments)
    {
        int index = Enumerable.Range(0, segments.Count).First(position => segments[position].Ops.Contains(op));
        return segments[index].IsBlocked || !IsInline(segments) ? NameOf(phase, segments, index) : phase;
    }

    /// <summary>The values of a segment, in order.</summary>
    private static IEnumerable<Value> WrittenBy(RowSegment segment) => segment.Ops.SelectMany(static op => op.Changes).Distinct();

    private static bool IsInline(IReadOnlyList<RowSegment> segments) => segments.Count(static segment => !segment.IsBlocked) == 1;

    private static string NameOf(string phase, IReadOnlyList<RowSegment> segments, int index)
    {
        bool isBlocked = segments[index].IsBlocked;
        string name = phase + (isBlocked ? "Images" : "Rows");
        return segments.Count(segment => segment.IsBlocked == isBlocked) == 1
            ? name
            : name + Literals.Int(1 + segments.Take(index).Count(segment => segment.IsBlocked == isBlocked));
    }

    private static void WriteOps(SourceWriter writer, RowSegment segment, IReadOnlyDictionary<Value, Placement> places)
    {
        if (segment.Ops.Count > 0)
        {
            writer.Write("int rows = pass.Rows;");
        }

        new PhaseEmitter(PhaseKind.TrainingRows, places).Write(writer, segment.Ops);
    }
}
