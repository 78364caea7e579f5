using System.Text.RegularExpressions;
using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing;

/// <summary>The lines in our files that say what a network computes at inference. The runtime writes the same lines from the same layers.</summary>
internal static class LayerLines
{
    /// <summary>The entry of a file's metadata that holds the lines.</summary>
    public const string Key = "netgen.architecture";

    private const string Input = "Input";

    /// <summary>Settings that the lines leave out: they act only in training, or follow from the tensors of a file.</summary>
    private static readonly HashSet<string> OfTraining = new(StringComparer.Ordinal) { "DropConnect", "Momentum", "SlopePerChannel", "UseBias" };

    /// <summary>The lines of a network, first layer to last. A layer that does not read the layer before it names the layers that it reads.</summary>
    public static IReadOnlyList<string> Of(NetworkModel model)
    {
        var lines = new List<string>();
        var names = new List<string>();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        string before = Input;
        int size = model.Input.Length;
        foreach (Node node in model.Nodes)
        {
            Layer layer = node.Layer;
            counts[layer.Kind] = counts.TryGetValue(layer.Kind, out int count) ? count + 1 : 1;
            string[] reads = [.. node.Inputs.Select(input => input == Node.Input ? Input : names[input])];
            if (layer.Kind == "Dropout")
            {
                // The layer does nothing at inference, so its readers read its input.
                names.Add(reads[0]);
            }
            else
            {
                names.Add(layer.Kind + counts[layer.Kind].ToString(CultureInfo.InvariantCulture));

                // The size of a layer with weights is written even if it is that of the layer before.
                string shape = layer.MultiplyAdds > 0 || layer.Output.Length != size ? layer.Output.ToString() : "";
                string details = string.Join(", ", Settings(layer).Prepend(shape).Where(static text => text.Length > 0));
                string way = reads.Length == 1 && reads[0] == before ? "" : $" of {string.Join(" and ", reads)}";
                lines.Add((details.Length == 0 ? layer.Kind : $"{layer.Kind}({details})") + way);
                before = names[names.Count - 1];
            }

            size = layer.Output.Length;
        }

        return lines;
    }

    /// <summary>Whether two lines say the same. Numbers are compared as numbers, because compilers run on frameworks that format them differently.</summary>
    public static bool AreTheSame(string line, string other) => Normalized(line) == Normalized(other);

    private static string Normalized(string line) => Regex.Replace(
        line,
        @"(?<![\w.])-?[0-9]+(\.[0-9]+)?(E[+-]?[0-9]+)?(?![\w.])",
        static match => Text(double.Parse(match.Value, CultureInfo.InvariantCulture)),
        RegexOptions.ExplicitCapture);

    /// <summary>A value as the lines have it: numbers in one form, and words as they are.</summary>
    private static string Written(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? Text(number) : value;

    private static IEnumerable<string> Settings(Layer layer)
    {
        (string Key, string Value)[] settings =
        [
            .. layer.Settings.Split([", "], StringSplitOptions.RemoveEmptyEntries)
                .Select(static setting => setting.Split([" = "], 2, StringSplitOptions.None))
                .Select(static parts => (parts[0], parts[parts.Length - 1])),
        ];
        if (layer.Kind == "RRelu")
        {
            // Training draws slopes, and inference takes their mean.
            return [$"slope {Text((Bound("Lower") + Bound("Upper")) / 2)}"];
        }

        return
            from setting in settings
            where !OfTraining.Contains(setting.Key)
            let name = layer.Kind == "LeakyRelu" ? "slope" : setting.Key.ToLowerInvariant()
            select $"{name} {Written(setting.Value)}";

        double Bound(string key) => double.Parse(settings.First(setting => setting.Key == key).Value, CultureInfo.InvariantCulture);
    }

    private static string Text(double value) => ((float)value).ToString("R", CultureInfo.InvariantCulture);
}
