using System.Collections.Immutable;
using System.Globalization;

namespace NetGen;

/// <summary>
/// What a network computes at inference, as a list of short lines: one for each layer that takes part, such as <c>Dense(16)</c>, <c>Relu</c> or
/// <c>BatchNorm(epsilon 1E-05)</c>.
/// </summary>
/// <remarks>
/// <para>Two classes with the same lines compute the same from the same parameters and statistics. What acts while training only is left out: dropout, DropConnect, the momentum of running
/// statistics. So is what the tensors of a file say already. A setting that no rule names counts, so that a new layer is compared too strictly rather
/// than not at all.</para>
/// <para>Files hold these lines, so the line of a layer never changes. Numbers are written as <see langword="float"/>, which is what kernels compute
/// with.</para>
/// </remarks>
internal static class Architecture
{
    /// <summary>The name of the network's input where a layer reads it.</summary>
    private const string Input = "Input";

    /// <summary>The lines of a network, first layer to last. A layer that reads another than the one before it names what it reads.</summary>
    public static ImmutableArray<string> Of(NetworkInfo info)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var standIns = new Dictionary<string, string>(StringComparer.Ordinal);
        string before = Input;
        int size = info.InputSize;
        foreach (LayerInfo layer in info.Layers)
        {
            int output = layer.OutputShape.Aggregate(1, static (product, length) => product * length);
            string[] reads = [.. layer.Reads.Select(read => standIns.GetValueOrDefault(read, read))];
            if (layer.Kind is "Dropout")
            {
                // At inference whatever reads it reads what it reads.
                standIns[layer.Name] = reads.Length > 0 ? reads[0] : before;
            }
            else
            {
                // The size of a layer with weights is said even where it is that of the layer before.
                string shape = layer.MultiplyAddCount > 0 || output != size ? string.Join('x', layer.OutputShape) : "";
                string details = string.Join(", ", Settings(layer).Prepend(shape).Where(static text => text.Length > 0));
                string way = reads.Length == 0 || (reads is [var only] && string.Equals(only, before, StringComparison.Ordinal)) ? "" : $" of {string.Join(" and ", reads)}";
                lines.Add((details.Length == 0 ? layer.Kind : $"{layer.Kind}({details})") + way);
                before = layer.Name;
            }

            size = output;
        }

        return lines.ToImmutable();
    }

    /// <summary>The settings that change outputs at inference.</summary>
    private static IEnumerable<string> Settings(LayerInfo layer)
    {
        Dictionary<string, string> settings = layer.Settings
            .Split(", ", StringSplitOptions.RemoveEmptyEntries)
            .Select(static setting => setting.Split(" = ", 2))
            .ToDictionary(static parts => parts[0], static parts => parts[^1], StringComparer.Ordinal);
        if (layer.Kind is "RRelu")
        {
            // Slopes are drawn while training; inference takes their mean.
            double slope = (Number(settings["Lower"]) + Number(settings["Upper"])) / 2;
            return [$"slope {Text(slope)}"];
        }

        return
            from setting in settings
            where Counts(layer.Kind, setting.Key)
            select $"{Word(layer.Kind, setting.Key)} {(double.TryParse(setting.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? Text(value) : setting.Value)}";
    }

    private static bool Counts(string kind, string setting) => (kind, setting) is not ((_, "DropConnect") or ("BatchNorm", "Momentum") or ("PRelu", "SlopePerChannel") or (_, "UseBias"));

    private static string Word(string kind, string setting) => kind is "LeakyRelu" ? "slope" : setting.ToLowerInvariant();

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Text(double value) => ((float)value).ToString(CultureInfo.InvariantCulture);
}
