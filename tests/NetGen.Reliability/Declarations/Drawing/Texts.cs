namespace NetGen.Reliability.Declarations.Drawing;

/// <summary>Labels and names of model files.</summary>
internal static class Texts
{
    private static readonly string[] s_strange =
    [
        "\"\"", "null", "\" \"", "\"\\\"\"", "\"*/ /* */ // \"", "\"</summary>\"", "\"\\n\\r\\u2028\\u0085\"", "\"\\0\"", "\"\\uD800\"", "\"\\uDC00x\"",
        "\"{0} {1}\"", "\"}}}\"",
        "@\"a\\b\"\"c\"", "\"\"\"raw \"quoted\" text\"\"\"", "\"class\"", "\"input\"", "\"Input\"", "\"\\t\"", "\"網路 e\\u0301\"", "nameof(Sizes)",
        "Sizes.Name", "\"#error\"", "$\"a\"",
        "\"a\" + \"b\"", "\"'\"", "\"%s\"", "\"&lt;\"", "\"]]>\"", "\"\\\\\"", "\"a,b=c\"", "\"\U0001F600\"", "default(string)", "\"-->\"", "\"\"u8", "3",
        "\"unterminated"
    ];

    public static string Label(Chance chance, double strange) => !chance.Happens(strange) ? $"\"{chance.Of(["a", "b", "skip", "in"])}\""
        : chance.Happens(0.1) ? $"\"{new string(chance.Of(["x", "\\\"", "\\n"])[0], chance.Of([100, 1000, 20000]))}\""
        : chance.Of(s_strange);

    public static string File(Chance chance) => chance.Happens(0.2) ? chance.Of(s_strange) : chance.Of(
    [
        "\"Models/net.onnx\"", "\"Models/net.onnx\"", "\"Models/net.onnx\"", "\"./Models/net.onnx\"", "\"Models\\\\net.onnx\"", "\"missing.onnx\"",
        "\"net.safetensors\"",
        "\"../net.onnx\"", "\"C:\\\\a.onnx\"", "\"/dev/null\"", "\"MODELS/NET.ONNX\"", "\"a\\0b\"", "\"bad.onnx\""
    ]);
}
