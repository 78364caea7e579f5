using NetGen.Reliability.Models.Protobuf;

namespace NetGen.Reliability.Models.Onnx;

/// <summary>Changes to a node that leave the file well formed: another operator, other inputs, circles, and attributes of any type.</summary>
internal static class NodeDamage
{
    private const int InputField = 1, OutputField = 2, OperatorField = 4, AttributeField = 5, NameField = 1, TypeField = 20;

    public static void Change(Message[] nodes, Chance chance)
    {
        if (nodes.Length == 0)
        {
            return;
        }

        Message node = chance.Of(nodes);
        switch (chance.Below(6))
        {
            case 0 when Any(node, OperatorField, chance) is { } operation:
                operation.Bytes = ValueDamage.Utf8(OddValues.Operator(chance));
                break;
            case 1 or 2 when Any(node, InputField, chance) is { } input:
                input.Bytes = Any(chance.Of(nodes), chance.Happens(0.7) ? InputField : OutputField, chance)?.Bytes ?? [];
                break;
            case 3 when Any(node, InputField, chance) is { } read:
                node.Fields.Add(Field.OfBytes(InputField, read.Bytes));
                break;
            case 4 when Any(node, OutputField, chance) is { } output && Any(chance.Of(nodes), OutputField, chance) is { } other:
                output.Bytes = other.Bytes;
                break;
            default:
                node.Fields.RemoveAll(field => field.Number == AttributeField && chance.Happens(0.3));
                node.Fields.Add(Field.OfMessage(AttributeField, Attribute(chance)));
                break;
        }
    }

    private static Field? Any(Message node, int number, Chance chance)
    {
        Field[] all = [.. node.Fields.Where(field => field.Number == number && field.Message is null)];
        return all.Length == 0 ? null : chance.Of(all);
    }

    /// <summary>An attribute whose type need not be that of its value, or of its name.</summary>
    public static Message Attribute(Chance chance)
    {
        var attribute = new Message(MessageKind.Attribute);
        int type = chance.Between(1, 8);
        attribute.Fields.Add(Field.OfBytes(NameField, ValueDamage.Utf8(OddValues.Attribute(chance))));
        attribute.Fields.Add(Field.OfVarint(TypeField, chance.Happens(0.9) ? type : OddValues.Number(chance)));
        attribute.Fields.Add(type switch
        {
            1 => new Field { Number = 2, Wire = Field.FourBytes, Bytes = BitConverter.GetBytes(OddValues.Real(chance)) },
            2 => Field.OfVarint(3, OddValues.Number(chance)),
            3 => Field.OfBytes(4, OddValues.Text(chance)),
            4 => Field.OfMessage(5, TensorDamage.Any(chance)),
            6 => Field.OfBytes(7, [.. Enumerable.Range(0, chance.Below(5)).SelectMany(_ => BitConverter.GetBytes(OddValues.Real(chance)))]),
            7 => Field.OfBytes(8, ValueDamage.Packed(Enumerable.Range(0, chance.Below(7)).Select(_ => OddValues.Number(chance)))),
            8 => Field.OfBytes(9, OddValues.Text(chance)),
            _ => Field.OfBytes(6, []),
        });
        return attribute;
    }
}
