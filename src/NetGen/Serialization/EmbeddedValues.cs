using System.Collections.Immutable;
using System.ComponentModel;
using System.Reflection;

namespace NetGen.Runtime;

/// <summary>Embedded weights whose layout the build knows, so only values are read. Generated code calls this class.</summary>
/// <remarks>
/// There are two layouts:
/// <list type="bullet">
/// <item>
/// Without <see cref="Tensors"/>, the content is plain values: float32, little-endian, all parameters in the order of <c>CopyParametersTo</c>, then all
/// statistics in the order of <c>CopyStateTo</c>.
/// </item>
/// <item>With <see cref="Tensors"/>, it is a safetensors file. The build has compared its header with the class.</item>
/// </list>
/// </remarks>
/// <param name="assembly">The assembly that holds the resource.</param>
/// <param name="resource">Its name.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EmbeddedValues(Assembly assembly, string resource) : EmbeddedWeights(assembly, resource)
{
    /// <summary>The places of the tensors: first the parameters, then the statistics. Empty for plain values.</summary>
    public ImmutableArray<EmbeddedTensor> Tensors { get; init; } = [];

    /// <summary>Length of a safetensors file in bytes.</summary>
    public long Length { get; init; }

    private protected override long LengthFor(NetworkInfo info) => Tensors.IsEmpty ? sizeof(float) * ((long)info.ParameterCount + info.StateCount) : Length;

    private protected override string LengthWords(NetworkInfo info) =>
        Tensors.IsEmpty ? $"{info.ParameterCount} parameters and {info.StateCount} statistics" : "as many as when the project was built";

    private protected override bool Read(NetworkInfo info, Stream stream, Span<float> packed, Span<float> state)
    {
        ReadOnlySpan<byte> content = ContentOf(stream);
        int tensors = info.Tensors.Length, next = 0;
        for (int i = 0; i < tensors; i++)
        {
            TensorInfo tensor = info.Tensors[i];
            ReadOnlySpan<float> values = ValuesOf(content, i, tensor.Length, ref next);
            if (!ParameterPacking.Pack(tensor, values, packed))
            {
                throw NotFinite(tensor, values);
            }
        }

        Span<float> statistics = state;
        for (int i = 0; i < info.Statistics.Length; i++)
        {
            int length = info.Statistics[i].Length;
            ValuesOf(content, tensors + i, length, ref next).CopyTo(statistics);
            statistics = statistics[length..];
        }

        return info.RefusalOf(state) is { } refusal ? throw new NetGenFormatException($"{Place}: {refusal}") : info.Scaling != InputScaling.None;
    }

    /// <summary>The values of a tensor, without a copy. If they have another type than float, they are converted into a copy.</summary>
    private ReadOnlySpan<float> ValuesOf(ReadOnlySpan<byte> content, int index, int length, ref int next)
    {
        SafeTensorType type = SafeTensorType.F32;
        if (!Tensors.IsEmpty)
        {
            next = Tensors[index].Offset;
            type = TypeOf(Tensors[index].Type);
        }

        ReadOnlySpan<byte> bytes = content.Slice(next, length * SafeTensor.SizeOf(type));
        next += bytes.Length;
        return FloatValues.Of(bytes, type);
    }

    private static SafeTensorType TypeOf(string name) => name switch
    {
        "F16" => SafeTensorType.F16,
        "BF16" => SafeTensorType.BF16,
        "F64" => SafeTensorType.F64,
        _ => SafeTensorType.F32,
    };

    private NetGenFormatException NotFinite(TensorInfo tensor, ReadOnlySpan<float> values)
    {
        int index = FiniteScan.IndexOfNonFinite(values);
        return new NetGenFormatException(FormattableString.Invariant(
            $"{Place}: tensor {tensor.Name}: expected finite values, but found {values[index]} at index {index}."));
    }
}
