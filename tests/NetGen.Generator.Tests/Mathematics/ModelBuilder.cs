using NetGen.Generator.Layers;
using NetGen.Generator.Layers.General;
using NetGen.Generator.Model;
using NetGen.Generator.Operations.General;

namespace NetGen.Generator.Tests.Mathematics;

/// <summary>A network of layers that no attribute declares, node by node; each reads the one before it unless others are named.</summary>
internal sealed class ModelBuilder(params int[] input)
{
    private readonly List<Node> _nodes = [];

    /// <summary>Position of the last node.</summary>
    public int Last => _nodes.Count - 1;

    /// <summary>Shape of what the last node gives.</summary>
    public Shape Here => ShapeOf(Last);

    public Shape ShapeOf(int node) => node == Node.Input ? new Shape(input) : _nodes[node].Layer.Output;

    public ModelBuilder Add(Layer layer, params int[] reads)
    {
        _nodes.Add(new Node(layer, (reads.Length == 0 ? [Last] : reads).ToEquatableArray()));
        return this;
    }

    public ModelBuilder Dense(int units, bool bias = true) => Add(new Dense(Here, new Shape(units), 0, new ParameterStart("Xavier", 1), bias ? 0 : null));

    public ModelBuilder Conv(int filters, int size, int pad = 0) =>
        Conv(filters, new Window(new(Here[0], size, 1, 1, pad, pad), new(Here[1], size, 1, 1, pad, pad)));

    public ModelBuilder Conv(int filters, Window window, int groups = 1) =>
        Add(new Convolution(Here.Dimensions.Count == 2 ? "Conv1D" : "Conv2D", Here, window, filters, groups, new ParameterStart("Xavier", 1), 0));

    public ModelBuilder Apply(Elementwise function) => Add(new Activated(Here, function));

    public ModelBuilder View(params int[] shape) => Add(new View(Here, new Shape(shape)));

    public ModelBuilder Pool(bool takesLargest, WindowAxis down, WindowAxis along, CountedPadding? counted = null) =>
        Add(new Pool($"{(takesLargest ? "Max" : "Average")}Pool2D", Here, new Window(down, along), takesLargest, IsGlobal: false) { Counted = counted });

    public ModelBuilder Mean(int[] shape, int[] axes, params int[] output) =>
        Add(new MeanOverAxes(new Shape(shape), new EquatableArray<int>(axes), new Shape(output)));

    public ModelBuilder Padded(PadMode mode, int[] shape, int[] before, int[] after) =>
        Add(new Pad(new Shape(shape), new EquatableArray<int>(before), new EquatableArray<int>(after), mode, 0.7));

    /// <summary>Each run of some values normalised by itself.</summary>
    public ModelBuilder Normalized(int size) => Add(new LayerNorm(Here, 1e-3) { Size = size });

    public ModelBuilder Permuted(int[] shape, params int[] order) => Add(new Permute(new Shape(shape), new EquatableArray<int>(order)));

    /// <summary>An activation with slopes to train, so that gradients must come as far as this.</summary>
    public ModelBuilder Slopes() => Add(new PRelu(Here, 0.25, PerChannel: Here.IsVector));

    public NetworkModel Build(LossKind loss = LossKind.MeanSquaredError)
    {
        if (loss == LossKind.CrossEntropy)
        {
            Add(new SoftmaxLayer(Here));
        }

        return new NetworkModel(
            new Declaration("", EquatableArray<string>.Empty, EquatableArray<string>.Empty, "Network"), new Shape(input), _nodes.ToEquatableArray(), loss);
    }
}
