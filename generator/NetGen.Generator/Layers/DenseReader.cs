using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Layers;

/// <summary><c>[Dense(units, activation)]</c>: a dense layer, then its activation.</summary>
internal static class DenseReader
{
    private static readonly string[] Inits = ["He", "HeUniform", "Xavier", "XavierUniform", "LeCun", "Normal", "Uniform", "Zeros"];

    public static IEnumerable<Layer> Read(AttributeReader attribute, Shape input, Action<Problem> report)
    {
        int units = attribute.Int("units");
        if (units <= 0)
        {
            report(new Problem(LayerDiagnostics.LayerSizeMustBePositive, attribute.LocationOf("units"), units));
            units = 1;
        }

        Layer[] activation = [.. ActivationReader.Read(attribute, new Shape(units), report)];
        var dense = new Dense(
            input,
            new Shape(units),
            Option.Rate(attribute, "DropConnect", attribute.NamedDouble("DropConnect") ?? 0, report),
            WeightStart(attribute, report),
            BiasStart(attribute, report));
        return [dense, .. activation];
    }

    /// <summary>The start of the biases; null for a layer without.</summary>
    private static double? BiasStart(AttributeReader attribute, Action<Problem> report)
    {
        double start = Option.Finite(attribute, "BiasInit", 0, report);
        return attribute.NamedBool("UseBias") ?? true ? start : null;
    }

    private static ParameterStart WeightStart(AttributeReader attribute, Action<Problem> report)
    {
        double scale = Option.Finite(attribute, "InitScale", 1, report);
        if (attribute.NamedInt("Init") is not { } given)
        {
            return new ParameterStart(Dense.OpenStart, scale);
        }

        if (given >= 0 && given < Inits.Length)
        {
            return new ParameterStart(Inits[given], scale);
        }

        report(new Problem(LayerDiagnostics.UnknownValue, attribute.LocationOf("Init"), given, "Init"));
        return new ParameterStart("Zeros", scale);
    }
}
