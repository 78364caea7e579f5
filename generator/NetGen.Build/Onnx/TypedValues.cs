using NetGen.Build.Files;
using NetGen.Build.Protobuf;

namespace NetGen.Build.Onnx;

/// <summary>Values in the field of their type, packed or one by one. The reader has counted them.</summary>
/// <param name="name">The tensor, for errors.</param>
/// <param name="type">The type of the elements.</param>
/// <param name="count">Number of values.</param>
/// <param name="source">The model file.</param>
/// <param name="tensor">The place of the tensor's message in it.</param>
internal sealed class TypedValues(string name, ElementType type, int count, ByteSource source, ByteRange tensor) : ITensorContent
{
    public float[] Floats()
    {
        float[] values = new float[count];
        int next = 0;
        TypedField.ForEach(
            source, tensor, type, number => values[next++] = (float)number, stored => values[next++] = (float)ElementTypes.FromStored(type, stored));
        return values;
    }

    public long[] Integers()
    {
        long[] values = new long[count];
        int next = 0;
        TypedField.ForEach(
            source, tensor,
            type,
            number => values[next++] = Whole.Of(number, name),
            stored => values[next++] = ElementTypes.IsWhole(type)
                ? ElementTypes.FromStoredWhole(type, stored)
                : Whole.Of(ElementTypes.FromStored(type, stored), name));
        return values;
    }

    public string[] Texts() => throw new ModelFormatException($"Expected texts in tensor '{name}', but found {type}.");
}
