
namespace NetGen.Generator.Tests.Robustness;

/// <summary>
/// Generated code compiles in a project that has nothing: C# 13, nullable, warnings as errors, documentation checked (the harness), no implicit usings and no unsafe code, beside
/// whatever types the user has.
/// </summary>
public sealed class PlainProjectTests
{
    /// <summary>A network for every activation, and for what else changes the code.</summary>
    private static string[] Networks =>
    [
        .. Enum.GetNames<Activation>().Select(static name => $"[NeuralNetwork(5)] [Dense(7, Activation.Linear)] [Dense(3, Activation.{name})]"),
        .. Enum.GetNames<Activation>().Where(static name => name != "Softmax").Select(static name => $"[NeuralNetwork(5)] [Dense(7, Activation.{name})] [Dense(3)]"),
        .. Enum.GetNames<Activation>().Where(static name => name != "Linear").Select(static name => $"[NeuralNetwork(5)] [Activate(Activation.{name})]"),
        .. Enum.GetNames<Init>().Select(static name => $"[NeuralNetwork(5)] [Dense(7, Init = Init.{name}, InitScale = 1e-30, BiasInit = -0.0)]"),
        "[NeuralNetwork(5, Loss = Loss.MeanSquaredError)] [Dense(3, Activation.Softmax)]",
        "[NeuralNetwork(5, Loss = Loss.MeanSquaredError)] [Dense(3, Activation.Sigmoid)]",
        "[NeuralNetwork(28, 28, 3)] [Dense(10, Activation.Softmax)]",
        "[NeuralNetwork(1)] [Dense(1)]",
        "[NeuralNetwork(5)] [Standardize] [Dense(3)]",
        "[NeuralNetwork(5)] [MinMaxScale] [Dropout(0.1)] [Dense(3, DropConnect = 0.2)] [Dropout(0.3)] [Dropout(0)] [Activate(Activation.PRelu)]",
        "[NeuralNetwork(5)] [Standardize]",
        "[NeuralNetwork(5)] [Activate(Activation.PRelu)] [Activate(Activation.PRelu)] [Dense(3, Activation.PRelu)] [Activate(Activation.PRelu)]",
        "[NeuralNetwork(5)] [Dense(3, Activation.LeakyRelu, Alpha = -0.5)] [Dense(3, Activation.Elu, Alpha = -1)] [Dense(3, Activation.Softplus, Beta = 1e30)] [Dense(1)]",
        "[NeuralNetwork(100000)] [Dense(2000, Activation.Relu)] [Dense(10000)]",
        "[NeuralNetwork(5)] [Dense(3, Activation.Linear, DropConnect = 0.1)] [Dense(3, Activation.Linear, DropConnect = 0.1)] [Dense(3, DropConnect = 0.1)]",
    ];

    [Fact]
    public async Task EveryNetwork_CompilesWithoutAWarning()
    {
        Generation generation = await GeneratorHarness.RunAsync([.. Networks.Select(static (attributes, index) => $"using NetGen; namespace App; {attributes} public partial class Net{index};")]);
        generation.ShouldBeClean();
        generation.Files.Count(static file => file.HintName.EndsWith(".Reference.g.cs", StringComparison.Ordinal)).ShouldBe(Networks.Length);
    }

