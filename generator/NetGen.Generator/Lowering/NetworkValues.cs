using NetGen.Generator.Model;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Lowering;

/// <summary>Gives every value of a network its name: the letters of the lectures, and in files the names of PyTorch's <c>Sequential</c>.</summary>
internal sealed class NetworkValues
{
    private readonly ValueNames _names = new();
    private readonly List<NamedTensor> _tensors = [];
    private readonly List<NamedStatistic> _statistics = [];
    private readonly List<LayerValues> _training = [];
    private readonly List<LayerValues> _inference = [];

    /// <summary>The output of each layer at inference. Some layers pass their input through.</summary>
    private readonly List<Value> _inferred = [];

    public NetworkValues(NetworkModel model)
    {
        Input = new Value("x", ValueRole.Input, model.Input);
        Target = new Value("t", ValueRole.Target, model.Output);
        Output = new Value("y", ValueRole.Output, model.Output);
        int module = 0;
        foreach (Node node in model.Nodes)
        {
            Add(node, module);
            module += node.Layer.Modules;
        }
    }

    public Value Input { get; }

    public Value Target { get; }

    public Value Output { get; }

    public Value Loss { get; } = new("loss", ValueRole.Loss, new Shape(1));

    public IReadOnlyList<NamedTensor> Tensors => _tensors;

    public IReadOnlyList<NamedStatistic> Statistics => _statistics;

    /// <summary>The values of every layer while training.</summary>
    public IReadOnlyList<LayerValues> Training => _training;

    /// <summary>The values of every layer at inference.</summary>
    public IReadOnlyList<LayerValues> Inference => _inference;

    private void Add(Node node, int module)
    {
        Layer layer = node.Layer;
        if (layer.IsWeighted)
        {
            _names.NextLayer();
        }

        var named = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (TensorSpec spec in layer.Tensors)
        {
            named[spec.Name] = new Value(_names.Of(spec.Name), ValueRole.Parameter, spec.Shape);
            _tensors.Add(new NamedTensor(named[spec.Name], spec, spec.NameIn(module), _training.Count) { Channels = spec.Channels });
        }

        var output = new Value(_names.Of(layer.Letter), ValueRole.Activation, layer.Output);
        foreach (StatisticSpec spec in layer.Statistics)
        {
            // There is one scaling of the input, so its statistics need no number.
            string name = layer.Modules == 0 ? spec.Name : _names.Of(spec.Name);
            named[spec.Name] = new Value(name, ValueRole.Statistic, new Shape(spec.Length));
            _statistics.Add(new NamedStatistic(named[spec.Name], spec, spec.NameIn(layer, module)));
        }

        foreach (TemporarySpec spec in layer.Temporaries)
        {
            string name = spec.Of is { } tensor ? spec.Name + named[tensor].Name : _names.Of(spec.Name);
            named[spec.Name] = new Value(name, spec.Role, spec.Shape);
        }

        Value[] inputs = [.. node.Inputs.Select(input => input == Node.Input ? Input : _training[input].Y)];
        var training = new LayerValues(_training.Count, inputs, output, [.. inputs.Select(static input => input.Gradient)], output.Gradient, named);
        LayerValues inference = training with { Inputs = [.. node.Inputs.Select(input => input == Node.Input ? Input : _inferred[input])] };
        _training.Add(training);
        _inference.Add(inference);
        _inferred.Add(layer.Infer(inference).Any() ? output : inference.X);
    }
}
