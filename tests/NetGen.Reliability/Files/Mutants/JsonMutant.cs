using System.Numerics;

namespace NetGen.Reliability.Files.Mutants;

/// <summary>Puts lies into JSON that stays JSON in most cases: values, keys, counts and nesting.</summary>
/// <param name="vocabulary">Values that are special in this format, such as the names of types, in quotes.</param>
internal sealed class JsonMutant(params string[] vocabulary)
{
    private const double HugeProbability = 0.001;

    private static readonly string[] s_scalars =
    [
        "null", "true", "false", "0", "-0", "-1", "1", "2", "2147483647", "2147483648", "-2147483648", "4294967295", "4294967296", "9223372036854775807",
        "9223372036854775808", "18446744073709551615", "1e999", "-1e999", "1e-999", "3.5e38", "NaN", "Infinity", "-Infinity", "0.5", "1.0", "1e0", "01", "+1",
        "\"\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\ud83d\ude00\"", "\"NaN\"", "\"Infinity\"", "\"-1\"", "\"1\"", "\"a|b\"", "\"\\n\"",
        "\"\\\"\"", "\"\\x\"", "\"../../x\"", "{}", "[]", "[[]]", "{\"a\":1}", "", "\"", "{", "]", "/**/1", "1,",
    ];

    /// <summary>A mutant by some lies.</summary>
    public JsonPart Of(JsonPart sound, Chance chance, int lies)
    {
        JsonPart root = sound.Copy();
        for (; lies > 0; lies--)
        {
            Lie(root, chance);
        }

        return root;
    }

    private static JsonPart Deep(JsonPart value, int depth, bool isObject)
    {
        JsonPart deep = value.Copy();
        for (; depth > 0; depth--)
        {
            deep = isObject ? new JsonPart { Properties = [("\"a\"", deep)] } : new JsonPart { Items = [deep] };
        }

        return deep;
    }

    /// <summary>A number near another one: one off, doubled, negative, past a limit, or written as a fraction.</summary>
    private static string Near(string text, Chance chance)
    {
        if (!BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger number))
        {
            return text + chance.Of((string[])["0", ".5", "e1", "e400", "e-400"]);
        }

        return chance.Below(8) switch
        {
            0 => $"{number + 1}",
            1 => $"{number - 1}",
            2 => $"{number * 2}",
            3 => $"{-number}",
            4 => $"{number + (BigInteger.One << chance.Of((int[])[31, 32, 62, 63, 64]))}",
            5 => $"{number}.0",
            6 => $"{number * 4}",
            _ => $"{chance.Below(100)}",
        };
    }

    private static string LongText(Chance chance) => string.Concat(Enumerable.Repeat(
        chance.Of((string[])["a", "module.", "\\u0000", "\\n", "é", "_orig_mod."]), chance.Happens(HugeProbability * 10) ? 10_000 : 30));

    private void Lie(JsonPart root, Chance chance)
    {
        var all = new List<JsonPart>();
        root.CollectInto(all);
        JsonPart one = chance.Of(all), other = chance.Of(all);
        if (one.Properties is { Count: > 0 } properties && chance.Happens(0.7))
        {
            LieInObject(properties, other, chance);
        }
        else if (one.Items is { } items && chance.Happens(0.7))
        {
            LieInArray(items, other, chance);
        }
        else
        {
            LieInValue(one, other, chance);
        }
    }

    private void LieInObject(List<(string Key, JsonPart Value)> properties, JsonPart other, Chance chance)
    {
        int at = chance.Below(properties.Count);
        (string key, JsonPart value) = properties[at];
        switch (chance.Below(6))
        {
            case 0:
                properties.RemoveAt(at);
                break;
            case 1:
                properties.Insert(chance.Below(properties.Count + 1), (key, (chance.Happens(0.5) ? value : other).Copy()));
                break;
            case 2:
                properties[at] = (chance.Of(properties).Key, value);
                break;
            case 3:
                int to = chance.Below(properties.Count);
                (properties[at], properties[to]) = ((key, properties[to].Value), (properties[to].Key, value));
                break;
            case 4:
                // The same properties in another order are the same object.
                properties.RemoveAt(at);
                properties.Insert(chance.Below(properties.Count + 1), (key, value));
                break;
            default:
                properties[at] = (Key(key, chance), value);
                break;
        }
    }

    private void LieInArray(List<JsonPart> items, JsonPart other, Chance chance)
    {
        int at = chance.Below(items.Count + 1);
        switch (chance.Below(4))
        {
            case 0 when items.Count > 0:
                items.RemoveAt(at % items.Count);
                break;
            case 1:
                items.Insert(at, other.Copy());
                break;
            case 2 when items.Count > 0:
                JsonPart item = items[at % items.Count];

                // Copies of copies would become too many.
                bool isSmall = item.Properties is null && item.Items is null;
                items.AddRange(Enumerable.Repeat(item, chance.Happens(HugeProbability) && isSmall && items.Count < 100 ? 20_000 : chance.Between(1, 40)));
                break;
            default:
                items.Insert(at, new JsonPart { Text = Scalar(chance) });
                break;
        }
    }

    private void LieInValue(JsonPart one, JsonPart other, Chance chance)
    {
        switch (chance.Below(6))
        {
            case 0 when one.Text.Length > 0 && (char.IsAsciiDigit(one.Text[0]) || one.Text[0] == '-'):
                one.Text = Near(one.Text, chance);
                break;
            case 1:
                one.Become(other);
                break;
            case 2:
                one.Become(Deep(one, chance.Of((int[])[1, 2, 60, 64, 65, 500]), chance.Happens(0.5)));
                break;
            case 3 when one.Text.StartsWith('"'):
                one.Text = chance.Happens(0.5) ? one.Text.Insert(1, LongText(chance)) : Key(one.Text, chance);
                break;
            default:
                one.Become(new JsonPart { Text = Scalar(chance) });
                break;
        }
    }

    private string Scalar(Chance chance) => chance.Happens(0.5) && vocabulary.Length > 0 ? chance.Of(vocabulary) : chance.Of(s_scalars);

    /// <summary>A text that is the same in another spelling, or differs in one place.</summary>
    private string Key(string key, Chance chance)
    {
        if (key.Length < 3)
        {
            return "\"a\"";
        }

        int at = chance.Between(1, key.Length - 2);
        return chance.Below(6) switch
        {
            0 => key[..at] + $"\\u{(int)key[at]:x4}" + key[(at + 1)..],
            1 => key[..at] + LongText(chance) + key[at..],
            2 => key[..at] + key[(at + 1)..],
            3 => key[..at] + chance.Of((string[])["\\ud800", "\\u0000", "é", ".", " ", "\t", "\\"]) + key[at..],
            4 => vocabulary.Length > 0 && chance.Of(vocabulary) is { } word && word.StartsWith('"') ? word : "\"\"",
            _ => key.ToUpperInvariant(),
        };
    }
}