    /// <summary>Everything that generated code names, taken by the user: types in his namespace, types in the class, namespaces of the same name.</summary>
    [Theory]
    [InlineData("class")]
    [InlineData("namespace")]
    [InlineData("member")]
    [InlineData("global")]
    public async Task NamesTakenByTheUser_DoNotMatter(string where)
    {
        string[] names =
        [
            "Span", "ReadOnlySpan", "Math", "Vector256", "Unsafe", "MemoryMarshal", "MethodImpl", "MethodImplAttribute", "MethodImplOptions", "ArrayPool", "Array", "ArgumentException",
            "InvalidOperationException", "GeneratedCodeAttribute", "GeneratedCode", "InlineArray", "InlineArrayAttribute", "Buffers", "Runtime", "CodeDom", "MemoryExtensions",
            .. typeof(Dataset).Assembly.GetExportedTypes().Where(static type => !type.IsNested).Select(static type => type.Name.Split('`')[0]),
        ];
        string taken = string.Concat(names.Distinct(StringComparer.Ordinal).Select(name => where == "namespace" ? $"namespace App.{name} {{ class Nothing; }}\n" : $"internal class {name};\n"));
        string aliases = string.Concat(new[] { "System", "NetGen", "NG", "Sys", "Simd", "Compiler", "Interop" }.Select(name => where == "member" ? $"internal class {name};" : $"namespace App.{name} {{ class Nothing; }}\n"));
        const string Attributes =
            "[global::NetGen.NeuralNetwork(5)] [global::NetGen.Standardize] [global::NetGen.Dropout(0.1)] [global::NetGen.Dense(300, global::NetGen.Activation.PRelu, DropConnect = 0.1)] "
            + "[global::NetGen.Dense(9000, global::NetGen.Activation.RRelu)] [global::NetGen.Dense(7, global::NetGen.Activation.Gelu)] [global::NetGen.Dense(3, global::NetGen.Activation.Softmax)]";
        string source = where switch
        {
            "class" => $"namespace App {{ {taken} }} {aliases}",
            "global" => $"{taken} {aliases}",
            "namespace" => taken + aliases,
            _ => $"namespace App {{ internal partial class Net {{ {taken.Replace("class Loss", "class TheLoss", StringComparison.Ordinal)} {aliases} }} }}",
        };
        const string Small = "[global::NetGen.NeuralNetwork(16)] [global::NetGen.Dense(64, global::NetGen.Activation.Relu)] [global::NetGen.Dense(10, global::NetGen.Activation.Softmax)]";
        Generation generation = await GeneratorHarness.RunAsync($"namespace App {{ {Attributes} internal partial class Net; }}", source);
        generation.ShouldBeClean();
        generation = await GeneratorHarness.RunAsync($"namespace App {{ {Small} internal partial class Net; }}", source);
        generation.ShouldBeClean();
    }

    /// <summary>One name at a time: each alone must be enough for the code to be written with aliases, or the list of names it watches for has a hole.</summary>
    [Theory]
    [InlineData("Span")]
    [InlineData("ReadOnlySpan")]
    [InlineData("Math")]
    [InlineData("Vector256")]
    [InlineData("Unsafe")]
    [InlineData("MemoryMarshal")]
    [InlineData("MethodImpl")]
    [InlineData("MethodImplAttribute")]
    [InlineData("MethodImplOptions")]
    [InlineData("ArrayPool")]
    [InlineData("ArgumentException")]
    [InlineData("InvalidOperationException")]
    [InlineData("GeneratedCode")]
    [InlineData("GeneratedCodeAttribute")]
    [InlineData("InlineArray")]
    [InlineData("InlineArrayAttribute")]
    public async Task SingleNameTakenByTheUser_DoesNotMatter(string name)
    {
        string attributes = "[global::NetGen.NeuralNetwork(5)] [global::NetGen.Dense(9000, global::NetGen.Activation.Tanh)] [global::NetGen.Dense(3, global::NetGen.Activation.Softmax)]";
        string small = "[global::NetGen.NeuralNetwork(16)] [global::NetGen.Dense(64, global::NetGen.Activation.Relu)] [global::NetGen.Dense(10, global::NetGen.Activation.Softmax)]";
        Generation generation = await GeneratorHarness.RunAsync($"namespace App {{ {attributes} internal partial class Net; {small} internal partial class Small; internal class {name}; }}");
        generation.ShouldBeClean();
        generation.Files[0].Source.ShouldContain("using Sys = global::System;");
    }

