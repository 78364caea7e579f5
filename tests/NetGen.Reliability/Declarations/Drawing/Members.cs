namespace NetGen.Reliability.Declarations.Drawing;

/// <summary>What a user writes into a class of his own: it may meet what is generated.</summary>
internal static class Members
{
    /// <summary>NAME is drawn, SELF is the class.</summary>
    private static readonly string[] s_forms =
    [
        "private int NAME;", "public int NAME { get; set; }", "public static void NAME() { }",
        "public void NAME(System.ReadOnlySpan<float> a, System.Span<float> b) { }",
        "public const int NAME = 1;", "public class NAME;", "private enum NAME { A }", "public event System.Action? NAME;", "private delegate void NAME();",
        "public int this[int i] => i;", "public static int NAME(object x) => 1;", "public T NAME<T>(T x) => x;", "public struct NAME { public int Value; }",
        "public interface NAME;", "public record NAME(int Size);", "private static readonly int NAME = 3;", "public string NAME { get; init; } = \"\";",
        "partial void NAME();", "public required int NAME { get; set; }", "public override string ToString() => \"\";", "public unsafe int* NAME() => null;",
        "static SELF() { }", "~SELF() { }", "public SELF(string text) : this(0) { }", "public SELF(string text) { }", "public SELF() : this(1) { }",
        "public SELF(int seed) { }",
        "private SELF(params int[] all) : this(2) { }", "public SELF(int seed, string text = \"\") : this(seed) { }",
        "public SELF(ref int seed) : this(seed) { }",
        "public static implicit operator int(SELF x) => 0;", "public static SELF operator +(SELF a, SELF b) => a;",
        "public static bool operator true(SELF a) => true; "
            + "public static bool operator false(SELF a) => false;",
        "public float[] Predict<T>(System.ReadOnlySpan<T> x) => null!;", "public void Predict(float[] x, float[] y) { }",
        "public void Predict(in System.ReadOnlySpan<float> x) { }",
        "public static SELF Load(string path) => null!;", "public static SELF Load(object path) => null!;",
        "public void Save(string path, bool twice = false) { }",
        "public string Summary(int x = 0) => \"\";", "public bool Equals(SELF? other) => true;",
        "NetGen.Runtime.NetworkStorage NetGen.INeuralNetwork<SELF>.Storage => null!;",
        "static int NetGen.IInferenceNetwork<SELF>.InputSize => 3;", "public int NAME => field;", "public static int operator checked -(SELF a) => 0;",
        "public void Deconstruct(out int a) => a = 0;", "[System.Runtime.InteropServices.DllImport(\"x\")] private static extern void NAME();",
        "[System.Obsolete] public int NAME;", "private static System.Collections.Generic.IEnumerable<int> NAME() { yield return 1; }",
        "public virtual void NAME() { }",
        "public async System.Threading.Tasks.Task NAME() { await System.Threading.Tasks.Task.Yield(); }", "int _;",
        "ref int NAME => ref _r; int _r;",
        "/// <summary>\n/// <see cref=\"NAME\"/>\n/// </summary>\nint A1;", "#region x\nint A2;\n#endregion", "#if X\nint A3;\n#else\nint A4;\n#endif",
        "#pragma warning disable CS0169\nint A5;", "public SELF Next = new();"
    ];

    private static readonly string[] s_broken =
    [
        "public int NAME = ;", "public void NAME( { }", "}", "public void NAME() { if (", "public readonly int NAME", "public fixed int NAME[3];",
        "public NAME;",
        "protected abstract void NAME();", "int NAME { get; set }", "public void NAME() => \"", "[NAME", "public SELF(", "operator", "=> 3;", "{"
    ];

    public static string Of(Chance chance, Names names, string self, double hostile) => string.Concat(Enumerable
        .Range(0, chance.Happens(0.5) ? 0 : chance.Between(1, 3))
        .Select(_ => "\n    " + chance.Of(chance.Happens(hostile * 0.1) ? s_broken : s_forms)
            .Replace("NAME", names.Of(chance, hostile), StringComparison.Ordinal).Replace("SELF", self, StringComparison.Ordinal)));
}
