using NetGen.Build.Files;
using NetGen.Build.Protobuf;

namespace NetGen.Build.Onnx;

/// <summary>The fields of a tensor that hold values by type. The element type determines the field.</summary>
internal static class TypedField
{
    private const int Floats = 4, Int32s = 5, Texts = 6, Int64s = 7, Doubles = 10, UInt64s = 11;

    /// <summary>The number of the field for a type.</summary>
    public static int Of(ElementType type) => type switch
    {
        ElementType.Float => Floats,
        ElementType.Double => Doubles,
        ElementType.String => Texts,
        ElementType.Int64 => Int64s,
        ElementType.UInt32 or ElementType.UInt64 => UInt64s,
        _ => Int32s,
    };

    /// <summary>Number of values in the current field.</summary>
    public static long Count(in ProtobufField field, ElementType type)
    {
        switch (type)
        {
            case ElementType.Float:
                return field.Fixed(WireType.FourBytes).Length / sizeof(float);
            case ElementType.Double:
                return field.Fixed(WireType.EightBytes).Length / sizeof(double);
            case ElementType.String:
                return 1;
            default:
                long count = 0;
                for (PackedInts numbers = field.Ints(); numbers.Next();)
                {
                    count++;
                }

                return count;
        }
    }

    /// <summary>Calls an action for every value of a tensor, in order.</summary>
    /// <param name="source">The model file.</param>
    /// <param name="message">The place of the tensor's message in it.</param>
    /// <param name="type">The type of the elements, which is not a text.</param>
    /// <param name="takeNumber">Receives a float or a double.</param>
    /// <param name="takeStored">Receives a value that is stored as an integer.</param>
    public static void ForEach(ByteSource source, ByteRange message, ElementType type, Action<double> takeNumber, Action<long> takeStored)
    {
        int wanted = Of(type);
        for (var fields = new ProtobufReader(source, message, "a tensor"); fields.Next(out ProtobufField tensor);)
        {
            if (tensor.Number != wanted)
            {
                continue;
            }

            if (type is ElementType.Float or ElementType.Double)
            {
                TakeNumbers(source, tensor.Fixed(type == ElementType.Float ? WireType.FourBytes : WireType.EightBytes), type, takeNumber);
                continue;
            }

            for (PackedInts numbers = tensor.Ints(); numbers.Next();)
            {
                takeStored(numbers.Current);
            }
        }
    }

    private static void TakeNumbers(ByteSource source, ByteRange range, ElementType type, Action<double> take)
    {
        int size = ElementTypes.SizeOf(type);
        byte[] number = new byte[size];
        for (long at = range.Start; at < range.End; at += size)
        {
            for (int i = 0; i < size; i++)
            {
                number[i] = source[at + i];
            }

            take(ElementTypes.ToNumber(type, number, 0));
        }
    }
}
