using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering;

/// <summary>Model -> mathematics: gives every value its name, asks the layers for their operations, runs backward in reverse order and fuses the last activation with its loss.</summary>
internal sealed class Propagation
{
    private readonly NetworkModel _model;
    private readonly ValueNames _names = new();
    private readonly List<(Buffer Value, ParameterSpec Spec, string FileName)> _tensors = [];
    private readonly List<NamedStatistic> _statistics = [];
    private readonly List<LayerBuffers> _training = [];
    private readonly List<LayerBuffers> _inference = [];
    private readonly Buffer _input;
    private readonly Buffer _target;
    private readonly Buffer _output;
    private readonly Buffer _loss = new("loss", BufferRole.Loss, 1, 1);

    private Propagation(NetworkModel model)
    {
        _model = model;
        _input = new Buffer("x", BufferRole.Input, 1, model.Input.Length);
        _target = new Buffer("t", BufferRole.Target, 1, model.Output.Length);
        _output = new Buffer("y", BufferRole.Output, 1, model.Output.Length);
    }

    /// <summary>Whether the last layer is computed together with the loss, from logits.</summary>
    private bool LossIsFused => _model.Loss != LossKind.MeanSquaredError;

    /// <summary>
    /// Whether a gradient reaches the input's place: only where something is trained before the first weighted layer (a PRelu on the input). The kernels write gradients in whole
    /// vectors, so that place must have room for them, and the input, which is the caller's, has none.
    /// </summary>
    private bool PadsInput => _model.Layers.TakeWhile(static layer => !layer.IsWeighted).Any(static layer => layer.Parameters.Any());

    public static Mathematics Of(NetworkModel model) => new Propagation(model).Build();

    private Mathematics Build()
    {
        NameValues();
        int last = _training.Count - 1;
        int propagated = LossIsFused ? last : last + 1;

        Layer[] layers = [.. _model.Layers];
        List<KernelOp> forward = [.. PadInput(), .. Enumerable.Range(0, propagated).SelectMany(k => layers[k].Forward(_training[k]))];
        List<KernelOp> infer = [.. Enumerable.Range(0, propagated).SelectMany(k => layers[k].Infer(_inference[k]))];

        Buffer scored = LossIsFused ? _training[last].X : _training[last].Y;
        Buffer inferred = LossIsFused ? _inference[last].X : _inference[last].Y;
        forward.Add(LossOf(scored));
        KernelOp[] finish = LossIsFused ? [.. layers[last].Infer(_inference[last] with { Y = _output })] : [new CopyRows(_output, inferred)];

        List<KernelOp> backward = [LossGradientOf(scored)];
        for (int k = propagated - 1; k >= 0; k--)
        {
            backward.AddRange(layers[k].Backward(_training[k]));
        }

        List<KernelOp> track = [.. Enumerable.Range(0, propagated).SelectMany(k => layers[k].Track(_training[k]))];
        Buffer[] layerOutputs = [.. _training.Select(static layer => layer.Y)];
        return new Mathematics(_tensors, _statistics, layerOutputs, forward, OnlyNeeded(backward), track, infer, finish, [LossOf(inferred)]);
    }

    private IEnumerable<KernelOp> PadInput() => PadsInput ? [new PadRows(_training[0].X, _input)] : [];

    private KernelOp LossOf(Buffer z) => _model.Loss switch
    {
        LossKind.CrossEntropy => new SoftmaxCrossEntropy(_output, _loss, z, _target),
        LossKind.BinaryCrossEntropy => new SigmoidCrossEntropy(_output, _loss, z, _target),
        _ => new SquaredError(_output, _loss, z, _target),
    };

    /// <summary>All three end in y − t: cross-entropy sums over classes, the other two are means over the output units.</summary>
    private KernelOp LossGradientOf(Buffer z) => _model.Loss switch
    {
        LossKind.CrossEntropy => new OutputMinusTarget(LayerBuffers.GradientOf(z), _output, _target, 1, 1),
        LossKind.BinaryCrossEntropy => new OutputMinusTarget(LayerBuffers.GradientOf(z), _output, _target, 1, _model.Output.Length),
        _ => new OutputMinusTarget(LayerBuffers.GradientOf(z), _output, _target, 2, _model.Output.Length),
    };

