using NetGen.Generator.Diagnostics;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Parsing;

/// <summary>Reports what is allowed but surely not intended, once all layers of a network are known to be sound.</summary>
internal sealed class TrainingAdvice
{
    /// <summary>
    /// Activations that are seldom intended for an output: their values are not probabilities, are not bounded on both sides, and have a bend.
    /// </summary>
    private static readonly string[] OfHiddenLayers = ["Relu", "LeakyRelu", "PRelu", "RRelu", "Elu", "Gelu", "Silu"];

    private readonly List<AttributeReader> _attributes = [];
    private Labels? _labels;

    public void Add(AttributeReader attribute) => _attributes.Add(attribute);

    public void Add(Labels labels) => _labels = labels;

    public void Give(NetworkGraph graph, Action<Problem> report)
    {
        Problem[] advice =
        [
            .. _attributes.Where(static attribute => attribute.Has("activation")).SelectMany(ActivationReader.UnreadOptions),
            .. Enumerable.Range(0, graph.Nodes.Count)
                .SelectMany(node => graph.Nodes[node].Layer is Dropout dropout ? dropout.UnreadOptions(graph.AttributeOf(node)) : []),
            .. Enumerable.Range(0, graph.Nodes.Count)
                .Where(node => graph.Nodes[node].Layer is SoftmaxLayer { Input.Length: 1 })
                .Select(node => new Problem(TrainingDiagnostics.SoftmaxOfOneUnit, graph.AttributeOf(node).LocationOf("activation"))),
            .. Enumerable.Range(0, graph.Nodes.Count).SelectMany(node => graph.Nodes[node].Layer is Dense dense ? OfDense(graph, node, dense) : []),
            .. Enumerable.Range(0, graph.Nodes.Count)
                .SelectMany(node => graph.Nodes[node].Layer is Convolution filters ? OfConvolution(graph, node, filters) : []),
            .. Activations(graph),
            .. ImageAdvice.Of(graph),
            .. _labels?.Advice() ?? [],
        ];
        foreach (Problem problem in advice)
        {
            report(problem);
        }
    }

    /// <summary>Reports activations where there is usually none: two in a row, or one of hidden layers at the end.</summary>
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
        Layer? next = graph.OnlyReaderOf(node);

        // A layer narrower than its input and its reader is a bottleneck, as in a factorised matrix.
        bool isLinear = next is Dense && dense.Output.Length >= Math.Min(dense.Input.Length, next.Output.Length);
        return OfWeights(graph, node, dense.Output.Length, dense.WeightStart, dense.HasBias, isLinear);
    }

    private static IEnumerable<Problem> OfConvolution(NetworkGraph graph, int node, Convolution filters)
    {
        // A convolution in two steps is intended: first each channel, then all channels together, or first columns, then rows.
        bool isLinear = !IsPartOfAnother(filters) && graph.OnlyReaderOf(node, passesFlatten: true) switch
        {
            Convolution later => !IsPartOfAnother(later) && filters.Filters >= Math.Min(filters.Input.Channels, later.Filters),
            Dense => true,
            _ => false,
        };

        // Filters that read a channel each differ by what they read.
        int alike = filters.Groups == filters.Input.Channels ? 1 : filters.Filters;
        return OfWeights(graph, node, alike, filters.WeightStart, filters.HasBias, isLinear);
    }

    private static bool IsPartOfAnother(Convolution filters) =>
        filters.Groups > 1 || (filters.Input.Dimensions.Count == 3 && (filters.Window.Y.Kernel == 1) != (filters.Window.X.Kernel == 1));

    /// <summary>The advice that is the same for a product and a convolution.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="node">The layer.</param>
    /// <param name="alike">Units that differ only in their weights.</param>
    /// <param name="start">The start of its weights.</param>
    /// <param name="hasBias">Whether it has biases.</param>
    /// <param name="isLinear">Whether it and the next layer together are one linear layer.</param>
    private static IEnumerable<Problem> OfWeights(NetworkGraph graph, int node, int alike, ParameterStart start, bool hasBias, bool isLinear)
    {
        AttributeReader attribute = graph.AttributeOf(node);
        bool isHidden = graph.LayersAfter(node).Any(static later => later.IsWeighted);
        Layer? next = graph.OnlyReaderOf(node);

        // The last layer of a residual branch may start at zero, so that the block starts as the identity.
        if (isHidden && next is not Addition && alike > 1 && ZeroStart(start) is { } option)
        {
            yield return new Problem(TrainingDiagnostics.HiddenWeightsAreZero, attribute.LocationOfArgument(option), alike, option);
        }

        // An Activation.Linear that the user wrote is intended.
        if (isLinear && !attribute.IsGiven("activation"))
        {
            yield return new Problem(TrainingDiagnostics.LinearHiddenLayer, attribute.Location);
        }

        if (hasBias && next is BatchNorm && !attribute.IsGiven("UseBias"))
        {
            yield return new Problem(TrainingDiagnostics.BiasBeforeBatchNorm, attribute.Location);
        }
    }

    /// <summary>The option that makes all weights of a layer zero.</summary>
    private static string? ZeroStart(ParameterStart start) => start switch
    {
        { Distribution: "Zeros" } => "Init",
        { Scale: 0 } => "InitScale",
        _ => null,
    };
}
