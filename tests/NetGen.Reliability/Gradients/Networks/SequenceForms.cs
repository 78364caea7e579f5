namespace NetGen.Reliability.Gradients.Networks;

/// <summary>Layers of sequences.</summary>
internal static class SequenceForms
{
    public static IReadOnlyList<LayerForm> All { get; } =
    [
        new("Conv1D", 2, static (n, size, f) => n.AddOfWindow($"Conv1D({f.After($"{size}, 3")})", size, 1, 3, 1, 0, 1)),
        new("Conv1D, stride", 2, static (n, size, f) => n.AddOfWindow($"Conv1D({f.After($"{size}, 2", ", Stride = 3, Pad = 1")})", size, 1, 2, 3, 1, 1)),
        new("Conv1D, same", 2, static (n, size, f) => n.AddOfSame($"Conv1D({f.After($"{size}, 4", ", Padding = Padding.Same")})", size, 1)),
        new("Conv1D, dilated", 2, static (n, size, f) => n.AddOfWindow($"Conv1D({f.After($"{size}, 3", ", Dilation = 2")})", size, 1, 3, 1, 0, 2)),
        new("Conv1D, groups", 2, static (n, size, f) => n.AddOfWindow(
            $"Conv1D({f.After($"{n.Channels * Math.Min(size, 5)}, 2", $", Groups = {n.Channels}")})", n.Channels * Math.Min(size, 5), 1, 2, 1, 0, 1)),
        new("Conv1D without bias", 2, static (n, size, f) => n.AddOfWindow($"Conv1D({f.After($"{size}, 1", ", UseBias = false")})", size, 1, 1, 1, 0, 1)),
        LayerForm.Plain("MaxPool1D", 2, static n => n.AddOfWindow("MaxPool1D(2)", n.Channels, 1, 2, 2, 0, 1)),
        LayerForm.Plain("MaxPool1D, overlapping", 2, static n => n.AddOfWindow("MaxPool1D(3, Stride = 1, Pad = 1)", n.Channels, 1, 3, 1, 1, 1)),
        LayerForm.Plain("AveragePool1D", 2, static n => n.AddOfWindow("AveragePool1D(3, Stride = 2)", n.Channels, 1, 3, 2, 0, 1)),
        LayerForm.Plain("AveragePool1D, same", 2, static n => n.AddOfSame("AveragePool1D(3, Stride = 2, Padding = Padding.Same)", n.Channels, 2)),
        LayerForm.Plain("GlobalAveragePool1D", 2, static n => n.Add("GlobalAveragePool1D", n.Channels)),
        LayerForm.Plain("GlobalMaxPool1D", 2, static n => n.Add("GlobalMaxPool1D", n.Channels)),
        LayerForm.Plain("BatchNorm of a sequence", 2, static n => n.Add("BatchNorm(Epsilon = 0.01)")),
        LayerForm.Plain("Dropout of channels of a sequence", 2, static n => n.Add("Dropout(0.3, PerChannel = true)")),
        new("Dense of a sequence", 2, static (n, size, f) => n.Add($"Dense({f.After($"{size}")})", size)),
    ];
}