    /// <summary>Drops every gradient that no parameter's gradient depends on: the input's, and those of all layers before the first parameter.</summary>
    private static List<KernelOp> OnlyNeeded(List<KernelOp> backward)
    {
        var needed = new HashSet<Buffer>();
        var kept = new List<KernelOp>();
        foreach (KernelOp op in Enumerable.Reverse(backward))
        {
            if (op.Target.Role == BufferRole.ParameterGradient || needed.Contains(op.Target))
            {
                kept.Insert(0, op);
                needed.UnionWith(op.Sources);
            }
        }

        return kept;
    }

    private void NameValues()
    {
        int module = 0;
        Buffer training = PadsInput ? new Buffer("xPadded", BufferRole.Activation, 1, _input.Columns) : _input;
        Buffer inference = _input;
        foreach ((Layer layer, int index) in _model.Layers.Select(static (layer, index) => (layer, index)))
        {
            if (layer.IsWeighted)
            {
                _names.NextLayer();
            }

            var tensors = new Dictionary<ParameterRole, Buffer>();
            foreach (ParameterSpec spec in layer.Parameters)
            {
                (string letter, string fileRole) = spec.Role switch
                {
                    ParameterRole.Weight => ("w", "weight"),
                    ParameterRole.Bias => ("b", "bias"),
                    ParameterRole.Scale => ("gamma", "weight"),
                    ParameterRole.Shift => ("beta", "bias"),
                    _ => ("alpha", "weight"),
                };
                tensors[spec.Role] = new Buffer(_names.Of(letter), BufferRole.Parameter, spec.Rows, spec.Columns);
                _tensors.Add((tensors[spec.Role], spec, $"{module}.{fileRole}"));
            }

            var output = new Buffer(_names.Of(layer.Letter), BufferRole.Activation, 1, layer.Output.Length);
            Buffer? mask = null, masked = null;
            if (layer.DrawsUnitMask)
            {
                mask = new Buffer(_names.Of("m"), BufferRole.Mask, 1, layer.Output.Length);
            }
            else if (layer.DrawsWeightMask)
            {
                Buffer weights = tensors[ParameterRole.Weight];
                mask = weights with { Name = "mask" + weights.Name, Role = BufferRole.ParameterMask };
                masked = weights with { Name = "masked" + weights.Name, Role = BufferRole.ParameterMask };
            }

            _training.Add(new LayerBuffers(index, training, output, LayerBuffers.GradientOf(training), LayerBuffers.GradientOf(output), tensors, mask, masked)
            {
                Statistics = NameStatistics(layer, module),
                Mean = layer.MeasuresBatch ? new Buffer(_names.Of("mean"), BufferRole.BatchStatistic, 1, layer.Input.Length) : null,
                Variance = layer.MeasuresBatch ? new Buffer(_names.Of("variance"), BufferRole.BatchStatistic, 1, layer.Input.Length) : null,
            });
            _inference.Add(_training[index] with { X = inference });
            training = output;
            inference = layer.IsTrainingOnly ? inference : output;
            module += layer.IsModule ? 1 : 0;
        }
    }

    /// <summary>There is one scaling of the input, so its statistics need no number.</summary>
    private Dictionary<StatisticRole, Buffer> NameStatistics(Layer layer, int module)
    {
        var statistics = new Dictionary<StatisticRole, Buffer>();
        foreach (StatisticSpec spec in layer.Statistics)
        {
            (string name, string fileName) = spec.Role switch
            {
                StatisticRole.Mean => ("mean", "input.mean"),
                StatisticRole.Divisor => ("divisor", "input.scale"),
                StatisticRole.RunningMean => (_names.Of("runningMean"), $"{module}.running_mean"),
                _ => (_names.Of("runningVariance"), $"{module}.running_var"),
            };
            statistics[spec.Role] = new Buffer(name, BufferRole.Statistic, 1, spec.Length);
            _statistics.Add(new NamedStatistic(statistics[spec.Role], spec, fileName));
        }

        return statistics;
    }
}
