using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Layers;

/// <summary>Reads the activation of <c>[Activate]</c> or <c>[Dense]</c> as a layer. Linear is no layer.</summary>
internal static class ActivationReader
{
    /// <summary>The values of the runtime's <c>Activation</c>, in its order.</summary>
    internal static readonly string[] Names =
        ["Linear", "Sigmoid", "Tanh", "Relu", "LeakyRelu", "PRelu", "RRelu", "Elu", "Softplus", "Gelu", "Silu", "Softmax"];

    /// <summary>The options, and the activations that read each.</summary>
    private static readonly (string Option, string[] Readers)[] Options =
    [
        ("Alpha", ["LeakyRelu", "PRelu", "Elu"]),
        ("Beta", ["Softplus"]),
        ("Lower", ["RRelu"]),
        ("Upper", ["RRelu"]),
        ("SlopePerChannel", ["PRelu"]),
    ];

    public static IEnumerable<Layer> Read(AttributeReader attribute, Shape input, Action<Problem> report)
    {
        int activation = attribute.Int("activation");
        string name = activation >= 0 && activation < Names.Length ? Names[activation] : "";
        Layer? layer = name switch
        {
            "Linear" => null,
            "Sigmoid" => new Activated(input, ElementwiseFunctions.Sigmoid),
            "Tanh" => new Activated(input, ElementwiseFunctions.Tanh),
            "Relu" => new Activated(input, ElementwiseFunctions.Relu),
            "Gelu" => new Activated(input, ElementwiseFunctions.Gelu),
            "Silu" => new Activated(input, ElementwiseFunctions.Silu),
            "LeakyRelu" => new Activated(input, ElementwiseFunctions.LeakyRelu(Option.Finite(attribute, "Alpha", 0.01, report))),
            "Elu" => new Activated(input, ElementwiseFunctions.Elu(Option.Finite(attribute, "Alpha", 1, report))),
            "Softplus" => new Activated(
                input,
                ElementwiseFunctions.Softplus(
                    Option.Checked(attribute, "Beta", 1, static beta => (float)beta > 0 && beta <= float.MaxValue, "positive", report))),
            "PRelu" => new PRelu(input, Option.Finite(attribute, "Alpha", 0.25, report), attribute.NamedBool("SlopePerChannel") ?? false),
            "RRelu" => ReadRRelu(attribute, input, report),
            "Softmax" => new SoftmaxLayer(input),
            _ => Unknown(attribute, activation, report),
        };
        return layer is null ? [] : [layer];
    }

    /// <summary>Reports options that the given activation does not read.</summary>
    public static IEnumerable<Problem> UnreadOptions(AttributeReader attribute)
    {
        string activation = Names[attribute.Int("activation")];
        return from option in Options
               where (attribute.NamedDouble(option.Option) is not null || attribute.NamedBool(option.Option) is true)
                   && !option.Readers.Contains(activation, StringComparer.Ordinal)
               select new Problem(
                   TrainingDiagnostics.OptionIsNotRead,
                   attribute.LocationOfArgument(option.Option),
                   option.Option,
                   string.Join(", ", option.Readers),
                   activation);
    }

    private static RRelu ReadRRelu(AttributeReader attribute, Shape input, Action<Problem> report)
    {
        double lower = Option.Finite(attribute, "Lower", 1.0 / 8, report);
        double upper = Option.Finite(attribute, "Upper", 1.0 / 3, report);
        if (upper >= lower)
        {
            return new RRelu(input, lower, upper);
        }

        string given = attribute.NamedDouble("Upper") is null ? "Lower" : "Upper";
        string least = $"at least Lower ({lower.ToString(CultureInfo.InvariantCulture)})";
        report(new Problem(LayerDiagnostics.InvalidOption, attribute.LocationOf(given), "Upper", least, upper));
        return new RRelu(input, lower, lower);
    }

    private static Layer? Unknown(AttributeReader attribute, int value, Action<Problem> report)
    {
        report(new Problem(LayerDiagnostics.UnknownValue, attribute.LocationOf("activation"), value, "Activation"));
        return null;
    }
}
