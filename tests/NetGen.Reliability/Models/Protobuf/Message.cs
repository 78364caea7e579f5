namespace NetGen.Reliability.Models.Protobuf;

/// <summary>A message of Protocol Buffers as a tree that can be changed.</summary>
internal sealed class Message(MessageKind kind)
{
    public MessageKind Kind => kind;

    public List<Field> Fields { get; init; } = [];

    /// <summary>Reads a sound message.</summary>
    public static Message Parse(MessageKind kind, ReadOnlySpan<byte> bytes)
    {
        var message = new Message(kind);
        while (bytes.Length > 0)
        {
            message.Fields.Add(Field.Parse(kind, ref bytes));
        }

        return message;
    }

    public Message Clone() => new(kind) { Fields = [.. Fields.Select(static field => field.Clone())] };

    public void Write(ByteWriter writer)
    {
        foreach (Field field in Fields)
        {
            field.Write(writer);
        }
    }

    /// <summary>Adds this message and all within it to a list.</summary>
    public void Collect(List<Message> messages)
    {
        messages.Add(this);
        foreach (Field field in Fields)
        {
            field.Message?.Collect(messages);
        }
    }
}
