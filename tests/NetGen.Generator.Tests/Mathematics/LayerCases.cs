using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using Buffer = NetGen.Generator.Model.Buffer;
using Layer = NetGen.Generator.Model.Layer;
using Scaling = NetGen.Generator.Layers.InputScaling;

namespace NetGen.Generator.Tests.Mathematics;

/// <summary>Every layer, built by hand, with the values it works on.</summary>
internal static class LayerCases
{
    private static readonly Shape s_five = new(5);
    private static readonly ParameterStart s_start = new(null, 0);

    public static IReadOnlyDictionary<string, Layer> All { get; } = new Dictionary<string, Layer>(StringComparer.Ordinal)
    {
        ["Dense"] = new Dense(s_five, new Shape(3), 0, s_start, s_start),
        ["Dense with DropConnect"] = new Dense(s_five, new Shape(3), 0.4, s_start, s_start),
        ["Dense of an image"] = new Dense(new Shape(3, 2, 2), new Shape(4), 0, s_start, s_start),
        ["Sigmoid"] = new Activated(s_five, ElementwiseFunctions.Sigmoid),
        ["Tanh"] = new Activated(s_five, ElementwiseFunctions.Tanh),
        ["Relu"] = new Activated(s_five, ElementwiseFunctions.Relu),
        ["LeakyRelu"] = new Activated(s_five, ElementwiseFunctions.LeakyRelu(0.01)),
        ["LeakyRelu with negative slope"] = new Activated(s_five, ElementwiseFunctions.LeakyRelu(-0.3)),
        ["Elu"] = new Activated(s_five, ElementwiseFunctions.Elu(1)),
        ["Elu with negative α"] = new Activated(s_five, ElementwiseFunctions.Elu(-0.7)),
        ["Softplus"] = new Activated(s_five, ElementwiseFunctions.Softplus(1)),
        ["Softplus with β = 2.5"] = new Activated(s_five, ElementwiseFunctions.Softplus(2.5)),
        ["Gelu"] = new Activated(s_five, ElementwiseFunctions.Gelu),
        ["Silu"] = new Activated(s_five, ElementwiseFunctions.Silu),
        ["PRelu"] = new PRelu(s_five, 0.25),
        ["RRelu"] = new RRelu(s_five, 1.0 / 8, 1.0 / 3),
        ["Dropout"] = new Dropout(s_five, 0.4),
        ["Softmax"] = new SoftmaxLayer(s_five),
        ["BatchNorm"] = new BatchNorm(s_five, 0.1, 1e-5),
        ["BatchNorm of an image"] = new BatchNorm(new Shape(2, 2, 2), 0.1, 0.3),
        ["Standardize"] = new Scaling(s_five, ScalingKind.Standardize),
        ["MinMaxScale"] = new Scaling(s_five, ScalingKind.MinMax),
    };

    /// <summary>Names for the values of one layer, as the lowering would give them.</summary>
    public static LayerBuffers BuffersOf(Layer layer)
    {
        Buffer x = new("x", BufferRole.Activation, 1, layer.Input.Length), y = new("y", BufferRole.Activation, 1, layer.Output.Length);
        var tensors = layer.Parameters.ToDictionary(
            static spec => spec.Role,
            static spec => new Buffer(spec.Role.ToString(), BufferRole.Parameter, spec.Rows, spec.Columns));
        Buffer? mask = layer.DrawsUnitMask ? y with { Name = "m", Role = BufferRole.Mask }
            : layer.DrawsWeightMask ? tensors[ParameterRole.Weight] with { Name = "m", Role = BufferRole.ParameterMask }
            : null;
        Buffer? masked = layer.DrawsWeightMask ? mask! with { Name = "masked" } : null;
        return new LayerBuffers(3, x, y, LayerBuffers.GradientOf(x), LayerBuffers.GradientOf(y), tensors, mask, masked)
        {
            Statistics = layer.Statistics.ToDictionary(static spec => spec.Role, static spec => new Buffer(spec.Role.ToString(), BufferRole.Statistic, 1, spec.Length)),
            Mean = x with { Name = "m", Role = BufferRole.BatchStatistic },
            Variance = x with { Name = "v", Role = BufferRole.BatchStatistic },
        };
    }
}
