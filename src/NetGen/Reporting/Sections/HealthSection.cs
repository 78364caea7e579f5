using static System.FormattableString;

namespace NetGen;

/// <summary>The last reading of a <see cref="HealthMonitor"/>.</summary>
internal static class HealthSection
{
    public static ReportSection? Of(ReportSubject subject)
    {
        if (subject.History.Epochs.LastOrDefault(static epoch => epoch.Health is not null) is not { Health: { } health } looked)
        {
            return null;
        }

        string caption = Invariant($"Outputs of the layers at the end of epoch {looked.Epoch}, on {Figures.Count(health.SampleCount, "row")}");
        var layers = new HtmlTable(caption, "layer", "root mean square", "dead units");
        foreach (LayerHealth layer in health.Layers)
        {
            layers.Add(layer.Name, Figures.Number(layer.OutputRms), layer.DeadUnitCount is { } dead ? Invariant($"{dead} of {layer.UnitCount}") : Figures.None);
        }

        var tensors = new HtmlTable("Parameters", "tensor", "norm", "gradient norm");
        foreach (TensorHealth tensor in health.Tensors)
        {
            tensors.Add(tensor.Name, Figures.Number(tensor.Norm), Figures.Number(tensor.GradientNorm));
        }

        string note = health.GradientRatio is not { } ratio ? "" : $"""
            <p class="note">The gradient of the first weights is {Figures.Number(ratio)} times that of the last weights (root mean squares).
            Far below 1 the gradients vanish, and far above 1 they explode, from the last layer to the first.</p>
            """;
        return new ReportSection("health", "From inside", $"""<div class="pair"><div>{layers.Html()}</div><div>{tensors.Html()}</div></div>{note}""");
    }
}
