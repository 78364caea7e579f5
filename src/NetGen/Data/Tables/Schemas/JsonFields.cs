using System.Collections.Immutable;
using System.Text.Json;

namespace NetGen;

/// <summary>
/// Reads the properties of a JSON object, one by one. A property that is absent, has another type or is unknown is an error that names its place.
/// </summary>
internal sealed class JsonFields
{
    private readonly string _place;
    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    /// <summary>Takes an object.</summary>
    /// <param name="place">File and place in it, for messages.</param>
    /// <param name="element">The element, which should be an object.</param>
    /// <exception cref="NetGenFormatException">The element is not an object, or a property occurs twice.</exception>
    public JsonFields(string place, JsonElement element)
    {
        _place = place;
        Require(place, element, JsonValueKind.Object);
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (!_fields.TryAdd(property.Name, property.Value))
            {
                throw Problem(place, "each property once", $"'{VisibleText.Of(property.Name)}' twice");
            }
        }
    }

    public static NetGenFormatException Problem(string place, string expected, string found) => new($"{place}: expected {expected}, but found {found}.");

    public bool Has(string name) => _fields.ContainsKey(name);

    public string PlaceOf(string name) => $"{_place}, '{name}'";

    public JsonFields Object(string name) => new(PlaceOf(name), Field(name));

    public string Text(string name) => TextOf(PlaceOf(name), Field(name));

    public bool Flag(string name) => Field(name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } field
        ? field.GetBoolean()
        : throw Problem(PlaceOf(name), "true or false", Describe(Field(name)));

    public int Whole(string name) => Field(name) is { ValueKind: JsonValueKind.Number } field && field.TryGetInt32(out int value) && value >= 0
        ? value
        : throw Problem(PlaceOf(name), "a whole number from 0", Describe(Field(name)));

    public float Number(string name) => Field(name) is { ValueKind: JsonValueKind.Number } field && field.TryGetSingle(out float value) && float.IsFinite(value)
        ? value
        : throw Problem(PlaceOf(name), "a number that a float can hold", Describe(Field(name)));

    public T Choice<T>(string name)
        where T : struct, Enum
    {
        string[] names = Enum.GetNames<T>();
        string found = Text(name);
        return names.Contains(found, StringComparer.Ordinal)
            ? Enum.Parse<T>(found)
            : throw Problem(PlaceOf(name), $"one of {string.Join(", ", names)}", $"'{VisibleText.Of(found)}'");
    }

    public ImmutableArray<string> Texts(string name) => TextsOf(PlaceOf(name), Field(name));

    public ImmutableArray<ImmutableArray<string>> ListsOfTexts(string name) => [.. Items(name).Select(static item => TextsOf(item.Place, item.Element))];

    public IEnumerable<(string Place, JsonElement Element)> Items(string name) => ItemsOf(PlaceOf(name), Field(name));

    /// <summary>Throws if there are properties that were not read, because their meaning would be ignored.</summary>
    public void RequireNoOther()
    {
        if (_fields.Keys.FirstOrDefault(name => !_read.Contains(name)) is { } other)
        {
            throw Problem(_place, $"no properties but {string.Join(", ", _read.Select(static name => $"'{name}'"))}", $"'{VisibleText.Of(other)}'");
        }
    }

    private static ImmutableArray<string> TextsOf(string place, JsonElement list) =>
        [.. ItemsOf(place, list).Select(static item => TextOf(item.Place, item.Element))];

    private static IEnumerable<(string Place, JsonElement Element)> ItemsOf(string place, JsonElement list)
    {
        Require(place, list, JsonValueKind.Array);
        return list.EnumerateArray().Select((element, i) => ($"{place}[{i}]", element));
    }

    private static string TextOf(string place, JsonElement element)
    {
        Require(place, element, JsonValueKind.String);
        return element.GetString()!;
    }

    private static void Require(string place, JsonElement element, JsonValueKind kind)
    {
        if (element.ValueKind != kind)
        {
            throw Problem(place, Name(kind), Describe(element));
        }
    }

    private static string Describe(JsonElement element)
    {
        string text = element.GetRawText();
        return element.ValueKind is JsonValueKind.Object or JsonValueKind.Array || text.Length > 40 ? Name(element.ValueKind) : VisibleText.Of(text);
    }

    private static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        _ => kind.ToString().ToLowerInvariant(),
    };

    private JsonElement Field(string name)
    {
        _read.Add(name);
        return _fields.TryGetValue(name, out JsonElement field)
            ? field
            : throw Problem(_place, $"a property '{name}'", _fields.Count == 0 ? "none" : VisibleText.List(_fields.Keys));
    }
}
