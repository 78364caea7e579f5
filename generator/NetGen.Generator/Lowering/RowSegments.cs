using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Lowering;

/// <summary>
/// Cuts a phase into segments. Layers of images run for a few images at a time, so that the next layer finds in the cache what one layer writes. Dense layers
/// run for all rows at once, because their weights fill the cache. So does a layer that measures the mini-batch.
/// </summary>
internal static class RowSegments
{
    /// <summary>The values of all layers of a block, in floats: 384 KB, most of an ordinary second-level cache.</summary>
    private const int Floats = 96 * 1024;

    /// <summary>The most images of a block: more would save nothing.</summary>
    private const int MostRows = 16;

    /// <param name="ops">The operations of a phase that is divided by rows.</param>
    /// <param name="hasConvolutions">Whether the network has convolutions. A network without any has one segment.</param>
    /// <param name="places">The places of values. A value in the place of another takes no memory of its own.</param>
    public static List<RowSegment> Of(IReadOnlyList<Operation> ops, bool hasConvolutions, IReadOnlyDictionary<Value, Placement> places)
    {
        if (!hasConvolutions)
        {
            return [new RowSegment(ops, 0)];
        }

        var segments = new List<RowSegment>();
        for (int first = 0; first < ops.Count;)
        {
            int count = Math.Max(1, ops.Skip(first).TakeWhile(IsOfRows).Count());
            Add(segments, [.. ops.Skip(first).Take(count)], places);
            first += count;
        }

        return segments;
    }

    /// <summary>Joins neighbouring segments without images.</summary>
    private static void Add(List<RowSegment> segments, IReadOnlyList<Operation> ops, IReadOnlyDictionary<Value, Placement> places)
    {
        if (IsOfRows(ops[0]) && ops.SelectMany(static op => op.Writes).Any(static written => written.HasBatchAxis && written.Shape.Dimensions.Count > 1))
        {
            int perRow = ops.SelectMany(static op => op.Needs.Concat(op.Changes))
                .Where(value => value.HasBatchAxis && places[value] is not InPlace).Distinct().Sum(static value => value.Columns);
            segments.Add(new RowSegment([.. ops.Select(InBlock)], Math.Max(1, Math.Min(MostRows, Floats / Math.Max(1, perRow)))));
        }
        else if (segments.LastOrDefault() is { IsBlocked: false } last)
        {
            segments[segments.Count - 1] = last with { Ops = [.. last.Ops, .. ops] };
        }
        else
        {
            segments.Add(new RowSegment(ops, 0));
        }
    }

    private static Operation InBlock(Operation op) => op is ConvolutionWeightGradient filters ? filters with { IsInBlock = true } : op;

    /// <summary>
    /// Whether each row is computed by itself and without large weights. Lists of active inputs belong to the tiles of the dense layer that reads them.
    /// </summary>
    private static bool IsOfRows(Operation op) => op is not (DenseForward or FindActiveInputs or DenseInputGradient or BatchMoments or NormalizeGradients);
}
