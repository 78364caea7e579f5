namespace NetGen.Generator.Tests.Robustness;

/// <summary>Whatever classes are called and wherever they stand, files have names of their own and the code compiles.</summary>
public sealed class NameTests
{
    private const string Layers = "[NeuralNetwork(2)] [Dense(2, Activation.Tanh)] [Dense(1)]";

    [Theory]
    [InlineData("namespace App; LAYERS internal partial class Net; LAYERS internal partial class NET;")]
    [InlineData("namespace App; LAYERS internal partial class Ünïcödé_網路; LAYERS internal partial class ÜNÏCÖDÉ_網路;")]
    [InlineData("namespace App; LAYERS internal partial class @class;")]
    [InlineData("namespace App; LAYERS internal partial class @partial; LAYERS internal partial class @var; LAYERS internal partial class @field; LAYERS "
        + "internal partial class @record;")]
    [InlineData("namespace @namespace.@int; internal partial class @struct { LAYERS internal partial class @async; }")]
    [InlineData("LAYERS internal sealed partial class Net;")]
    [InlineData("LAYERS internal partial class Net; namespace App { LAYERS internal partial class Net; }")]
    [InlineData("namespace App; partial struct A { LAYERS internal partial class Net; } partial class B { LAYERS private partial class Net; }")]
    [InlineData(
        "namespace App; partial record A { LAYERS protected internal sealed partial class Net; } partial interface B { LAYERS private partial class Net; }")]
    [InlineData(
        "namespace App; partial record struct A { LAYERS internal partial class Net; } readonly ref partial struct B { LAYERS internal partial class Net; }")]
    [InlineData("namespace App; static partial class A { LAYERS internal partial class Net; partial class B { LAYERS private sealed partial class Net; } }")]
    [InlineData("namespace App; partial class A { LAYERS internal partial class Net { LAYERS internal partial class Forward; LAYERS internal partial class "
        + "Backward; } }")]
    [InlineData("namespace App; public class Base; LAYERS internal partial class Net : Base, System.IDisposable { public void Dispose() { } }")]
    [InlineData("namespace NetGen.App; LAYERS internal partial class Net;")]
    [InlineData("namespace App.NetGen.System; LAYERS internal partial class Net;")]
    [InlineData("namespace NetGen; LAYERS internal partial class Net;")]
    public async Task AnyName_Compiles(string source)
    {
        Generation generation = await GeneratorHarness.RunAsync(
            "using NetGen;\n" + source.Replace("LAYERS", Layers, StringComparison.Ordinal).Replace("public class", "internal class", StringComparison.Ordinal));
        generation.ShouldBeClean();
        generation.Files.Count.ShouldBe(7 * (source.Split("LAYERS").Length - 1));
        generation.Files.Select(static file => file.HintName).Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(generation.Files.Count);
    }

    [Fact]
    public async Task VeryLongName_FitsIntoAFileName()
    {
        string name = new('N', 500);
        Generation generation =
            await GeneratorHarness.RunAsync($"using NetGen; {Layers} internal partial class {name}; {Layers} internal partial class {name}2;");
        generation.ShouldBeClean();
        generation.Files.Count.ShouldBe(14);
        generation.Files.ShouldAllBe(static file => file.HintName.Length < 100);
    }

    /// <summary>
    /// Code that is wrong in C# as well: two types of one name, or the attribute on two parts. The compiler tells; the generator must not fail.
    /// </summary>
    [Theory]
    [InlineData("LAYERS partial class Net; LAYERS partial class Net;")]
    [InlineData("[NeuralNetwork(2)] partial class Net; LAYERS partial class Net;")]
    [InlineData("LAYERS [NeuralNetwork(3)] partial class Net;")]
    [InlineData("partial class A { LAYERS partial class Net; } partial struct A { LAYERS partial class Net; }")]
    [InlineData("namespace A.Net { LAYERS partial class Forward; } namespace A { LAYERS partial class Net; }")]
    [InlineData("LAYERS partial class ;")]
    [InlineData("LAYERS partial class Net")]
    [InlineData("LAYERS partial class Net : Net;")]
    [InlineData("partial class A<T> { partial class B { LAYERS partial class Net; } }")]
    [InlineData("LAYERS enum Net { A }")]
    [InlineData("LAYERS delegate void Net();")]
    [InlineData("LAYERS interface Net;")]
    public async Task WrongCode_NeverMakesTheGeneratorThrow(string source)
    {
        Generation generation = await GeneratorHarness.RunAsync("using NetGen;\n" + source.Replace("LAYERS", Layers, StringComparison.Ordinal));
        generation.Exception.ShouldBeNull();
        generation.Analyzed.ShouldNotContain(static diagnostic => diagnostic.Id == "AD0001");
    }

