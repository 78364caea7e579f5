using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Lowering;

/// <summary>Model -> mathematics: asks the layers for their operations, runs backward in reverse order, and fuses the last activation with its loss.</summary>
internal sealed class Propagation
{
    private readonly NetworkModel _model;
    private readonly NetworkValues _values;

    private Propagation(NetworkModel model)
    {
        _model = model;
        _values = new NetworkValues(model);
    }

    /// <summary>Whether the last layer is computed together with the loss, from logits.</summary>
    private bool LossIsFused => _model.Loss != LossKind.MeanSquaredError;

    public static Mathematics Of(NetworkModel model) => new Propagation(model).Build();

    private Mathematics Build()
    {
        Layer[] layers = [.. _model.Layers];
        (LayerValues training, LayerValues inference) = (_values.Training[layers.Length - 1], _values.Inference[layers.Length - 1]);
        Value scored = LossIsFused ? training.X : training.Y;
        Value inferred = LossIsFused ? inference.X : inference.Y;

        int propagated = layers.Length - (LossIsFused ? 1 : 0);
        IEnumerable<int> inOrder = Enumerable.Range(0, propagated);
        return new Mathematics
        {
            Tensors = _values.Tensors,
            Statistics = _values.Statistics,
            LayerOutputs = [.. _values.Training.Select(static layer => layer.Y)],
            Forward = [.. inOrder.SelectMany(k => layers[k].Forward(_values.Training[k])), LossOf(scored)],
            Backward = OnlyNeeded(OnlyReached([LossGradientOf(scored), .. Backward(layers, propagated)])),
            Track = [.. inOrder.SelectMany(k => layers[k].Track(_values.Training[k]))],
            Infer = [.. inOrder.SelectMany(k => layers[k].Infer(_values.Inference[k]))],
            Finish = LossIsFused ? [.. layers[propagated].Infer(inference with { Y = _values.Output })] : [new CopyRows(_values.Output, inferred)],
            Score = [LossOf(inferred)],
        };
    }

    /// <summary>Backward propagation from the last layer to the first, the gradients of one layer after those of the next.</summary>
    private IEnumerable<Operation> Backward(Layer[] layers, int propagated)
    {
        var sums = new GradientSums(_values.Training.Take(propagated).SelectMany(static layer => layer.Inputs));
        for (int k = propagated - 1; k >= 0; k--)
        {
            Value[] targets = [.. _values.Training[k].Inputs.Select(sums.NextTarget)];
            foreach (Operation op in sums.Collect(layers[k].Backward(_values.Training[k] with { InputGradients = targets }), targets))
            {
                yield return op;
            }
        }
    }

    private Operation LossOf(Value z) => _model.Loss switch
    {
        LossKind.CrossEntropy => new SoftmaxCrossEntropy(_values.Output, _values.Loss, z, _values.Target),
        LossKind.BinaryCrossEntropy => new SigmoidCrossEntropy(_values.Output, _values.Loss, z, _values.Target),
        _ => new SquaredError(_values.Output, _values.Loss, z, _values.Target),
    };

    /// <summary>All three losses lead to y − t. Cross-entropy sums over classes; the other two are means over the output units.</summary>
    private Operation LossGradientOf(Value z) => _model.Loss switch
    {
        LossKind.CrossEntropy => new OutputMinusTarget(z.Gradient, _values.Output, _values.Target, 1, 1),
        LossKind.BinaryCrossEntropy => new OutputMinusTarget(z.Gradient, _values.Output, _values.Target, 1, _model.Output.Length),
        _ => OutputMinusTarget.OfSquares(z.Gradient, _values.Output, _values.Target, _model.Output.Length),
    };

    /// <summary>Drops operations that read a gradient which nothing computes: a layer without a derivative passes none back.</summary>
    private static List<Operation> OnlyReached(IEnumerable<Operation> backward)
    {
        var given = new HashSet<Value>();
        var kept = new List<Operation>();
        foreach (Operation op in backward)
        {
            if (op.Needs.All(needed => needed.Role != ValueRole.Gradient || given.Contains(needed)))
            {
                kept.Add(op);
                given.UnionWith(op.Changes);
            }
        }

        return kept;
    }

    /// <summary>Drops every gradient that no parameter's gradient depends on: that of the input, and those of all layers before the first parameter.</summary>
    private static List<Operation> OnlyNeeded(List<Operation> backward)
    {
        var needed = new HashSet<Value>();
        var kept = new List<Operation>();
        foreach (Operation op in Enumerable.Reverse(backward))
        {
            if (op.Changes.Any(changed => changed.Role == ValueRole.ParameterGradient || needed.Contains(changed)))
            {
                kept.Insert(0, op);
                needed.UnionWith(op.Needs);
            }
        }

        return kept;
    }
}
