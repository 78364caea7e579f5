using NetGen.Generator.Model;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Layers;

/// <summary>
/// Reads the layers that an attribute stands for. Problems go to <paramref name="report"/>. A usable layer is returned in any case, so that the next problem is
/// reported too.
/// </summary>
/// <param name="attribute">The attribute.</param>
/// <param name="input">The shape that reaches it.</param>
/// <param name="report">Receives every problem.</param>
internal delegate IEnumerable<Layer> LayerReader(AttributeReader attribute, Shape input, Action<Problem> report);

/// <summary>The layer attributes by name. A new layer needs a file and a line here.</summary>
internal static class LayerCatalog
{
    public static IReadOnlyDictionary<string, LayerReader> Readers { get; } = new Dictionary<string, LayerReader>(StringComparer.Ordinal)
    {
        ["Dense"] = DenseReader.Read,
        ["Activate"] = ActivationReader.Read,
        ["Dropout"] = Dropout.Read,
        ["Standardize"] = InputScalingLayer.Reader(ScalingKind.Standardize),
        ["MinMaxScale"] = InputScalingLayer.Reader(ScalingKind.MinMax),
        ["BatchNorm"] = BatchNorm.Read,
        ["LayerNorm"] = LayerNorm.Read,
        ["Conv2D"] = ConvolutionReader.Read,
        ["Conv1D"] = ConvolutionReader.Read,
        [ConvolutionReader.Depthwise] = ConvolutionReader.Read,
        ["MaxPool2D"] = PoolReader.Read,
        ["MaxPool1D"] = PoolReader.Read,
        ["AveragePool2D"] = PoolReader.Read,
        ["AveragePool1D"] = PoolReader.Read,
        ["GlobalMaxPool2D"] = PoolReader.Read,
        ["GlobalMaxPool1D"] = PoolReader.Read,
        ["GlobalAveragePool2D"] = PoolReader.Read,
        ["GlobalAveragePool1D"] = PoolReader.Read,
        ["Flatten"] = Flatten.Read,
        ["Reshape"] = Reshape.Read,
    };
}
