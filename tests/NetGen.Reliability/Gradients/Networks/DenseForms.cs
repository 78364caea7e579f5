namespace NetGen.Reliability.Gradients.Networks;

/// <summary>Layers of units.</summary>
internal static class DenseForms
{
    public static IReadOnlyList<LayerForm> All { get; } =
    [
        new("Dense", 1, static (n, size, f) => n.Add($"Dense({f.After($"{size}")})", size)),
        new("Dense without bias", 1, static (n, size, f) => n.Add($"Dense({f.After($"{size}", ", UseBias = false")})", size)),
        new("Dense, DropConnect", 1, static (n, size, f) => n.Add($"Dense({f.After($"{size}", ", DropConnect = 0.3")})", size)),
        new("Dense before BatchNorm", 1, static (n, size, f) =>
        {
            n.Add($"Dense({size})", size).Add("BatchNorm");
            f.AddTo(n);
        }),
        new("Dense before Dropout", 1, static (n, size, f) => n.Add($"Dense({f.After($"{size}")})", size).Add("Dropout(0.4)")),
        LayerForm.Plain("BatchNorm", 1, static n => n.Add("BatchNorm(Epsilon = 0.01)")),
        LayerForm.Plain("LayerNorm", 1, static n => n.Add("LayerNorm(Epsilon = 0.01)")),
        LayerForm.Plain("Dropout", 1, static n => n.Add("Dropout(0.3)")),
        LayerForm.Plain("Activate", 1, static _ => { }),
        LayerForm.Plain("Reshape of units", 1, static n => n.Add($"Reshape({n.Channels}, 1)", n.Channels, 1)),
    ];
}
