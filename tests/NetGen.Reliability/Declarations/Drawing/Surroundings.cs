namespace NetGen.Reliability.Declarations.Drawing;

/// <summary>What else is in the files of a project: usings, namespaces, types whose names take others away, preprocessor lines, code that does not
/// parse.</summary>
internal sealed class Surroundings(Chance chance, Names names, double hostile)
{
    private static readonly string[] s_usings =
    [
        "using System;", "using Span = System.Text.StringBuilder;", "using NG = NetGen;", "using Dense = NetGen.DropoutAttribute;",
        "using Runtime = System.Runtime;",
        "using static System.Math;", "using Activation = System.Int32;", "using Math = System.Math;", "extern alias Nothing;", "using Missing;",
        "using D = NetGen.DenseAttribute;",
        "global using System.Linq;", "global using Sys = System.Text.StringBuilder;", "using unsafe P = int*;", "using T = (int A, int B);",
        "global using static System.MathF;",
        "global using NetGen;", "global using NetGen.Runtime;", "using System.Runtime.Intrinsics;", "using Network2 = NetGen.NeuralNetworkAttribute;"
    ];

    private static readonly string[] s_lines =
    [
        "#nullable disable", "#nullable enable", "#pragma warning disable", "#pragma warning restore CS8019",
        "#pragma checksum \"a.cs\" \"{00000000-0000-0000-0000-000000000000}\" \"00\"",
        "#line 100 \"other.cs\"", "#line hidden", "#line (1, 1) - (5, 60) 10 \"partial.razor\"", "#line default", "#region all", "#define X", "#error wrong",
        "#warning careful",
        "#if X", "// </auto-generated>", "/* open", "#endif", "#!script", "\uFEFF", "\f", "#line 16707566 \"\"", "[assembly: System.CLSCompliant(true)]",
        "[module: System.Runtime.CompilerServices.SkipLocalsInit]"
    ];

    private static readonly string[] s_beside =
    [
        "internal class NAME;", "public struct NAME { public int X; }", "namespace NAME { internal class Nothing; }",
        "internal static class NAME { public static int Zero => 0; }",
        "internal delegate void NAME();", "internal enum NAME { A, B }", "namespace App.NAME { internal class Nothing; }", "internal interface NAME;",
        "internal static class Extensions { public static System.Span<float> AsSpan(this float[] x, int a, int b) => default; "
            + "public static void CopyTo<T>(this T[] x, System.Span<T> y) { } }",
        "namespace NetGen.App { internal class NAME; }", "namespace System.App { internal class NAME; }",
        "namespace NetGen.Runtime.App { internal class NAME; }",
        "[NetGen.Dense(3)] internal partial class NAME;", "internal class NAME<T>;", "internal record NAME(int A);",
        "internal class NAME { internal sealed class NeuralNetworkAttribute(int i) : System.Attribute { public int I => i; } [NeuralNetwork(2)] class Net; }",
        "internal class NetGen { internal sealed class NeuralNetworkAttribute(int i) : System.Attribute { public int I => i; } [NeuralNetwork(2)] class Net; }",
        "namespace NetGen { internal sealed class DenseAttribute(params int[] sizes) : System.Attribute { public int[] Sizes => sizes; } }",
        "namespace NetGen { internal static class NAME { internal sealed class DenseAttribute(int a) : System.Attribute { public int A => a; } } }",
        "namespace System.Runtime.CompilerServices { internal static class IsExternalInit; internal sealed class InlineArray2Attribute : Attribute; }"
    ];

    /// <summary>The lines before the network.</summary>
    public string Usings()
    {
        string text = "using NetGen;\nusing Network = NetGen.NeuralNetworkAttribute;\n";
        for (int line = chance.Happens(0.3) ? chance.Between(1, 3) : 0; line > 0; line--)
        {
            text = chance.Of(s_usings) + "\n" + text;
        }

        if (chance.Happens(0.1))
        {
            text = (chance.Happens(0.5) ? chance.Of(s_lines) + "\n" : "") + text + chance.Of(s_lines) + "\n";
        }

        return text;
    }

    /// <summary>The text in a namespace, in several, or in none.</summary>
    public string InNamespace(string text, string helpers)
    {
        string name = string.Join(".", Enumerable.Range(0, chance.Between(1, 3)).Select(_ => names.Of(chance, hostile)));
        return chance.Below(5) switch
        {
            0 => text + helpers,
            1 => $"namespace {name}\n{{\n{text}{helpers}\n}}\n",
            2 => $"namespace {name}\n{{\nusing NetGen;\nnamespace {names.Of(chance, hostile)}\n{{\n{text}\n}}\n{helpers}\n}}\n",
            _ => $"namespace {name};\n{text}{helpers}",
        };
    }

    /// <summary>Types and namespaces in other files. A type that hides System hides it from the project's own code too.</summary>
    public IEnumerable<string> Beside() => Enumerable.Range(0, chance.Happens(0.35) ? chance.Between(1, 3) : 0)
        .Select(_ => chance.Of(s_beside).Replace("NAME", NameBeside(), StringComparison.Ordinal));

    private string NameBeside()
    {
        string name = names.Of(chance, 0.9);
        return name == "System" ? "Systems" : name;
    }

    /// <summary>The text with a few places damaged, as it is while somebody types.</summary>
    public string Damaged(string text)
    {
        for (int time = chance.Between(1, 3); time > 0 && text.Length > 0; time--)
        {
            int place = chance.Below(text.Length), length = Math.Min(chance.Between(1, 25), text.Length - place);
            text = chance.Below(5) switch
            {
                0 => text.Remove(place, length),
                1 => text.Insert(place, chance.Of(["{", "}", "(", ")", "[", "]", ";", "\"", "'", "/*", "*/", "//", "\n", "@", "$\"", "<", ">", ",", ".", "=",
                    "#", "class", "\0", "\uD800"])),
                2 => text[..place],
                3 => text.Insert(place, text.Substring(place, length)),
                _ => text.Remove(place, 1),
            };
        }

        return text;
    }
}