    /// <summary>An assembly holds names of 1,023 bytes at most, and those of explicit implementations contain the name of the class.</summary>
    [Theory]
    [InlineData(970, true)]
    [InlineData(971, false)]
    public async Task NameThatAnAssemblyCannotHold_IsRefused(int bytes, bool isGenerated)
    {
        string name = new('網', 300), rest = new('n', bytes - 900 - "App.Outer.".Length);
        Generation generation =
            await GeneratorHarness.RunAsync($"using NetGen; namespace App; partial class Outer {{ {Layers} internal partial class {rest}{name}; }}");
        generation.Files.Count.ShouldBe(isGenerated ? 7 : 0);
        generation.Told.Select(static diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture))
            .ShouldBe(isGenerated ? [] : ["The network would have a full name of 971 bytes, but NetGen supports at most 970 bytes"]);
        using var image = new MemoryStream();
        generation.AsGenerated.Emit(image).Diagnostics.ShouldBeEmpty();
    }

    /// <summary>The compiler reports two types of a name. Code that names one of them would mean the other one.</summary>
    [Theory]
    [InlineData("LAYERS internal partial class Net; partial struct Net { }")]
    [InlineData("partial struct A { } partial class A { LAYERS internal partial class Net; }")]
    [InlineData("partial class A { LAYERS internal partial class Net; private delegate void Net(); }")]
    public async Task NameOfTwoTypes_GeneratesNothing(string source)
    {
        Generation generation = await GeneratorHarness.RunAsync("using NetGen;\n" + source.Replace("LAYERS", Layers, StringComparison.Ordinal));
        generation.Exception.ShouldBeNull();
        generation.Files.ShouldBeEmpty();
        generation.Compiled.ShouldHaveSingleItem().Id.ShouldBeOneOf("CS0102", "CS0261");
    }

    /// <summary>The compiler reports a class of a namespace that only a nested class may be, and no code is added to it.</summary>
    [Theory]
    [InlineData("LAYERS protected internal partial class Net;")]
    [InlineData("LAYERS private partial class Net;")]
    [InlineData("LAYERS partial class Net; protected partial class Net;")]
    [InlineData("protected partial class A { LAYERS internal partial class Net; }")]
    public async Task AccessThatANamespaceDoesNotAllow_GeneratesNothing(string source)
    {
        Generation generation = await GeneratorHarness.RunAsync("using NetGen;\n" + source.Replace("LAYERS", Layers, StringComparison.Ordinal));
        generation.Exception.ShouldBeNull();
        generation.Files.ShouldBeEmpty();
        generation.Compiled.Where(static one => one.Id != "CS1591").ShouldHaveSingleItem().Id.ShouldBe("CS1527");
    }

    /// <summary>C# allows one <c>[GeneratedCode]</c>. A class that another generator wrote, or marked, keeps its own.</summary>
    [Theory]
    [InlineData("LAYERS [System.CodeDom.Compiler.GeneratedCode(\"Other\", \"1\")] internal partial class Net;")]
    [InlineData("[System.CodeDom.Compiler.GeneratedCode(\"Other\", \"1\")] partial class Net; [NeuralNetwork(2)] [Dense(2)] internal partial class Net;")]
    public async Task ClassOfAnotherGenerator_KeepsItsMark(string source)
    {
        Generation generation = await GeneratorHarness.RunAsync("using NetGen;\n" + source.Replace("LAYERS", Layers, StringComparison.Ordinal));
        generation.ShouldBeClean();
        generation.Files.Count.ShouldBeGreaterThan(4);
        generation.Files.ShouldAllBe(static file => !file.Source.Contains("GeneratedCode(", StringComparison.Ordinal));
    }

    /// <summary>While somebody types, a name may be missing. The compiler reports that, and no code without a name is added to it.</summary>
    [Theory]
    [InlineData("LAYERS internal partial class ;")]
    [InlineData("LAYERS internal partial class { }")]
    [InlineData("internal partial class { LAYERS internal partial class Net; }")]
    [InlineData("namespace { LAYERS internal partial class Net; }")]
    [InlineData("namespace App..Nets { LAYERS internal partial class Net; }")]
    public async Task MissingName_GeneratesNothing(string source)
    {
        Generation generation = await GeneratorHarness.RunAsync("using NetGen;\n" + source.Replace("LAYERS", Layers, StringComparison.Ordinal));
        generation.Exception.ShouldBeNull();
        generation.Files.ShouldBeEmpty();
        generation.Compiled.ShouldContain(static diagnostic => diagnostic.Id == "CS1001");
    }

    /// <summary>Attributes of the project that have the names of ours, or nearly.</summary>
    [Theory]
    [InlineData("class NetGen { class NeuralNetworkAttribute(int size) : System.Attribute { public int Size => size; } [NeuralNetwork(3)] partial "
        + "class Net; }")]
    [InlineData("namespace NetGen { class NeuralNetworkAttribute(params int[] size) : System.Attribute { public int[] Size => size; } [NeuralNetwork(3)] "
        + "partial class Net; }")]
    [InlineData("namespace NetGen { static class A { internal class DenseAttribute(params int[] size) : System.Attribute { public int[] Size => size; } } "
        + "[NeuralNetwork(3)] [A.Dense(3)] partial class Net; }")]
    [InlineData("namespace NetGen { class NeuralNetworkAttribute<T>(int size) : System.Attribute { public int Size => size; } [NeuralNetwork<int>(3)] "
        + "partial class Net; }")]
    public async Task AttributeOfTheProject_NeverMakesTheGeneratorThrow(string source)
    {
        Generation generation = await GeneratorHarness.RunAsync(source);
        generation.Exception.ShouldBeNull();
        generation.Analyzed.ShouldNotContain(static diagnostic => diagnostic.Id == "AD0001");
    }

    [Fact]
    public async Task RuntimeNotReferenced_GeneratesNothing()
    {
        Generation generation = await GeneratorHarness.RunAsync("namespace NetGen { [System.AttributeUsage(System.AttributeTargets.Class)] class "
            + "NeuralNetworkAttribute(int size) : System.Attribute { public int Size => size; } [NeuralNetwork(3)] partial class Net; }");
        generation.Exception.ShouldBeNull();
    }
}
