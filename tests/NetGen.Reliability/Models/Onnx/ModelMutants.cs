using NetGen.Reliability.Models.Protobuf;

namespace NetGen.Reliability.Models.Onnx;

/// <summary>Models that are damaged on purpose: sound ones, and operators that are drawn, with a few changes to messages and sometimes to bytes.</summary>
internal sealed class ModelMutants
{
    private const double DamagesBytes = 0.08, ChangesMore = 0.4, IsDrawn = 0.3, IsLeft = 0.6;

    private readonly Message[] _sound = [.. SoundModels.All.Select(static bytes => Message.Parse(MessageKind.Model, bytes))];

    /// <summary>All messages of the sound models, by kind, to be put into others.</summary>
    private readonly Dictionary<MessageKind, Message[]> _parts;

    public ModelMutants()
    {
        List<Message> all = [];
        foreach (Message model in _sound)
        {
            model.Collect(all);
        }

        _parts = all.GroupBy(static message => message.Kind).ToDictionary(static same => same.Key, static same => same.ToArray());
    }

    public byte[] Of(Chance chance)
    {
        bool isDrawn = chance.Happens(IsDrawn);
        Message model = isDrawn ? DrawnModels.Of(chance) : chance.Of(_sound).Clone();
        for (bool changes = !isDrawn || !chance.Happens(IsLeft); changes; changes = chance.Happens(ChangesMore))
        {
            Change(model, chance);
        }

        var writer = new ByteWriter();
        model.Write(writer);
        byte[] bytes = writer.ToArray();
        return chance.Happens(DamagesBytes) ? ByteDamage.Of(bytes, chance) : bytes;
    }

    private void Change(Message model, Chance chance)
    {
        List<Message> messages = [];
        model.Collect(messages);
        switch (chance.Below(10))
        {
            case 0 or 1 or 2:
                NodeDamage.Change([.. messages.Where(static message => message.Kind == MessageKind.Node)], chance);
                break;
            case 3 or 4:
                TensorDamage.Change([.. messages.Where(static message => message.Kind == MessageKind.Tensor)], chance);
                break;
            case 5 or 6 or 7 when messages.Where(static message => message.Fields.Count > 0).ToArray() is { Length: > 0 } filled:
                ValueDamage.Change(chance.Of(filled), chance);
                break;
            default:
                ChangeStructure(chance.Of(messages), chance);
                break;
        }
    }

    private void ChangeStructure(Message message, Chance chance)
    {
        List<Field> fields = message.Fields;
        int at = fields.Count == 0 ? 0 : chance.Below(fields.Count);
        switch (fields.Count == 0 ? 7 : chance.Below(11))
        {
            case 0:
                fields.RemoveAt(at);
                break;
            case 1:
                fields.Insert(chance.Below(fields.Count + 1), fields[at].Clone());
                break;
            case 2:
                int other = chance.Below(fields.Count);
                (fields[at], fields[other]) = (fields[other], fields[at]);
                break;
            case 3:
                fields[at].Number = OnnxSchema.AnyField(chance);
                break;
            case 4:
                fields[at].Wire = chance.Below(8);
                break;
            case 5:
                fields[at].Length = chance.Happens(0.5) ? (ulong)chance.Below(40) : (ulong)OddValues.Number(chance);
                break;
            case 6:
                fields[at].Excess = chance.Between(1, 12);
                break;
            case 8 when chance.Happens(0.1):
                fields.InsertRange(at, Enumerable.Repeat(fields[at], chance.Of([2, 10, 70, 400])));
                break;
            case 9 or 10 when fields[at].Message is { } replaced:
                fields[at] = Field.OfMessage(fields[at].Number, Part(replaced.Kind, chance));
                break;
            default:
                Insert(message, chance);
                break;
        }
    }

    /// <summary>Adds a field of another message of the same kind.</summary>
    private void Insert(Message message, Chance chance)
    {
        if (Part(message.Kind, chance).Fields is { Count: > 0 } others)
        {
            message.Fields.Insert(chance.Below(message.Fields.Count + 1), others[chance.Below(others.Count)]);
        }
    }

    private Message Part(MessageKind kind, Chance chance) => chance.Of(_parts[kind]).Clone();
}
