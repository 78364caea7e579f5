using NetGen.Generator.Diagnostics;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Parsing;

/// <summary>Collects the layers of a network and, once all are known to be sound, tells what is allowed but surely not meant.</summary>
internal sealed class TrainingAdvice
{
    /// <summary>Activations whose values are no probabilities and have no bounds on both sides, but a bend: seldom what an output is to be.</summary>
    private static readonly string[] OfHiddenLayers = ["Relu", "LeakyRelu", "PRelu", "RRelu", "Elu", "Gelu", "Silu"];

    private readonly List<AttributeReader> _attributes = [];
    private readonly List<(Layer Layer, AttributeReader Attribute)> _layers = [];

    public void Add(AttributeReader attribute) => _attributes.Add(attribute);

    public void Add(Layer layer, AttributeReader attribute) => _layers.Add((layer, attribute));

    public void Give(Action<Problem> report)
    {
        Problem[] advice =
        [
            .. _attributes.Where(static attribute => attribute.Name is "Dense" or "Activate").SelectMany(ActivationReader.UnreadOptions),
            .. _layers.Where(static one => one.Layer is SoftmaxLayer { Input.Length: 1 }).Select(static one => new Problem(TrainingDiagnostics.SoftmaxOfOneUnit, one.Attribute.LocationOf("activation"))),
            .. HiddenLayers(),
            .. Activations(),
        ];
        foreach (Problem problem in advice)
        {
            report(problem);
        }
    }

    /// <summary>Activations where there is mostly none: two in a row, or one of hidden layers at the end.</summary>
    private IEnumerable<Problem> Activations()
    {
        (Layer Layer, AttributeReader Attribute)[] computing = [.. _layers.Where(static one => one.Layer is not Dropout)];
        for (int i = 1; i < computing.Length; i++)
        {
            if (computing[i].Layer.IsActivation && computing[i - 1].Layer.IsActivation)
            {
                yield return new Problem(TrainingDiagnostics.RepeatedActivation, computing[i].Attribute.LocationOf("activation"), computing[i].Layer.Kind, computing[i - 1].Layer.Kind);
            }
        }

        if (_layers.Count > 0 && _layers[_layers.Count - 1] is var last && OfHiddenLayers.Contains(last.Layer.Kind, StringComparer.Ordinal))
        {
            yield return new Problem(TrainingDiagnostics.NoOutputLayer, last.Attribute.LocationOf("activation"), last.Layer.Kind);
        }
    }

    /// <summary>Dense layers with another behind them.</summary>
    private IEnumerable<Problem> HiddenLayers()
    {
        int last = _layers.FindLastIndex(static one => one.Layer is Dense);
        for (int i = 0; i < last; i++)
        {
            if (_layers[i].Layer is not Dense dense)
            {
                continue;
            }

            AttributeReader attribute = _layers[i].Attribute;
            if (dense.Output.Length > 1 && ZeroStart(dense) is { } option)
            {
                yield return new Problem(TrainingDiagnostics.HiddenWeightsAreZero, attribute.LocationOfArgument(option), dense.Output.Length, option);
            }

            // Narrower than what it reads and what reads it, it is a bottleneck, as in a factorised matrix; an Activation.Linear that is written down is meant.
            Layer next = _layers.Skip(i + 1).First(static one => one.Layer is not Dropout).Layer;
            if (next is Dense && dense.Output.Length >= Math.Min(dense.Input.Length, next.Output.Length) && !attribute.IsGiven("activation"))
            {
                yield return new Problem(TrainingDiagnostics.LinearHiddenLayer, attribute.Location);
            }
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