    /// <summary>The aliases of generated code stand in its files, where a global using of the project's stands too, and beside the types of the global namespace.</summary>
    [Theory]
    [InlineData("NG")]
    [InlineData("Sys")]
    [InlineData("Compiler")]
    [InlineData("Interop")]
    [InlineData("Simd")]
    public async Task AliasTakenByTheUser_GetsAnother(string name)
    {
        // Span is taken as well, so that all the aliases are needed.
        const string Network = "namespace App { [global::NetGen.NeuralNetwork(5)] [global::NetGen.Dense(9000, global::NetGen.Activation.Tanh)] [global::NetGen.Dense(3, global::NetGen.Activation.Softmax)] internal partial class Net; internal class Span; }";
        foreach (string taken in new[] { $"global using {name} = System.Text.StringBuilder;", $"internal class {name};", $"namespace {name} {{ internal class Nothing; }}", $"global using {name} = System.Text.StringBuilder; internal class {name}_;" })
        {
            Generation generation = await GeneratorHarness.RunAsync(Network, taken);
            generation.ShouldBeClean();
            generation.Files[0].Source.ShouldContain($"using NG_{(taken.Contains('_', StringComparison.Ordinal) ? "_" : "")} = global::NetGen;");
        }
    }

    /// <summary>A local using is another file's own matter.</summary>
    [Fact]
    public async Task AliasInAnotherFile_ChangesNothing()
    {
        Generation generation = await GeneratorHarness.RunAsync("using NetGen; [NeuralNetwork(5)] [Dense(3)] internal partial class Net;", "using NG = System.Text.StringBuilder; internal class Other { public NG? Text { get; set; } }");
        generation.ShouldBeClean();
        generation.Files[0].Source.ShouldContain("using NG = global::NetGen;");
    }

    [Theory]
    [InlineData("global using Math = App.Other.Sums;")]
    [InlineData("global using App.Other;")]
    [InlineData("global using static App.Other.Sums;")]
    public async Task GlobalUsing_DoesNotMatter(string directive)
    {
        Generation generation = await GeneratorHarness.RunAsync(
            "namespace App { [global::NetGen.NeuralNetwork(5)] [global::NetGen.Dense(9000, global::NetGen.Activation.Tanh)] [global::NetGen.Dense(3, global::NetGen.Activation.Softmax)] internal partial class Net; }",
            directive + " namespace App.Other { internal class Span; internal class Math; internal class Sums { internal class Span; internal class ReadOnlySpan; internal class ArrayPool; } }");
        generation.ShouldBeClean();
        generation.Files[0].Source.ShouldContain("using Sys = global::System;");
    }

    [Fact]
    public async Task LargeNetwork_IsWrittenInLittleText()
    {
        await GeneratorHarness.RunAsync("[NetGen.NeuralNetwork(2)] [NetGen.Dense(2)] internal partial class Net;");
        Generation generation = await GeneratorHarness.RunAsync("""
            using NetGen;
            [NeuralNetwork(28, 28, 1)]
            [Dense(2500, Activation.Relu)] [Dense(2000, Activation.Relu)] [Dense(1500, Activation.Relu)] [Dense(1000, Activation.Relu)] [Dense(500, Activation.Relu)] [Dense(10, Activation.Softmax)]
            internal partial class Net;
            """);
        generation.ShouldBeClean();
        generation.Files.Sum(static file => System.Text.Encoding.UTF8.GetByteCount(file.Source)).ShouldBeLessThan(1 << 20);
    }

    /// <summary>Ten times the layers are about ten times the text; a test that hung would not end.</summary>
    [Fact]
    public void ManyLayers_TakeTextInProportion()
    {
        static int Length(int layers) => GeneratorHarness.Driver()
            .RunGenerators(GeneratorHarness.Compile($"using NetGen; [NeuralNetwork(8)] {string.Concat(Enumerable.Repeat("[Dense(8, Activation.Tanh)] [Dropout(0.1)] ", layers))} [Dense(1)] internal partial class Net;"))
            .GetRunResult().Results.Single().GeneratedSources.Sum(static source => source.SourceText.Length);

        int few = Length(3);
        Length(30).ShouldBeLessThan(15 * few);
    }
}
