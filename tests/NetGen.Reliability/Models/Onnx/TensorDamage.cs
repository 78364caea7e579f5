using NetGen.Build.Onnx;
using NetGen.Reliability.Models.Protobuf;

namespace NetGen.Reliability.Models.Onnx;

/// <summary>Changes to a tensor: a shape or a type that disagrees with its values, and values in another file.</summary>
internal static class TensorDamage
{
    private const int DimensionField = 1, TypeField = 2, RawField = 9, ExternalField = 13, LocationField = 14, KeyField = 1, ValueField = 2;

    public static void Change(Message[] tensors, Chance chance)
    {
        if (tensors.Length == 0)
        {
            return;
        }

        Message tensor = chance.Of(tensors);
        switch (chance.Below(6))
        {
            case 0:
                tensor.Fields.RemoveAll(field => field.Number == DimensionField && chance.Happens(0.5));
                Lengthen(tensor, chance);
                break;
            case 1:
                Lengthen(tensor, chance);
                break;
            case 2:
                Set(tensor, Field.OfVarint(TypeField, chance.Happens(0.8) ? chance.Between(0, 17) : OddValues.Number(chance)));
                break;
            case 3:
                Replace(tensor, Any(chance));
                break;
            case 4:
                Set(tensor, Field.OfBytes(RawField, chance.Bytes(chance.Of([0, 1, 2, 3, 4, 8, 16, 24]))));
                break;
            default:
                Externalize(tensor, chance);
                break;
        }
    }

    /// <summary>A small tensor of any type, with as many bytes as it needs, or nearly so.</summary>
    public static Message Any(Chance chance)
    {
        var tensor = new Message(MessageKind.Tensor);
        int type = chance.Between(0, 17), count = 1;
        for (int rank = chance.Below(4); rank > 0; rank--)
        {
            int size = chance.Below(4);
            count *= size;
            tensor.Fields.Add(Field.OfVarint(DimensionField, size));
        }

        tensor.Fields.Add(Field.OfVarint(TypeField, type));
        int bytes = (count * ElementTypes.SizeOf((ElementType)type)) + (chance.Happens(0.9) ? 0 : 1);
        tensor.Fields.Add(Field.OfBytes(RawField, chance.Happens(0.5) ? new byte[bytes] : chance.Bytes(bytes)));
        return tensor;
    }

    private static void Lengthen(Message tensor, Chance chance) => tensor.Fields.Add(chance.Happens(0.8)
        ? Field.OfVarint(DimensionField, OddValues.Number(chance))
        : Field.OfBytes(DimensionField, ValueDamage.Packed(Enumerable.Range(0, chance.Below(70)).Select(_ => OddValues.Number(chance)))));

    private static void Externalize(Message tensor, Chance chance)
    {
        tensor.Fields.RemoveAll(static field => field.Number is RawField or ExternalField);
        Set(tensor, Field.OfVarint(LocationField, 1));
        Entry("location", chance.Happens(0.8) ? ValueDamage.Utf8(chance.Of(OddValues.Locations)) : OddValues.Text(chance));
        if (chance.Happens(0.5))
        {
            Entry("offset", ValueDamage.Utf8(OddValues.Number(chance).ToString(CultureInfo.InvariantCulture)));
        }

        if (chance.Happens(0.2))
        {
            Entry("length", ValueDamage.Utf8(OddValues.Number(chance).ToString(CultureInfo.InvariantCulture)));
        }

        void Entry(string key, byte[] value) => tensor.Fields.Add(Field.OfMessage(ExternalField, new Message(MessageKind.Entry)
        {
            Fields = { Field.OfBytes(KeyField, ValueDamage.Utf8(key)), Field.OfBytes(ValueField, value) },
        }));
    }

    private static void Set(Message message, Field field)
    {
        message.Fields.RemoveAll(other => other.Number == field.Number);
        message.Fields.Add(field);
    }

    /// <summary>Gives a tensor other contents under its own name.</summary>
    private static void Replace(Message tensor, Message other)
    {
        const int NameField = 8;
        tensor.Fields.RemoveAll(static field => field.Number != NameField);
        tensor.Fields.AddRange(other.Fields);
    }
}
