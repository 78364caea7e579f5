using NetGen.Build.Importing.Writing;
using NetGen.Build.Importing.Values;

namespace NetGen.Build.Importing.Layout;

/// <summary>Brings values into the order that a reader needs. A value that has been moved to an order once is not moved to it again.</summary>
/// <param name="text">Receives the lines.</param>
internal sealed class Mover(TextBuilder text)
{
    private const int LargestRank = 6;

    private readonly Dictionary<(int Position, string Axes), int> moved = [];

    /// <summary>The value with its axes in another order.</summary>
    /// <param name="value">The value.</param>
    /// <param name="order">The order.</param>
    /// <param name="reader">The node that needs this order.</param>
    /// <param name="name">The name of the line if the line is the node itself; else null.</param>
    public Placed Bring(Placed value, int[] order, string reader, string? name)
    {
        if (Orders.Agree(value.Shape, value.Order, order)) return value with { Order = order };

        int[] from = Orders.WithoutOnes(value.Shape, value.Order);
        int[] to = Orders.WithoutOnes(value.Shape, order);
        (int, string) key = (value.Position,
            $"{Shapes.Text(from.Select(axis => value.Shape[axis]))} {Shapes.Text(to.Select(axis => Array.IndexOf(from, axis)))}");
        if (!moved.TryGetValue(key, out int position)) moved[key] = position = Move(value, from, to, reader, name);
        return new Placed(position, value.Shape, order);
    }

    private int Move(Placed value, int[] from, int[] to, string reader, string? name)
    {
        List<int[]> runs = Runs(from, to);
        int[] sizes = [.. runs.Select(run => Shapes.Product([.. run.Select(axis => value.Shape[axis])], 0, run.Length))];
        if (runs.Count == 2)
        {
            int length = sizes[0] * sizes[1];
            bool channelFirst = to.SequenceEqual(to.OrderBy(static axis => axis));
            if (channelFirst)
            {
                // From [places, channels] to channels first.
                return text.AddViewed(new TextNode("Flatten", name ?? reader + ".flatten",
                    [value.Position], [.. Pixels(value, runs[0], sizes[0]), sizes[1]], [length], [], [], []));
            }

            return text.AddViewed(new TextNode("Reshape", name ?? reader + ".reshape",
                    [value.Position], [length], [.. Pixels(value, runs[1], sizes[1]), sizes[0]], [], [], []));
        }

        if (runs.Count > LargestRank)
            throw new DeclinedException(
                $"Rows of {Shapes.Text(value.Shape)} would have to be brought into another order of {runs.Count} axes. NetGen supports up to " +
                $"{LargestRank} axes.");
        int[] order = [.. runs.Select((run, i) => (First: Array.IndexOf(to, run[0]), i)).OrderBy(static run => run.First).Select(static run => run.i)];
        return text.AddFree(new TextNode("Permute", name ?? reader + ".permute",
                    [value.Position], sizes, Shapes.Permute(sizes, order), [new("order", order)], [], []));
    }

    /// <summary>Two axes of places form an image. Any other number forms a sequence.</summary>
    private static int[] Pixels(Placed value, int[] places, int length) => places.Length == 2 ? [value.Shape[places[0]], value.Shape[places[1]]] : [length];

    /// <summary>Groups axes that are neighbours in both orders.</summary>
    private static List<int[]> Runs(int[] from, int[] to)
    {
        List<int[]> runs = [];
        List<int> run = [];
        foreach (int axis in from)
        {
            if (run.Count > 0 && Array.IndexOf(to, axis) != Array.IndexOf(to, run[run.Count - 1]) + 1)
            {
                runs.Add([.. run]);
                run.Clear();
            }

            run.Add(axis);
        }

        runs.Add([.. run]);
        return runs;
    }
}
