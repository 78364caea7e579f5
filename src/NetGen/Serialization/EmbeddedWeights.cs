using System.Buffers.Binary;
using System.ComponentModel;
using System.Reflection;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Weights that are a resource of the assembly of their class; called by generated code.</summary>
/// <remarks>
/// The content lies in the memory of the assembly and is read there, without a copy. It is a safetensors file as it stands, with all checks that <c>Load</c> makes, or plain values: float32,
/// little-endian, all parameters in the order of <c>CopyParametersTo</c>, then all statistics in the order of <c>CopyStateTo</c>, and nothing else.
/// </remarks>
/// <param name="assembly">The assembly that holds the resource.</param>
/// <param name="resource">Its name.</param>
/// <param name="isSafetensors">Whether it is a safetensors file; if not, plain values.</param>
/// <param name="length">Its length in bytes, as the build has found it.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EmbeddedWeights(Assembly assembly, string resource, bool isSafetensors, long length)
{
    private readonly Lock _gate = new();
    private FrozenWeights? _frozen;

    /// <summary>The weights of a frozen class: one block for all of its instances, made by the first thread that asks. Where that fails, the next to ask tries anew.</summary>
    /// <param name="info">The class.</param>
    /// <exception cref="NetGenFormatException">The resource is missing, or holds something else.</exception>
    public FrozenWeights FrozenFor(NetworkInfo info)
    {
        if (Volatile.Read(ref _frozen) is { } frozen)
        {
            return frozen;
        }

        lock (_gate)
        {
            if (_frozen is null)
            {
                Volatile.Write(ref _frozen, new FrozenWeights(info, this));
            }

            return _frozen!;
        }
    }

    /// <summary>Reads parameters and statistics into memory that nobody reads yet. What is there after a failure means nothing.</summary>
    /// <param name="info">The class.</param>
    /// <param name="packed">Receives the parameters as kernels read them.</param>
    /// <param name="state">Receives the statistics.</param>
    /// <returns>Whether the input scaling is known.</returns>
    /// <exception cref="NetGenFormatException">The resource is missing, or holds something else.</exception>
    internal unsafe bool Read(NetworkInfo info, Span<float> packed, Span<float> state)
    {
        using Stream stream = assembly.GetManifestResourceStream(resource) ?? throw Missing(info);
        long expected = isSafetensors ? length : sizeof(float) * ((long)info.ParameterCount + info.StateCount);
        if (stream.Length != expected)
        {
            throw WrongLength(info, expected, stream.Length);
        }

        if (isSafetensors)
        {
            return StoredNetwork.Read(info, new SafetensorsReader(Place, stream), packed, state);
        }

        ReadOnlySpan<byte> content = stream is UnmanagedMemoryStream memory ? new ReadOnlySpan<byte>(memory.PositionPointer, checked((int)expected)) : CopyOf(stream, expected);
        ReadPlain(info, ValuesOf(content), packed, state);
        return info.Scaling != InputScaling.None;
    }

    private string Place => $"Resource '{resource}' of {assembly.GetName().Name}";

    private void ReadPlain(NetworkInfo info, ReadOnlySpan<float> values, Span<float> packed, Span<float> state)
    {
        foreach (TensorInfo tensor in info.Tensors)
        {
            if (!ParameterPacking.Pack(tensor, values[..tensor.Length], packed))
            {
                throw NotFinite(tensor, values);
            }

            values = values[tensor.Length..];
        }

        if (info.RefusalOf(values) is { } refusal)
        {
            throw new NetGenFormatException($"{Place}: {refusal}");
        }

        values.CopyTo(state);
    }

    // Texts are made in methods of their own: what is not called is not compiled either.
    private NetGenFormatException Missing(NetworkInfo info) =>
        new($"{Place}: expected the weights of {info.Name} as a resource, but found none. The project must name the file of the weights as a NetGenModel.");

    private NetGenFormatException WrongLength(NetworkInfo info, long expected, long found)
    {
        string what = isSafetensors ? "as many as when the project was built" : $"{info.ParameterCount} parameters and {info.StateCount} statistics";
        return new NetGenFormatException($"{Place}: expected {expected} bytes for {info.Name}, {what}, but found {found}.");
    }

    private NetGenFormatException NotFinite(TensorInfo tensor, ReadOnlySpan<float> values)
    {
        int index = FiniteScan.IndexOfNonFinite(values);
        return new NetGenFormatException(FormattableString.Invariant($"{Place}: tensor {tensor.Name}: expected finite values, but found {values[index]} at index {index}."));
    }

    private static ReadOnlySpan<float> ValuesOf(ReadOnlySpan<byte> content)
    {
        if (BitConverter.IsLittleEndian)
        {
            return MemoryMarshal.Cast<byte, float>(content);
        }

        float[] values = new float[content.Length / sizeof(float)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(content[(i * sizeof(float))..]);
        }

        return values;
    }

    /// <summary>Where an assembly does not lie in memory as a whole.</summary>
    private static byte[] CopyOf(Stream stream, long length)
    {
        byte[] copy = new byte[length];
        stream.ReadExactly(copy);
        return copy;
    }
}
