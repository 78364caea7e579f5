namespace NetGen.Reliability.Declarations.Drawing;

/// <summary>Where a network stands: namespaces, types around it, modifiers, base class, other parts.</summary>
internal sealed class Shells(Chance chance, Names names, double hostile)
{
    private static readonly string[] s_containers =
    [
        "class", "class", "struct", "record", "record struct", "interface", "static class", "ref struct", "readonly struct", "sealed class", "abstract class",
        "record class",
        "unsafe class", "readonly ref struct", "internal class"
    ];

    private static readonly string[] s_oddKinds = ["record", "struct", "interface", "enum", "record struct", "delegate void", "record class"];

    private static readonly string[] s_oddModifiers = ["abstract", "static", "file", "readonly", "ref", "private", "protected", "async", "virtual", "const",
        "required"];

    private static readonly string[] s_bases =
    [
        "System.IDisposable", "object", "System.Object", "Missing", "SELF", "System.Attribute", "System.Exception", "System.Enum",
        "System.Collections.Generic.List<SELF>",
        "System.IEquatable<SELF>", "NetGen.INeuralNetwork<SELF>", "string", "dynamic", "", "Base", "Base", "Base, System.IDisposable",
        "System.MarshalByRefObject", "SELF.Inner"
    ];

    private static readonly string[] s_baseMembers =
    [
        "public Base(int a) { }", "public Base(int a = 1, string b = \"\") { }", "private Base() { }", "[System.Obsolete] public Base() { }",
        "[System.Obsolete(\"\", true)] public Base() { }",
        "public Base(params int[] a) { }", "protected int NAME;", "public void NAME() { }", "public class NAME;", "internal static int NAME => 1;",
        "public required int NAME { get; set; }",
        "public virtual string Summary() => \"\";", "public const int NAME = 3;", "protected Base(string s) { }",
        "public static bool operator ==(Base a, Base b) => true; "
            + "public static bool operator !=(Base a, Base b) => false;", "public event System.Action? NAME;"
    ];

    private static readonly string[] s_ownAttributes =
    [
        "System.Obsolete", "System.Obsolete(\"old\", true)", "System.Serializable", "System.CLSCompliant(false)", "System.Diagnostics.DebuggerDisplay(\"x\")",
        "System.Diagnostics.CodeAnalysis.Experimental(\"X1\")", "System.CodeDom.Compiler.GeneratedCode(\"Other\", \"1\")",
        "System.ComponentModel.Browsable(false)",
        "System.Runtime.CompilerServices.SkipLocalsInit", "System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage",
        "System.Runtime.CompilerServices.CompilerGenerated",
        "System.Reflection.DefaultMember(\"x\")", "Missing", "NetGen.Missing", "System.Diagnostics.CodeAnalysis.SetsRequiredMembers",
        "type: System.Serializable"
    ];

    /// <summary>A network with everything around it.</summary>
    /// <param name="attributes">The attributes of the network, as source without brackets.</param>
    /// <param name="odd">The share of what C# or NetGen refuses.</param>
    public string Of(IReadOnlyList<string> attributes, double odd)
    {
        string name = names.Of(chance, hostile), parameters = chance.Happens(odd * 0.3) ? "<T>" : "";
        string self = name + parameters;
        string kind = chance.Happens(odd * 0.5) ? chance.Of(s_oddKinds) : "class";
        string modifiers = string.Join(" ", Modifiers(odd));
        string @base = chance.Happens(0.2) ? " : " + chance.Of(s_bases).Replace("SELF", self, StringComparison.Ordinal) : "";
        string primary = chance.Happens(odd * 0.2) ? "(int size)" : "";
        string where = parameters.Length > 0 && chance.Happens(0.5) ? " where T : class" : "";
        string members = Members.Of(chance, names, name, hostile * 1.5);
        string body = members.Length == 0 && chance.Happens(0.5) ? ";" : $"\n{{{members}\n}}";
        string documentation = chance.Happens(0.3) ? chance.Of(["/// <summary>A network.</summary>\n", "/// <summary>\n", "/** text */\n", "// text\n",
            "/// <remarks>x</remarks>\n"]) : "";
        string text = $"{documentation}{Brackets(attributes, odd)}{modifiers} {kind} {self}{primary}{@base}{where}{body}\n{OtherParts(self, kind, odd)}";
        for (int depth = chance.Happens(0.3) ? chance.Between(1, 3) : 0; depth > 0; depth--)
        {
            string generic = chance.Happens(odd * 0.4) ? chance.Of(["<T>", "<in T, out U>", "<T, U>"]) : "";
            string partial = chance.Happens(odd * 0.2) ? "" : "partial ";
            text = Around(partial, chance.Of(s_containers), names.Of(chance, hostile) + generic, text);
        }

        return text + (@base.Contains("Base", StringComparison.Ordinal) ? BaseClass() : "");
    }

