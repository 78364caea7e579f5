using NetGen.Generator.Diagnostics;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Parsing;

/// <summary>Once all layers of a network are known to be sound, reports what is allowed but surely not meant.</summary>
internal sealed class TrainingAdvice
{
    /// <summary>Activations whose values are no probabilities and have no bounds on both sides, but a bend: seldom what an output is to be.</summary>
    private static readonly string[] OfHiddenLayers = ["Relu", "LeakyRelu", "PRelu", "RRelu", "Elu", "Gelu", "Silu"];

    private readonly List<AttributeReader> _attributes = [];
    private Labels? _labels;

    public void Add(AttributeReader attribute) => _attributes.Add(attribute);

    public void Add(Labels labels) => _labels = labels;

    public void Give(NetworkGraph graph, Action<Problem> report)
    {
        Problem[] advice =
        [
            .. _attributes.Where(static attribute => attribute.Name is "Dense" or "Activate").SelectMany(ActivationReader.UnreadOptions),
            .. Enumerable.Range(0, graph.Nodes.Count).SelectMany(node => graph.Nodes[node].Layer is Dropout dropout ? dropout.UnreadOptions(graph.AttributeOf(node)) : []),
            .. Enumerable.Range(0, graph.Nodes.Count)
                .Where(node => graph.Nodes[node].Layer is SoftmaxLayer { Input.Length: 1 })
                .Select(node => new Problem(TrainingDiagnostics.SoftmaxOfOneUnit, graph.AttributeOf(node).LocationOf("activation"))),
            .. Enumerable.Range(0, graph.Nodes.Count).SelectMany(node => graph.Nodes[node].Layer is Dense dense ? OfDense(graph, node, dense) : []),
            .. Activations(graph),
            .. ImageAdvice.Of(graph),
            .. _labels?.Advice() ?? [],
        ];
        foreach (Problem problem in advice)
        {
            report(problem);
        }
    }

    /// <summary>Activations where there is mostly none: two in a row, or one of hidden layers at the end.</summary>
    private static IEnumerable<Problem> Activations(NetworkGraph graph)
    {
        for (int node = 0; node < graph.Nodes.Count; node++)
        {
            if (graph.Nodes[node].Layer.Activation is { } activation && graph.LayerBefore(node)?.Activation is { } earlier)
            {
                yield return new Problem(TrainingDiagnostics.RepeatedActivation, graph.AttributeOf(node).LocationOf("activation"), activation, earlier);
            }
        }

        if (graph.Nodes[graph.Last].Layer.Activation is { } last && OfHiddenLayers.Contains(last, StringComparer.Ordinal))
        {
            yield return new Problem(TrainingDiagnostics.NoOutputLayer, graph.AttributeOf(graph.Last).LocationOf("activation"), last);
        }
    }

    private static IEnumerable<Problem> OfDense(NetworkGraph graph, int node, Dense dense)
    {
        AttributeReader attribute = graph.AttributeOf(node);
        bool isHidden = graph.LayersAfter(node).Any(static later => later is Dense);
        Layer? next = graph.OnlyReaderOf(node);

        // The last layer of a residual branch may well start at zero: the block then starts as the identity.
        if (isHidden && next is not Addition && dense.Output.Length > 1 && ZeroStart(dense) is { } option)
        {
            yield return new Problem(TrainingDiagnostics.HiddenWeightsAreZero, attribute.LocationOfArgument(option), dense.Output.Length, option);
        }

        // Narrower than what it reads and what reads it, it is a bottleneck, as in a factorised matrix; an Activation.Linear that is written down is meant.
        if (next is Dense && dense.Output.Length >= Math.Min(dense.Input.Length, next.Output.Length) && !attribute.IsGiven("activation"))
        {
            yield return new Problem(TrainingDiagnostics.LinearHiddenLayer, attribute.Location);
        }

        if (dense.HasBias && next is BatchNorm && !attribute.IsGiven("UseBias"))
        {
            yield return new Problem(TrainingDiagnostics.BiasBeforeBatchNorm, attribute.Location);
        }
    }

    /// <summary>The option that makes all weights of a layer zero.</summary>
    private static string? ZeroStart(Dense dense) => dense.WeightStart switch
    {
        { Distribution: "Zeros" } => "Init",
        { Scale: 0 } => "InitScale",
        _ => null,
    };
}
