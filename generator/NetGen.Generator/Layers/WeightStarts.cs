using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Layers;

/// <summary>How the weights and biases of a product or a convolution start: <c>Init</c>, <c>InitScale</c>, <c>BiasInit</c> and <c>UseBias</c>.</summary>
internal static class WeightStarts
{
    private static readonly string[] Inits = ["Default", "He", "HeUniform", "Xavier", "XavierUniform", "LeCun", "Normal", "Uniform", "Zeros"];

    /// <summary>The start of the biases; null for a layer without biases.</summary>
    public static double? Biases(AttributeReader attribute, Action<Problem> report)
    {
        double start = Option.Finite(attribute, "BiasInit", 0, report);
        return attribute.NamedBool("UseBias") ?? true ? start : null;
    }

    public static ParameterStart Weights(AttributeReader attribute, Action<Problem> report)
    {
        double scale = Option.Finite(attribute, "InitScale", 1, report);
        if (attribute.NamedInt("Init") is not { } given || given == 0)
        {
            return new ParameterStart(ParameterStart.Open, scale);
        }

        if (given >= 0 && given < Inits.Length)
        {
            return new ParameterStart(Inits[given], scale);
        }

        report(new Problem(LayerDiagnostics.UnknownValue, attribute.LocationOf("Init"), given, "Init"));
        return new ParameterStart("Zeros", scale);
    }
}
