namespace NetGen.Reliability.Gradients.Networks;

/// <summary>Layers of images.</summary>
internal static class ImageForms
{
    public static IReadOnlyList<LayerForm> All { get; } =
    [
        new("Conv2D", 3, static (n, size, f) => n.AddOfWindow($"Conv2D({f.After($"{size}, 3")})", size, 3, 3, 1, 0, 1)),
        new("Conv2D of one pixel", 3, static (n, size, f) => n.AddOfWindow($"Conv2D({f.After($"{size}, 1")})", size, 1, 1, 1, 0, 1)),
        new("Conv2D, not square", 3, static (n, size, f) => n.AddOfWindow($"Conv2D({f.After($"{size}, 2, 3", ", Pad = 1")})", size, 2, 3, 1, 1, 1)),
        new("Conv2D, same", 3, static (n, size, f) => n.AddOfSame($"Conv2D({f.After($"{size}, 3", ", Padding = Padding.Same")})", size, 1)),
        new("Conv2D, stride", 3, static (n, size, f) => n.AddOfWindow($"Conv2D({f.After($"{size}, 3", ", Stride = 2, Pad = 1")})", size, 3, 3, 2, 1, 1)),
        new("Conv2D, stride, same", 3, static (n, size, f) =>
            n.AddOfSame($"Conv2D({f.After($"{size}, 2", ", Stride = 2, Padding = Padding.Same")})", size, 2)),
        new("Conv2D, dilated", 3, static (n, size, f) => n.AddOfWindow($"Conv2D({f.After($"{size}, 2", ", Dilation = 2, Pad = 1")})", size, 2, 2, 1, 1, 2)),
        new("Conv2D, groups", 3, static (n, size, f) => n.AddOfWindow(
            $"Conv2D({f.After($"{n.Channels * Math.Min(size, 5)}, 2", $", Groups = {n.Channels}")})", n.Channels * Math.Min(size, 5), 2, 2, 1, 0, 1)),
        new("Conv2D without bias", 3, static (n, size, f) => n.AddOfWindow($"Conv2D({f.After($"{size}, 2", ", UseBias = false")})", size, 2, 2, 1, 0, 1)),
        new("Conv2D before BatchNorm", 3, static (n, size, f) =>
        {
            n.AddOfSame($"Conv2D({size}, 3, Padding = Padding.Same)", size, 1).Add("BatchNorm");
            f.AddTo(n);
        }),
        new("Conv2D before MaxPool2D", 3, static (n, size, f) => n.AddOfSame($"Conv2D({f.After($"{size}, 3", ", Padding = Padding.Same")})", size, 1)
            .AddOfWindow("MaxPool2D(2)", size, 2, 2, 2, 0, 1)),
        new("DepthwiseConv2D", 3, static (n, _, f) => n.AddOfWindow($"DepthwiseConv2D({f.After("3", ", Pad = 1")})", n.Channels, 3, 3, 1, 1, 1)),
        new("DepthwiseConv2D, stride", 3, static (n, _, f) =>
            n.AddOfSame($"DepthwiseConv2D({f.After("2, 3", ", Stride = 2, Padding = Padding.Same")})", n.Channels, 2)),
        LayerForm.Plain("MaxPool2D", 3, static n => n.AddOfWindow("MaxPool2D(2)", n.Channels, 2, 2, 2, 0, 1)),
        LayerForm.Plain("MaxPool2D, overlapping", 3, static n => n.AddOfWindow("MaxPool2D(3, Stride = 1, Pad = 1)", n.Channels, 3, 3, 1, 1, 1)),
        LayerForm.Plain("MaxPool2D, same", 3, static n => n.AddOfSame("MaxPool2D(2, Padding = Padding.Same)", n.Channels, 2)),
        LayerForm.Plain("AveragePool2D", 3, static n => n.AddOfWindow("AveragePool2D(2, 3, Stride = 1)", n.Channels, 2, 3, 1, 0, 1)),
        LayerForm.Plain("AveragePool2D, padded", 3, static n => n.AddOfWindow("AveragePool2D(3, Stride = 2, Pad = 1)", n.Channels, 3, 3, 2, 1, 1)),
        LayerForm.Plain("GlobalAveragePool2D", 3, static n => n.Add("GlobalAveragePool2D", n.Channels)),
        LayerForm.Plain("GlobalMaxPool2D", 3, static n => n.Add("GlobalMaxPool2D", n.Channels)),
        LayerForm.Plain("BatchNorm of an image", 3, static n => n.Add("BatchNorm(Epsilon = 0.01)")),
        LayerForm.Plain("LayerNorm of an image", 3, static n => n.Add("LayerNorm(Epsilon = 0.01)")),
        LayerForm.Plain("Dropout of channels", 3, static n => n.Add("Dropout(0.3, PerChannel = true)")),
        LayerForm.Plain("Flatten", 3, static n => n.Add("Flatten", n.Sizes.Aggregate(1, static (product, size) => product * size))),
        LayerForm.Plain("Reshape of an image", 3, static n => n.Add($"Reshape({n.Sizes[0] * n.Sizes[1]}, {n.Channels})", n.Sizes[0] * n.Sizes[1], n.Channels)),
        new("Dense of an image", 3, static (n, size, f) => n.Add($"Dense({f.After($"{size}")})", size)),
    ];
}
