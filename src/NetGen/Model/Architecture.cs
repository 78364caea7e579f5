using System.Collections.Immutable;
using System.Globalization;

namespace NetGen;

/// <summary>
/// The computation of a network at inference, as a list of short lines. There is a line for each layer that takes part, such as <c>Dense(16)</c>, <c>Relu</c>
/// or <c>BatchNorm(epsilon 1E-05)</c>.
/// </summary>
/// <remarks>
/// <para>
/// Two classes with the same lines compute the same from the same parameters and statistics. The lines leave out what acts in training only: dropout,
/// DropConnect and the momentum of running statistics. They also leave out what the tensors of a file show. A setting that no rule names is included. So a new
/// layer is compared too strictly rather than not at all.
/// </para>
/// <para>
/// Files hold these lines, so the line of a layer never changes. Numbers are written as <see langword="float"/>, the type that kernels compute with.
/// </para>
/// </remarks>
internal static class Architecture
{
    /// <summary>The name of the network's input in the line of a layer that reads it.</summary>
    private const string Input = "Input";

    /// <summary>The lines of a network, first layer to last. A line names what the layer reads unless that is the layer before it.</summary>
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
                // At inference this layer is the identity, so its readers read its own input.
                standIns[layer.Name] = reads.Length > 0 ? reads[0] : before;
            }
            else
            {
                // The line of a layer with weights always has the size, even if it is the size of the layer before.
                string shape = layer.MultiplyAddCount > 0 || output != size ? string.Join('x', layer.OutputShape) : "";
                string details = string.Join(", ", Settings(layer).Prepend(shape).Where(static text => text.Length > 0));
                string way = reads.Length == 0 || (reads is [var only] && string.Equals(only, before, StringComparison.Ordinal))
                    ? ""
                    : $" of {string.Join(" and ", reads)}";
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
            // The slopes are drawn in training. Inference uses their mean.
            double slope = (Number(settings["Lower"]) + Number(settings["Upper"])) / 2;
            return [$"slope {Text(slope)}"];
        }

        return
            from setting in settings
            where Counts(layer.Kind, setting.Key)
            let isNumber = double.TryParse(setting.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            select $"{Word(layer.Kind, setting.Key)} {(isNumber ? Text(Number(setting.Value)) : setting.Value)}";
    }

    private static bool Counts(string kind, string setting) =>
        (kind, setting) is not ((_, "DropConnect") or ("BatchNorm", "Momentum") or ("PRelu", "SlopePerChannel") or (_, "UseBias"));

    private static string Word(string kind, string setting) => kind is "LeakyRelu" ? "slope" : setting.ToLowerInvariant();

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Text(double value) => ((float)value).ToString(CultureInfo.InvariantCulture);
}
