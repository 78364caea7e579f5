using NetGen.Build.Importing.Graph;
using NetGen.Build.Importing.Values;

namespace NetGen.Build.Importing.Reading;

/// <summary>Reads the attributes that convolutions and pools share.</summary>
internal static class WindowReading
{
    /// <summary>A window, the shape of its output without channels, and the padding that the file declares.</summary>
    public readonly record struct Found(Window Window, int[] Output, int[] DeclaredBegin, int[] DeclaredEnd);

    /// <param name="node">The node.</param>
    /// <param name="row">The shape of a row: channels, then the axes that the window moves over.</param>
    /// <param name="filter">The size of the filters; null if only the attribute defines it.</param>
    public static Found Of(NodeReading node, int[] row, int[]? filter)
    {
        int axes = RequireAxes(node, row);
        int[] kernel = Sizes(node, "kernel_shape", axes, 1) ?? filter ?? throw new DeclinedException($"{node.Operator} has no kernel_shape.", "kernel_shape");
        if (filter is not null && !kernel.SequenceEqual(filter))
            throw new DeclinedException($"kernel_shape={Shapes.Text(kernel)} of {node.Operator} is not the size of its filters, {Shapes.Text(filter)}.",
                "kernel_shape");

        int[] stride = Sizes(node, "strides", axes, 1) ?? Ones(axes);
        int[] dilation = Sizes(node, "dilations", axes, 1) ?? Ones(axes);
        int[] size = [.. row.Skip(1)];
        int[] extent = [.. kernel.Select((taps, axis) => checked((taps - 1) * dilation[axis] + 1))];
        (int[] begin, int[] end) = Padding(node, size, extent, stride);
        int[] declaredEnd = end;

        bool ceil = node.Int("ceil_mode", 0) != 0;
        int[] output = new int[axes];
        end = [.. end];
        for (int axis = 0; axis < axes; axis++)
        {
            int room = checked(size[axis] + begin[axis] + end[axis] - extent[axis]);
            if (room < 0)
                throw new DeclinedException($"The window of {node.Operator} spans {extent[axis]} values, but a row has " +
                    $"{size[axis] + begin[axis] + end[axis]} with its padding.", "kernel_shape");

            output[axis] = room / stride[axis] + 1;
            if (ceil && room % stride[axis] != 0 && output[axis] * stride[axis] < size[axis] + begin[axis])
            {
                // One more window starts inside. The part of it past the end is padding too.
                end[axis] += output[axis] * stride[axis] - room;
                output[axis]++;
            }
        }

        return new Found(new Window(kernel, stride, dilation, begin, end), output, begin, declaredEnd);
    }

    /// <summary>Number of axes after the channels: one or two.</summary>
    public static int RequireAxes(NodeReading node, int[] row) =>
        row.Length is 2 or 3 ? row.Length - 1
        : throw new DeclinedException(
            $"{node.Operator} goes over rows of shape {Shapes.Text(row)}. NetGen supports rows of channels and one or two dimensions.");

    private static (int[] Begin, int[] End) Padding(NodeReading node, int[] size, int[] extent, int[] stride)
    {
        int axes = size.Length;
        string mode = node.Text("auto_pad", "NOTSET");
        switch (mode)
        {
            case "NOTSET" or "":
                int[] pads = Sizes(node, "pads", 2 * axes, 0) ?? new int[2 * axes];
                return ([.. pads.Take(axes)], [.. pads.Skip(axes)]);
            case "VALID":
                return (new int[axes], new int[axes]);
            case "SAME_UPPER" or "SAME_LOWER":
                int[] all = [.. size.Select((length, axis) =>
                    Math.Max(0, ((length + stride[axis] - 1) / stride[axis] - 1) * stride[axis] + extent[axis] - length))];
                int[] less = [.. all.Select(static padding => padding / 2)];
                int[] more = [.. all.Select(static padding => padding - padding / 2)];
                return mode == "SAME_UPPER" ? (less, more) : (more, less);
            default:
                throw new DeclinedException($"{node.Operator} has auto_pad=\"{mode}\". NetGen supports NOTSET, VALID, SAME_UPPER and SAME_LOWER.", "auto_pad");
        }
    }

    private static int[]? Sizes(NodeReading node, string name, int count, int least)
    {
        if (node.Ints(name) is not { } sizes) return null;
        if (sizes.Length != count || sizes.Any(size => size < least || size > Shapes.Limit))
            throw new DeclinedException($"{name}={Shapes.Text(sizes)} of {node.Operator}. NetGen supports {count} numbers from {least} up.", name);

        return [.. sizes.Select(static size => (int)size)];
    }

    private static int[] Ones(int count) => [.. Enumerable.Repeat(1, count)];
}
