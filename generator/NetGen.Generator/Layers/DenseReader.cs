using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Layers;

/// <summary><c>[Dense(units, activation)]</c>: a dense layer, then its activation.</summary>
internal static class DenseReader
{
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
            WeightStarts.Weights(attribute, report),
            WeightStarts.Biases(attribute, report));
        return [dense, .. activation];
    }
}