    private static string Around(string partial, string container, string name, string text)
    {
        string[] words = container.Split(' ');
        int keyword = Array.FindIndex(words, static word => word is "class" or "struct" or "record" or "interface");
        string modifiers = string.Concat(words[..keyword].Select(static word => word + " "));
        return $"{modifiers}{partial}{string.Join(" ", words[keyword..])} {name}\n{{\n{text}\n}}\n";
    }

    private IEnumerable<string> Modifiers(double odd)
    {
        if (chance.Happens(0.8))
        {
            yield return chance.Of(["internal", "public"]);
        }

        if (chance.Happens(odd * 0.5))
        {
            yield return chance.Of(s_oddModifiers);
        }

        if (chance.Happens(0.3))
        {
            yield return chance.Of(["sealed", "unsafe", "new"]);
        }

        if (!chance.Happens(odd * 0.3))
        {
            yield return "partial";
        }
    }

    private string Brackets(IReadOnlyList<string> attributes, double odd)
    {
        List<string> all = [.. attributes.Select(attribute => Spelled(attribute))];
        if (chance.Happens(0.1))
        {
            all.Insert(chance.Below(all.Count + 1), chance.Of(s_ownAttributes));
        }

        if (chance.Happens(odd * 0.15))
        {
            all.Insert(chance.Below(all.Count + 1), chance.Of(all));
        }

        return chance.Below(4) switch
        {
            0 => $"[{string.Join(", ", all)}]\n",
            1 => string.Concat(all.Select(static attribute => $"[{attribute}]\n")),
            2 => string.Concat(all.Select(static attribute => $"[{attribute}] ")),
            _ => string.Concat(all.Select(attribute => chance.Happens(0.1) ? $"#if !X\n[{attribute}]\n#endif\n" : $"\n[{attribute}]\n")),
        };
    }

    private string Spelled(string attribute)
    {
        int end = attribute.IndexOf('(', StringComparison.Ordinal);
        (string name, string rest) = end < 0 ? (attribute, "") : (attribute[..end], attribute[end..]);
        return (chance.Below(10) switch
        {
            0 => name + "Attribute",
            1 => "NetGen." + name,
            2 => "global::NetGen." + name + "Attribute",
            3 => "@" + name,
            4 when name == "NeuralNetwork" => "Network",
            _ => hostile > 0.3 ? "global::NetGen." + name : name,
        }) + rest;
    }

    private string OtherParts(string self, string kind, double odd)
    {
        string text = "";
        for (int part = chance.Happens(0.25) ? chance.Between(1, 3) : 0; part > 0; part--)
        {
            string attributes = !chance.Happens(odd) ? "" : chance.Of(["[NeuralNetwork(3)] ", "[NetGen.Dense(2)] ", "[NetGen.Label(\"z\")] ",
                "[System.Serializable] "]);
            string modifiers = chance.Happens(odd * 0.2) ? chance.Of(["", "public partial", "private partial", "static partial",
                "abstract partial"]) : "partial";
            text += $"{attributes}{modifiers} {kind} {self}\n{{{Members.Of(chance, names, self, hostile * 1.5)}\n}}\n";
        }

        return text;
    }

    private string BaseClass() => $"{chance.Of(["internal", "internal", "public", "abstract", "file", "sealed", "static"])} class Base\n{{\n"
        + string.Join("\n", Enumerable.Range(0, chance.Below(3)).Select(_ => chance.Of(s_baseMembers).Replace("NAME", names.Of(chance, 0.8),
            StringComparison.Ordinal))) + "\n}\n";
}
