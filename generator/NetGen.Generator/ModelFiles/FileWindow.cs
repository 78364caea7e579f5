using NetGen.Generator.Model;

namespace NetGen.Generator.ModelFiles;

/// <summary>The window of a convolution or a pool in a file.</summary>
internal static class FileWindow
{
    public static Window Of(FileLayer layer)
    {
        EquatableArray<int> kernel = layer.Ints("kernel"), stride = layer.Ints("stride"), dilation = layer.Ints("dilation"), sides = Sides(layer.Ints("pads"));
        int last = kernel.Count - 1;
        if (kernel.Count != layer.Input.Dimensions.Count - 1 || stride.Count != kernel.Count || dilation.Count != kernel.Count)
        {
            throw new FormatException($"a window for {layer.Input}, but found {string.Join(" x ", kernel.Select(static number => $"{number}"))}");
        }

        var x = new WindowAxis(Window.WidthOf(layer.Input), kernel[last], stride[last], dilation[last], sides[1], sides[3]);
        WindowAxis y = last == 0 ? WindowAxis.Single : new WindowAxis(layer.Input[0], kernel[0], stride[0], dilation[0], sides[0], sides[2]);
        return x.Output > 0 && y.Output > 0
            ? new Window(y, x)
            : throw new FormatException($"a window no larger than {layer.Input}, but found {string.Join(" x ", kernel.Select(static number => $"{number}"))}");
    }

    /// <summary>How much of the padding counts in a mean; null for none.</summary>
    public static CountedPadding? Counted(EquatableArray<int> pads)
    {
        EquatableArray<int> sides = Sides(pads);
        return sides.All(static side => side == 0) ? null : new CountedPadding(sides[0], sides[1], sides[2], sides[3]);
    }

    /// <summary>Padding at the top, left, bottom and right. A sequence has none above and below.</summary>
    private static EquatableArray<int> Sides(EquatableArray<int> pads) => pads.Count switch
    {
        4 => pads,
        2 => new EquatableArray<int>([0, pads[0], 0, pads[1]]),
        _ => throw new FormatException($"two or four paddings, but found {pads.Count}"),
    };
}
