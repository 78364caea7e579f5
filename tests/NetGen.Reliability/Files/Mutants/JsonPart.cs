using System.Text;
using System.Text.Json;

namespace NetGen.Reliability.Files.Mutants;

/// <summary>A JSON value that may become unsound: keys may occur twice, and scalars are any text.</summary>
internal sealed class JsonPart
{
    /// <summary>The text of a value that is no object and no array.</summary>
    public string Text { get; set; } = "null";

    /// <summary>The properties of an object, each with its key in quotes; null if it is no object.</summary>
    public List<(string Key, JsonPart Value)>? Properties { get; set; }

    /// <summary>The items of an array; null if it is no array.</summary>
    public List<JsonPart>? Items { get; set; }

    /// <summary>Takes sound JSON apart.</summary>
    public static JsonPart Of(ReadOnlySpan<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8.ToArray());
        return Of(document.RootElement);
    }

    public JsonPart Copy() => new()
    {
        Text = Text,
        Properties = Properties?.ConvertAll(static property => (property.Key, property.Value.Copy())),
        Items = Items?.ConvertAll(static item => item.Copy()),
    };

    /// <summary>Becomes another value.</summary>
    public void Become(JsonPart other)
    {
        JsonPart copy = other.Copy();
        (Text, Properties, Items) = (copy.Text, copy.Properties, copy.Items);
    }

    /// <summary>This value and all within it.</summary>
    public void CollectInto(List<JsonPart> all)
    {
        all.Add(this);
        Properties?.ForEach(property => property.Value.CollectInto(all));
        Items?.ForEach(item => item.CollectInto(all));
    }

    public byte[] ToUtf8()
    {
        var text = new StringBuilder();
        Write(text);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static JsonPart Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new JsonPart
        {
            Properties = [.. element.EnumerateObject().Select(static property => (JsonSerializer.Serialize(property.Name), Of(property.Value)))],
        },
        JsonValueKind.Array => new JsonPart { Items = [.. element.EnumerateArray().Select(Of)] },
        _ => new JsonPart { Text = element.GetRawText() },
    };

    private void Write(StringBuilder text)
    {
        if (Properties is not null)
        {
            text.Append('{');
            for (int i = 0; i < Properties.Count; i++)
            {
                text.Append(i > 0 ? "," : "").Append(Properties[i].Key).Append(':');
                Properties[i].Value.Write(text);
            }

            text.Append('}');
        }
        else if (Items is not null)
        {
            text.Append('[');
            for (int i = 0; i < Items.Count; i++)
            {
                text.Append(i > 0 ? "," : "");
                Items[i].Write(text);
            }

            text.Append(']');
        }
        else
        {
            text.Append(Text);
        }
    }
}
