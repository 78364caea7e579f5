using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Reliability.Declarations.Drawing;

/// <summary>Names as they stand in source: ordinary ones, and those that code around them may trip over.</summary>
/// <param name="ofGeneratedCode">Every identifier of generated code: what it declares and what it calls.</param>
internal sealed class Names(IReadOnlyList<string> ofGeneratedCode)
{
    private static readonly string[] s_plain = ["Net", "Digits", "Classifier", "Model1", "Iris", "XorNetwork"];

    private static readonly string[] s_ofTheSystem =
    [
        "System", "NetGen", "Runtime", "Span", "ReadOnlySpan", "Math", "MathF", "Object", "String", "Int32", "Single", "Func", "Action", "Array", "Type",
        "Attribute", "NeuralNetwork", "NeuralNetworkAttribute", "Dense", "DenseAttribute", "Activation", "Loss", "IDisposable", "INeuralNetwork", "global",
        "__Runtime", "__Simd", "Labels", "Storage", "Weights", "Unsafe", "Vector", "Vector256", "CodeDom", "Compiler", "Item", "value__", "Finalize",
        "Main", "Program", "get_Layers", "op_Equality", "MemberwiseClone", "GetType", "Equals", "nameof", "nint", "dynamic", "notnull", "unmanaged"
    ];

    /// <summary>Unicode: combining marks, other scripts, joiners that compilers drop, letters whose case is special, escapes, halves of pairs.</summary>
    private static readonly string[] s_unicode =
    [
        "Ünïcödé", "網路", "Сеть", "e\u0301", "é", "a\u0300\u0301\u0302b", "a\u200Db", "\\u0041bc", "N\\u0065t", "\\U00000042", "ﬁ", "İnput", "ınput", "ǅ", "Ⅷ",
        "ᚠ", "क्ष", "_", "__", "_1", "ª", "Straße", "STRASSE", "ſ", "K", "𝐀", "\uD835", "a\uDC00", "\u2028x", "ﾊﾟ", "שלום", "א\u05B8"
    ];

    private static readonly int[] s_lengths = [60, 199, 200, 201, 255, 400, 700, 1000, 1023, 1024, 3000];

    private static readonly string[] s_keywords = [.. SyntaxFacts.GetKeywordKinds().Select(SyntaxFacts.GetText).Where(static text => char.IsLetter(text[0]))];

    /// <summary>A name.</summary>
    /// <param name="chance">Draws it.</param>
    /// <param name="hostile">The share of names that are not ordinary.</param>
    public string Of(Chance chance, double hostile) => !chance.Happens(hostile) ? chance.Of(s_plain) : chance.Below(12) switch
    {
        0 or 1 => "@" + chance.Of(s_keywords),
        2 => (chance.Happens(0.1) ? "" : "@") + chance.Of(s_keywords),
        3 or 4 => chance.Of(s_ofTheSystem),
        5 => chance.Of(s_unicode),
        6 when chance.Happens(0.5) => Long(chance),
        7 => OtherCase(chance.Of(s_plain), chance),
        _ => chance.Of(ofGeneratedCode),
    };

    /// <summary>A name of the same letters, some of them in the other case: two files of these names are one file on many systems.</summary>
    public static string OtherCase(string name, Chance chance) =>
        string.Concat(name.Select(letter =>
            chance.Happens(0.5) ? char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter) : letter));

    private static string Long(Chance chance) => new(chance.Of(["N", "n", "é", "網"])[0], chance.Of(s_lengths));
}
