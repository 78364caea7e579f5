namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>What a base class or a required member makes impossible is one error of ours; everything else compiles without a warning.</summary>
public sealed class BaseClassDiagnosticTests
{
    private const string Layers = "[NeuralNetwork(2)] [Dense(1)]";

    private const string Hidden = "which would hide the member that 'Net' inherits from 'Base'. Rename the inherited member, or use another base class.";


    [Theory]
    [InlineData("protected void Save(string path) { }", "Save(string)")]
    [InlineData("protected void Save(string? path) { }", "Save(string)")]
    [InlineData("public virtual string Summary() => \"\";", "Summary()")]
    [InlineData("public abstract string Summary();", "Summary()")]
    [InlineData("protected int _storage = 1;", "_storage")]
    [InlineData("protected abstract int _storage { get; }", "_storage")]
    [InlineData("internal static int Layers => 1;", "Layers")]
    [InlineData("protected internal class Load { }", "Load")]
    [InlineData("internal const int InputSize = 3;", "InputSize")]
    [InlineData("private protected class NetworkDefinition { }", "NetworkDefinition")]
    [InlineData("internal int Classify(System.ReadOnlySpan<float> input) => input.Length;", "Classify(ReadOnlySpan<float>)")]
    [InlineData("internal class Net { }", "Net")]
    public async Task InheritedNameOfAGeneratedMember_IsRefused(string member, string named)
    {
        string kind = member.Contains("abstract", StringComparison.Ordinal) ? "abstract class" : "class";
        await Reports.ShouldBeAsync(
            $"using NetGen;\ninternal {kind} Base {{ {member} }} {Layers} internal partial class Net : Base;", "NETGEN011", "Base",
            $"NetGen generates '{named}' in 'Net', {Hidden}", byGenerator: true);
        await Reports.ShouldBeAsync(
            $"using NetGen;\nnamespace A {{ internal {kind} Base {{ {member} }} internal {kind} Between : Base; {Layers} internal partial class Net : "
                + "A.Between, System.IDisposable { public void Dispose() { } } }",
            "NETGEN011", "A.Between", $"NetGen generates '{named}' in 'Net', {Hidden}", byGenerator: true);
    }

    [Theory]
    [InlineData("internal required string Name { get; init; }", "Name")]
    [InlineData("internal required int Size;", "Size")]
    public async Task RequiredMember_IsRefused(string member, string name)
    {
        await Reports.ShouldBeAsync($"using NetGen;\n{Layers} internal partial class Net {{ {member} }}", "NETGEN012", name, Required(name), byGenerator: true);
        await Reports.ShouldBeAsync(
            $"using NetGen;\ninternal class Base {{ {member} }} {Layers} internal partial class Net : Base;", "NETGEN012", "Base",
            Required(name), byGenerator: true);
    }

    [Theory]
    [InlineData("class Base(int size) { public int Size => size; }", "the constructor needs 'size'")]
    [InlineData("class Base { protected Base(int first = 0, params string[] names) => _ = first + names.Length; protected Base(string first, string second) "
        + "=> _ = first + second; private Base() { } }", null)]
    [InlineData(
        "class Base { protected Base(string first, string second) => _ = first + second; protected Base(double only) => _ = only; }",
        "the constructor needs 'only'")]
    [InlineData("class Base { private Base() { } }", "no constructor is accessible")]
    [InlineData("class Base { protected Base(int size = 1) => _ = size; protected Base(string name = \"\") => _ = name; }", "several constructors fit")]
    [InlineData("class Base { [System.Obsolete(\"no\", true)] protected Base() { } }", "the constructor that fits is obsolete")]
    [InlineData("class Base { protected Base(int size = 1) => _ = size; protected Base(string name) => _ = name; }", null)]
    [InlineData("class Base { protected Base(params int[] sizes) => _ = sizes; }", null)]
    public async Task BaseClassWithoutASuitableConstructor_IsRefused(string declaration, string? problem)
    {
        string source = $"using NetGen;\ninternal {declaration} {Layers} internal partial class Net : Base;";
        if (problem is null)
        {
            (await GeneratorHarness.RunAsync(source)).ShouldBeClean();
            return;
        }

        await Reports.ShouldBeAsync(source, "NETGEN013", "Base", $"The generated constructor of 'Net' must call a constructor of 'Base' without arguments, "
            + $"but {problem}. Add a constructor without parameters to 'Base'.", byGenerator: true);
        (await GeneratorHarness.RunAsync(source)).Files.ShouldBeEmpty();
    }

    /// <summary>Overloads, private members and members of other kinds of names hide nothing.</summary>
    [Theory]
    [InlineData("private void Save(string path) => _ = path; private int _storage = 1; protected int Stored => _storage++;")]
    [InlineData("protected void Save() { } protected void Save(ref string path) => path += 1; protected void Save<T>(string path) => _ = path; protected "
        + "string Summary(int width) => $\"{width}\";")]
    [InlineData("protected abstract class Other { internal abstract void Save(string path); }")]
    [InlineData("internal virtual string Text => ToString()!; public override string? ToString() => \"base\";")]
    public async Task OtherInheritedMembers_AreTheUsersOwn(string member) =>
        (await GeneratorHarness.RunAsync($"using NetGen;\ninternal class Base {{ {member} }} {Layers} internal partial class Net : Base;")).ShouldBeClean();

    /// <summary>Attributes whose warnings the user has answered in his own file must not come up again in one that he cannot change.</summary>
    [Theory]
    [InlineData("[assembly: System.CLSCompliant(true)]", "public class Base;")]
    [InlineData("", "public class Base { [System.Obsolete(\"old\")] public Base() { } }")]
    [InlineData("", "[System.Obsolete] public class Base { [System.Obsolete] public Base() { } }")]
    [InlineData("", "public class Base { [System.Diagnostics.CodeAnalysis.Experimental(\"LATER1\")] public Base() { } }")]
    [InlineData("", "[System.Diagnostics.CodeAnalysis.Experimental(\"LATER1\")] public class Base;")]
    [InlineData("[assembly: System.Diagnostics.CodeAnalysis.Experimental(\"LATER1\")]", "[System.CLSCompliant(false)] public class Base;")]
    public async Task AttributesOfTheProjectAndTheBase_CauseNoWarning(string ofAssembly, string @base)
    {
        Generation generation =
            await GeneratorHarness.RunAsync($"#pragma warning disable\nusing NetGen;\n{ofAssembly} {@base} {Layers} public partial class Net : Base;");
        generation.Reported.ShouldBeEmpty();
        generation.AsGenerated.GetDiagnostics()
            .Where(static diagnostic => diagnostic.Severity >= Microsoft.CodeAnalysis.DiagnosticSeverity.Warning)
            .ShouldBeEmpty();
    }

    private static string Required(string name) =>
        $"'{name}' is required, but 'Net.Load' creates a network without setting it. Remove 'required' and give '{name}' an initial value.";
}
