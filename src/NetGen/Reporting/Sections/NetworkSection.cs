namespace NetGen;

/// <summary>The network, and how it was trained.</summary>
internal static class NetworkSection
{
    public static ReportSection? Of(ReportSubject subject)
    {
        if (subject.Training is not { } training)
        {
            return null;
        }

        NetworkInfo info = training.Network.Info;
        var layers = new HtmlTable("Layers", "layer", "reads", "output", "parameters", "multiply-adds");
        layers.Add("Input", "", string.Join('×', info.InputShape), "0", "0");
        foreach (LayerInfo layer in info.Layers)
        {
            layers.Add(layer.Name, string.Join(
                ", ", layer.Reads), string.Join('×', layer.OutputShape), Figures.Count(layer.ParameterCount), Figures.Count(layer.MultiplyAddCount));
        }

        var settings = new HtmlTable("Settings", "setting", "value");
        foreach (SettingText setting in training.Settings)
        {
            settings.Add(setting.Name, setting.Value);
        }

        return new ReportSection(
            "network", "Network and settings", $"""<div class="pair"><div>{layers.Html()}</div><div class="words">{settings.Html()}</div></div>""");
    }
}
