using NetGen.Build.Importing.Graph;
using NetGen.Build.Importing.Values;

namespace NetGen.Build.Importing.Reading.Operators;

/// <summary>Pools over windows and over whole images.</summary>
internal static class PoolOperators
{
    /// <summary>The most places in the padding of a window whose taps are further apart than the row is long.</summary>
    private const int MostInPadding = 1 << 16;

    public static IEnumerable<OperatorEntry> Entries { get; } =
    [
        new("MaxPool", 1, "One and two dimensions; strides, dilations, pads, auto_pad, ceil_mode; its second output, Indices, is not.", MaxPool),
        new("AveragePool", 6, "One and two dimensions; strides, dilations, pads, auto_pad, ceil_mode, count_include_pad.", AveragePool),
        new("GlobalMaxPool", 1, "One and two dimensions.", static node => Global(node, maximum: true)),
        new("GlobalAveragePool", 1, "One and two dimensions.", static node => Global(node, maximum: false)),
    ];

    private static Value MaxPool(NodeReading node)
    {
        node.OnlyFirstOutput("Indices");
        return Pool(node, maximum: true, counted: false);
    }

    private static Value AveragePool(NodeReading node) => Pool(node, maximum: false, node.Int("count_include_pad", 0) != 0);

    private static Value Pool(NodeReading node, bool maximum, bool counted)
    {
        Flow value = maximum ? node.AnyFlow(0) : new Flow(node.FlowAt(0), ElementKind.Real);
        GraphNode x = value.Node;
        WindowReading.Found found = WindowReading.Of(node, x.Shape, null);
        RequireValues(node, x.Shape, found);
        int[] none = new int[found.Output.Length];
        Pool pool = new(maximum, found.Window, counted ? found.DeclaredBegin : none, counted ? found.DeclaredEnd : none);
        return new Flow(node.Emit(pool, [x.Shape[0], .. found.Output], x), value.Kind);
    }

    /// <summary>Throws if a window lies completely in the padding, because it would have no maximum and no mean.</summary>
    private static void RequireValues(NodeReading node, int[] row, WindowReading.Found found)
    {
        Window window = found.Window;
        for (int axis = 0; axis < found.Output.Length; axis++)
        {
            if (!EveryPlaceReadsValue(window, axis, found.Output[axis], row[axis + 1]))
                throw new DeclinedException(
                    $"A window of {node.Operator} lies in the padding alone. NetGen supports padding that is smaller than the window.", "pads");
        }
    }

    /// <summary>Whether a window reads a value at each of its places. Rows may be very long, so only places that begin in the padding are visited.</summary>
    private static bool EveryPlaceReadsValue(Window window, int axis, int places, int size)
    {
        long last = ((places - 1L) * window.Stride[axis]) - window.Begin[axis];
        int before = (int)Math.Min(places, (window.Begin[axis] + window.Stride[axis] - 1L) / window.Stride[axis]);
        return last < size && (window.Dilation[axis] <= size
            ? before == 0 || ReadsValue(window, axis, 0, size)
            : before <= MostInPadding && Enumerable.Range(0, before).All(place => ReadsValue(window, axis, place, size)));
    }

    /// <summary>Whether a tap of a window reads a value. All values may lie between the taps of a dilated window.</summary>
    private static bool ReadsValue(Window window, int axis, int place, int size)
    {
        int first = (place * window.Stride[axis]) - window.Begin[axis];
        int skipped = first >= 0 ? 0 : (-first + window.Dilation[axis] - 1) / window.Dilation[axis];
        return skipped < window.Kernel[axis] && first + (skipped * window.Dilation[axis]) < size;
    }

    private static Value Global(NodeReading node, bool maximum)
    {
        GraphNode x = node.FlowAt(0);
        int axes = WindowReading.RequireAxes(node, x.Shape);
        GraphNode pooled = node.Emit(new GlobalPool(maximum), [x.Shape[0]], x);
        return node.Result(new Reshape(), [x.Shape[0], .. Enumerable.Repeat(1, axes)], pooled);
    }
}
