namespace NetGen.Reliability.Declarations.Drawing;

/// <summary>Arguments of attributes as source: values in many spellings, and now and then what is no value.</summary>
/// <param name="chance">Draws them.</param>
/// <param name="wrong">The share of arguments that are out of range, of another type or no constant.</param>
internal sealed class Constants(Chance chance, double wrong)
{
    private static readonly string[] s_wrongInts =
    [
        "0", "-1", "int.MinValue", "int.MaxValue", "65536", "1000000", "300000000", "2147483648", "9223372036854775807", "int.MaxValue + 1", "1 / 0", "3.5",
        "3L",
        "\"3\"", "null", "default", "typeof(int)", "new int()", "Unknown.Size", "nameof(System).Length", "(object)3", "new[] { 3 }", "Other.InputSize", "",
        "true",
        "Sizes.Circular", "unchecked(int.MaxValue * 2)", "checked(int.MaxValue * 2)", "()", "async", "(((", "DayOfWeek.Friday", "() => 3", "$\"{3}\"", "~0",
        "3 3"
    ];

    private static readonly string[] s_wrongDoubles =
    [
        "double.NaN", "double.PositiveInfinity", "double.NegativeInfinity", "1e39", "-1", "1", "1.0", "0.99999999999", "double.Epsilon", "-1e-300", "1e999",
        "2",
        "decimal.One", "1m", "null", "\"0.1\"", "Unknown", "default", "0.0 / 0", "-0.0", "float.MaxValue", "1e308", "typeof(double)", "'a'"
    ];

    /// <summary>Declares what some spellings name.</summary>
    public const string Helpers = "internal static class Sizes { public const int Three = 3, Four = Three + 1; public const double Tenth = 0.1; "
        + "public const string Name = \"a\" + nameof(Three); }";

    public Chance Chance => chance;

    public bool Happens(double probability) => chance.Happens(probability);

    /// <summary>Whether this time something should be wrong.</summary>
    public bool IsWrong() => chance.Happens(wrong);

    public string Int(int value) => IsWrong() ? chance.Of(s_wrongInts) : chance.Below(14) switch
    {
        0 => $"0x{value:X}",
        1 => $"{value - 1} + 1",
        2 => $"(int){value}.0",
        3 => $"-(-{value})",
        4 when value < 128 => $"(sbyte){value}",
        5 when value == 3 => "Sizes.Three",
        6 when value == 4 => "Sizes.Four",
        7 when value < 10 => $"'\\u000{value}'",
        8 => $"({value})",
        9 when value == 4 => "sizeof(float)",
        10 => $"true ? {value} : 0",
        11 => $"/* size */ {value} // {value}\n",
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    public string Number(params string[] values) => IsWrong() ? chance.Of(s_wrongDoubles) : chance.Of(values);

    public string Rate() => Number("0", "0.1", "0.5f", "0.999", "1e-300", "Sizes.Tenth", "1.0 / 3", "0.25 + 0.25");

    public string Enum<T>(string[]? fitting = null)
        where T : struct, Enum
    {
        string type = typeof(T).Name;
        return IsWrong()
            ? chance.Of([$"({type})99", $"({type})(-1)", $"{type}.Unknown", "0", "default", "null", $"(NetGen.{type})int.MaxValue", "\"Relu\"", "1",
                "(System.DayOfWeek)2"])
            : $"global::NetGen.{type}.{chance.Of(fitting ?? System.Enum.GetNames<T>())}";
    }

    public string Bool() => IsWrong() ? chance.Of(["null", "1", "\"true\"", "Unknown"]) : chance.Of(["true", "false", "!false", "1 > 0",
        "nameof(Sizes) == \"x\""]);

    /// <summary>A named argument, in some of the cases.</summary>
    public string Option(string name, Func<string> value, double share = 0.12) =>
        !Happens(share) ? "" : IsWrong() ? $", {chance.Of([name.ToLowerInvariant(), "Unknown", "Name", "TypeId", name])} = {value()}" : $", {name} = {value()}";
}
