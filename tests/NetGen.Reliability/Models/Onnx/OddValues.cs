using System.Text;
using NetGen.Build.Importing.Reading;

namespace NetGen.Reliability.Models.Onnx;

/// <summary>Numbers and texts at which readers of models fail.</summary>
internal static class OddValues
{
    private static readonly long[] s_numbers =
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 16, 17, 64, 65, 127, 128, 255, 1000, 65535, 1 << 20, 1 << 24, (1 << 26) - 1, 1 << 26, (1 << 26) + 1, 1 << 30, int.MaxValue,
        1L << 31, 1L << 32, (1L << 32) + 1, 1L << 40, long.MaxValue, -1, -2, -3, -4, int.MinValue, long.MinValue, long.MinValue + 1, 46341, 3037000500,
    ];

    private static readonly float[] s_reals =
        [0, -0f, 1, -1, 0.5f, 1e-45f, float.MaxValue, float.MinValue, float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1e-30f, 1e30f, 2, 3];

    private static readonly string[] s_operators = [.. OperatorCatalog.All.Select(static entry => entry.Operator), "Split", "If", "Loop", "LSTM", "Det"];

    private static readonly string[] s_attributes =
    [
        "axis", "axes", "perm", "keepdims", "kernel_shape", "pads", "strides", "dilations", "group", "to", "value", "start", "end", "mode", "alpha", "beta",
        "allowzero", "transA", "transB", "auto_pad", "ceil_mode", "count_include_pad", "epsilon", "momentum", "training_mode", "ratio", "min", "max", "offset",
        "scale", "classlabels_strings", "classlabels_int64s", "broadcast", "is_test", "approximate", "value_float", "value_int", "value_floats", "value_ints",
        "starts", "ends", "noop_with_empty_axes", "select_last_index", "spatial",
    ];

    private static readonly string[] s_texts =
    [
        "", " ", "x", "y", "N", "ai.onnx", "ai.onnx.ml", "f", "\"", "\\", "\n", "\0", "\u2028", "\u0085", "=", "reads=[-1]", "] [", "node Relu", "\u202E", "é",
        "SAME_UPPER", "SAME_LOWER", "VALID", "NOTSET", "edge", "reflect", "constant", "wrap", "tanh", "none", "location", "offset", "length", "0", "8",
        "-1", "+4", "18446744073709551616",
    ];

    /// <summary>Names of files that a model must not open.</summary>
    public static readonly string[] Locations =
    [
        ExternalFolder.Secret, "../" + ExternalFolder.Secret, "..\\" + ExternalFolder.Secret, "./" + SoundModels.ValuesFile, "sub/" + SoundModels.ValuesFile,
        "sub/../../" + ExternalFolder.Secret, ".", "..", "/", "/etc/passwd", "/dev/zero", "/proc/self/environ", "C:\\Windows\\win.ini", "C:secret.bin",
        "\\\\host\\share\\secret.bin", "file:///etc/passwd", "http://127.0.0.1/secret.bin", "NUL", "CON", "nul.bin", "COM1", "values.bin:stream",
        "values.bin\0", "values.bin\0/../../" + ExternalFolder.Secret, ExternalFolder.Link, ExternalFolder.FolderLink, "sub", "~/" + ExternalFolder.Secret,
        "$HOME/secret.bin", "%USERPROFILE%", "VALUES.BIN", "values.bin ", "values.bin.", "none.bin", "empty.bin", "?", "*", "a;b", "%2e%2e%2fsecret.bin",
    ];

    public static long Number(Chance chance) => chance.Happens(0.5) ? chance.Of(s_numbers) : chance.Happens(0.5) ? chance.Between(-3, 9) : (long)chance.Next();

    public static float Real(Chance chance) => chance.Of(s_reals);

    public static string Operator(Chance chance) => chance.Of(s_operators);

    public static string Attribute(Chance chance) => chance.Of(s_attributes);

    public static byte[] Text(Chance chance) => chance.Below(12) switch
    {
        0 => [0xC3, 0x28],
        1 => chance.Bytes(chance.Below(9)),
        2 => Encoding.UTF8.GetBytes(new string('a', chance.Of([199, 200, 201, 255, 256, 600, 5000]))),
        3 or 4 => Encoding.UTF8.GetBytes(chance.Of(Locations)),
        5 => Encoding.UTF8.GetBytes(Operator(chance)),
        6 => Encoding.UTF8.GetBytes(Attribute(chance)),
        _ => Encoding.UTF8.GetBytes(chance.Of(s_texts)),
    };
}
