using System.Text;
using NetGen.Reliability.Models.Protobuf;

namespace NetGen.Reliability.Models.Onnx;

/// <summary>Another value in one field of a message: a number, a text or bytes.</summary>
internal static class ValueDamage
{
    public static void Change(Message message, Chance chance)
    {
        Field field = chance.Of(message.Fields);
        switch (field.Wire)
        {
            case Field.Varint:
                field.Value = (ulong)OddValues.Number(chance);
                break;
            case Field.FourBytes:
                field.Bytes = BitConverter.GetBytes(OddValues.Real(chance));
                break;
            case Field.LengthDelimited when field.Message is null:
                field.Bytes = OnnxSchema.IsText(message.Kind, field.Number) ? OddValues.Text(chance) : ByteDamage.Of(field.Bytes, chance);
                break;
            default:
                message.Fields.Remove(field);
                break;
        }
    }

    /// <summary>A field of numbers in one piece.</summary>
    public static byte[] Packed(IEnumerable<long> numbers)
    {
        var writer = new ByteWriter();
        foreach (long number in numbers)
        {
            writer.Varint((ulong)number);
        }

        return writer.ToArray();
    }

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
