using NetGen.Build.Importing.Graph;

namespace NetGen.Build.Importing.Simplifying;

/// <summary>Finds layers in the operators that exporters write, rule by rule.</summary>
internal static class Simplification
{
    public static GraphNode Of(GraphNode output)
    {
        output = Rewriting.Apply(output, static (node, _) => WrittenOutActivations.Match(node));
        output = Rewriting.Apply(output, static (node, _) => WrittenOutLayerNorm.Match(node));
        output = Rewriting.Apply(output, static (node, _) => LayerNormByMoments.Match(node));
        output = Rewriting.Apply(output, WrittenOutLayerNorm.WithScale);
        output = Rewriting.Apply(output, WrittenOutLayerNorm.WithShift);
        output = Rewriting.Apply(output, Biases.Match);
        return Rewriting.Apply(output, static (node, _) => InputScaling.Match(node));
    }
}
