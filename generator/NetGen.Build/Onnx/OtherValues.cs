using NetGen.Build.Files;
using NetGen.Build.Protobuf;

namespace NetGen.Build.Onnx;

/// <summary>The values of a tensor of texts.</summary>
/// <param name="name">The tensor, for errors.</param>
/// <param name="count">Number of texts.</param>
/// <param name="source">The model file.</param>
/// <param name="tensor">The place of the tensor's message in it.</param>
internal sealed class TextValues(string name, int count, ByteSource source, ByteRange tensor) : ITensorContent
{
    public float[] Floats() => throw new ModelFormatException($"Expected numbers in tensor '{name}', but found texts.");

    public long[] Integers() => throw new ModelFormatException($"Expected numbers in tensor '{name}', but found texts.");

    public string[] Texts()
    {
        string[] values = new string[count];
        int next = 0;
        for (var fields = new ProtobufReader(source, tensor, "a tensor"); fields.Next(out ProtobufField reader);)
        {
            if (reader.Number == TypedField.Of(ElementType.String))
            {
                values[next++] = reader.LenientText();
            }
        }

        return values;
    }
}

/// <summary>
/// Values of an unsupported type, such as 8-bit floats. The error occurs only when they are requested, because a graph may hold values that no node reads.
/// </summary>
/// <param name="name">The tensor, for errors.</param>
/// <param name="type">Its type.</param>
internal sealed class UnreadableValues(string name, ElementType type) : ITensorContent
{
    public float[] Floats() => throw Error();

    public long[] Integers() => throw Error();

    public string[] Texts() => throw Error();

    private ModelFormatException Error() =>
        new($"Expected tensor '{name}' to hold floats of 16 to 64 bits, whole numbers of 8 to 64 bits, truth values or texts, but found type {(int)type}.");
}
