using System.Runtime.InteropServices;
using NetGen.Build.Onnx;

namespace NetGen.Build.Tests.Writing;

/// <summary>The messages TensorProto: values raw, in the field of their type, or in another file.</summary>
internal static class Tensor
{
    private const int DimensionsField = 1, TypeField = 2, FloatField = 4, Int32Field = 5, TextField = 6, Int64Field = 7, NameField = 8, RawField = 9,
        DoubleField = 10,
        UInt64Field = 11, ExternalField = 13, LocationField = 14;

    public static ProtobufWriter Raw(string name, ReadOnlySpan<long> dimensions, params ReadOnlySpan<float> values) =>
        Raw<float>(name, ElementType.Float, dimensions, values);

    public static ProtobufWriter RawInts(string name, ReadOnlySpan<long> dimensions, params ReadOnlySpan<long> values) =>
        Raw<long>(name, ElementType.Int64, dimensions, values);

    /// <summary>Values of any type by their bytes; a half as its bits, a truth value as a byte.</summary>
    public static ProtobufWriter Raw<T>(string name, ElementType type, ReadOnlySpan<long> dimensions, params ReadOnlySpan<T> values)
        where T : unmanaged => Head(name, type, dimensions).Bytes(RawField, MemoryMarshal.AsBytes(values));

    public static ProtobufWriter Floats(string name, ReadOnlySpan<long> dimensions, params ReadOnlySpan<float> values) =>
        Head(name, ElementType.Float, dimensions).PackedFloats(FloatField, values);

    public static ProtobufWriter Doubles(string name, ReadOnlySpan<long> dimensions, params ReadOnlySpan<double> values) =>
        Head(name, ElementType.Double, dimensions).PackedDoubles(DoubleField, values);

    public static ProtobufWriter Int64s(string name, ReadOnlySpan<long> dimensions, params ReadOnlySpan<long> values) =>
        Head(name, ElementType.Int64, dimensions).PackedInts(Int64Field, values);

    /// <summary>Small whole numbers, truth values, and halves by their bits.</summary>
    public static ProtobufWriter Int32s(string name, ElementType type, ReadOnlySpan<long> dimensions, params ReadOnlySpan<long> values) =>
        Head(name, type, dimensions).PackedInts(Int32Field, values);

    public static ProtobufWriter UInt64s(string name, ElementType type, ReadOnlySpan<long> dimensions, params ReadOnlySpan<long> values) =>
        Head(name, type, dimensions).PackedInts(UInt64Field, values);

    public static ProtobufWriter Texts(string name, ReadOnlySpan<long> dimensions, params string[] values)
    {
        ProtobufWriter tensor = Head(name, ElementType.String, dimensions);
        foreach (string value in values)
        {
            tensor.Text(TextField, value);
        }

        return tensor;
    }

    /// <summary>Values in another file; null leaves out an entry.</summary>
    public static ProtobufWriter External(
        string name, ElementType type, ReadOnlySpan<long> dimensions, string? location, string? offset = null, string? length = null)
    {
        ProtobufWriter tensor = Head(name, type, dimensions).Int(LocationField, 1);
        Entry("location", location);
        Entry("offset", offset);
        Entry("length", length);
        return tensor;

        void Entry(string key, string? value)
        {
            if (value is not null)
            {
                tensor.Message(ExternalField, new ProtobufWriter().Text(1, key).Text(2, value));
            }
        }
    }

    /// <summary>Everything but values.</summary>
    public static ProtobufWriter Head(string name, ElementType type, ReadOnlySpan<long> dimensions) =>
        new ProtobufWriter().Ints(DimensionsField, dimensions).Int(TypeField, (int)type).Text(NameField, name);
}
