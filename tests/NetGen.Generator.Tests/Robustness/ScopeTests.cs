using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Tests;

namespace NetGen.Generator.Tests.Robustness;

/// <summary>
/// What generated code means does not depend on what is in scope where it stands: the user's types and namespaces, the project's usings, extension methods.
/// </summary>
public sealed class ScopeTests
{
    private const string Layers = "[global::NetGen.NeuralNetwork(5)] [global::NetGen.Dense(9000, global::NetGen.Activation.Tanh)] [global::NetGen.Dense(3, "
        + "global::NetGen.Activation.Softmax)]";

    private const string Small = "[global::NetGen.NeuralNetwork(16)] [global::NetGen.Dense(64, global::NetGen.Activation.Relu)] [global::NetGen.Dense(10, "
        + "global::NetGen.Activation.Softmax)]";

    private const string Tiny = "[global::NetGen.NeuralNetwork(2)] [global::NetGen.Dense(11, global::NetGen.Activation.Tanh)] [global::NetGen.Dense(3)]";

    private const string Image =
        "[global::NetGen.NeuralNetwork(8, 8, 2)] [global::NetGen.Conv2D(9, 3, global::NetGen.Activation.Relu, Pad = 1)] [global::NetGen.MaxPool2D(2)] "
            + "[global::NetGen.Dense(3)]";

    /// <summary>The aliases at the top of files of kernels.</summary>
    private static readonly string[] s_aliases = ["__Runtime", "__Compiler", "__Interop", "__Simd"];

    /// <summary>Every type and namespace is named from the root, or by an alias of the file, and no method is called as an extension.</summary>
    [LongFact]
    public async Task EveryNetwork_NamesEverythingFromTheRoot()
    {
        string[] networks =
        [
            .. PlainProjectTests.Networks, "[NeuralNetwork(16)] [Dense(64, Activation.Relu)] [Dense(10, Activation.Softmax)]",
            "[NeuralNetwork(2)] [Dense(11, Activation.Tanh)] [Dense(3)]", "[NeuralNetwork(2)] [Dense(0)]"
        ];
        Generation generation = await GeneratorHarness.RunAsync(
        [
            .. networks.Select(static (attributes, index) => $"using NetGen; namespace App; {attributes} public partial class Net{index};")
        ]);
        SyntaxTree[] trees = [.. generation.Output.SyntaxTrees.Where(static tree => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal))];
        trees.Length.ShouldBeGreaterThan(networks.Length);
        (from tree in trees
         let model = generation.Output.GetSemanticModel(tree)
         from name in tree.GetRoot().DescendantNodes(descendIntoTrivia: true)
         where name is UsingDirectiveSyntax directive
             ? !s_aliases.Contains(directive.Alias?.Name.ToString(), StringComparer.Ordinal)
             : (name is SimpleNameSyntax simple && DependsOnScope(model.GetSymbolInfo(simple).Symbol, simple))
         select $"{Path.GetFileName(tree.FilePath)}: {name.Parent}").Distinct(StringComparer.Ordinal).Take(10).ShouldBeEmpty();
    }

    private static bool DependsOnScope(ISymbol? symbol, SimpleNameSyntax name) => symbol switch
    {
        IMethodSymbol { ReducedFrom: not null } => true,
        INamespaceSymbol { IsGlobalNamespace: true } => false,
        INamespaceSymbol or INamedTypeSymbol => !IsQualified(name) && !IsOwn(symbol, name),
        _ => false,
    };

    /// <summary>Whether something before the name says where it is to be found.</summary>
    private static bool IsQualified(SimpleNameSyntax name) => name.Parent switch
    {
        AliasQualifiedNameSyntax => true,
        QualifiedNameSyntax qualified => qualified.Right == name,
        MemberAccessExpressionSyntax access => access.Name == name,
        QualifiedCrefSyntax => true,
        NameMemberCrefSyntax member => member.Parent is QualifiedCrefSyntax,
        _ => false,
    };

    /// <summary>The class itself and what is generated in it, and the namespace that the file opens.</summary>
    private static bool IsOwn(ISymbol symbol, SimpleNameSyntax name) => symbol is INamespaceSymbol
        ? name.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Any(declaration => declaration.Name.Span.Contains(name.Span))
        : symbol.Locations.Any(static location => location.IsInSource);

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
            "Span", "ReadOnlySpan", "Math", "Vector256", "Unsafe", "MemoryMarshal", "MethodImpl", "MethodImplAttribute", "MethodImplOptions", "ArrayPool",
            "Array", "ArgumentException",
            "InvalidOperationException", "GeneratedCodeAttribute", "GeneratedCode", "InlineArray", "InlineArrayAttribute", "Buffers", "Runtime",
            "CodeDom", "MemoryExtensions",
            .. typeof(Dataset).Assembly.GetExportedTypes().Where(static type => !type.IsNested).Select(static type => type.Name.Split('`')[0]),
        ];
        string taken = string.Concat(names.Distinct(StringComparer.Ordinal)
            .Select(name => where == "namespace" ? $"namespace App.{name} {{ class Nothing; }}\n" : $"internal class {name};\n"));
        string aliases =
            string.Concat(new[]
            {
                "System", "NetGen", "NG", "Sys", "Simd", "Compiler", "Interop"
            }.Select(name => where == "member" ? $"internal class {name};" : $"namespace App.{name} {{ class Nothing; }}\n"));
        const string Attributes =
            "[global::NetGen.NeuralNetwork(5)] [global::NetGen.Standardize] [global::NetGen.Dropout(0.1)] [global::NetGen.Dense(300, "
                + "global::NetGen.Activation.PRelu, DropConnect = 0.1)] [global::NetGen.Dense(9000, global::NetGen.Activation.RRelu)] "
                + "[global::NetGen.Dense(7, global::NetGen.Activation.Gelu)] [global::NetGen.Dense(3, global::NetGen.Activation.Softmax)]";
        string source = where switch
        {
            "class" => $"namespace App {{ {taken} }} {aliases}",
            "global" => $"{taken} {aliases}",
            "namespace" => taken + aliases,
            _ => $"namespace App {{ internal partial class Net {{ {taken.Replace("class Loss", "class TheLoss", StringComparison.Ordinal)} {aliases} }} }}",
        };
        Generation generation = await GeneratorHarness.RunAsync($"namespace App {{ {Attributes} internal partial class Net; }}", source);
        generation.ShouldBeClean();
        generation = await GeneratorHarness.RunAsync($"namespace App {{ {Small} internal partial class Net; }}", source);
        generation.ShouldBeClean();
        generation = await GeneratorHarness.RunAsync($"namespace App {{ {Image} internal partial class Net; }}", source);
        generation.ShouldBeClean();
    }

    /// <summary>One name at a time: what hides one name must not depend on what else is hidden.</summary>
    [LongTheory]
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
        Generation generation = await GeneratorHarness.RunAsync(
            $"namespace App {{ {Layers} internal partial class Net; {Small} internal partial class Small; internal class {name}; }}");
        generation.ShouldBeClean();
    }

    /// <summary>The qualifiers that templates write are no names of the generated file.</summary>
    [Theory]
    [InlineData("NG")]
    [InlineData("Sys")]
    [InlineData("Compiler")]
    [InlineData("Interop")]
    [InlineData("Simd")]
    [InlineData("System")]
    [InlineData("NetGen")]
    public async Task AliasOfTheProject_DoesNotMatter(string name)
    {
        bool isTaken = name is "System" or "NetGen"; // in the global namespace by a namespace
        string[] sources = [$"global using {name} = System.Text.StringBuilder;", .. isTaken
            ? Array.Empty<string>()
            : [$"internal class {name};", $"namespace {name} {{ internal class Nothing; }}"]];
        foreach (string taken in sources)
        {
            Generation generation =
                await GeneratorHarness.RunAsync($"{(isTaken ? "" : "using NetGen;")} namespace App {{ {Tiny} internal partial class Tiny; }}", taken);
            generation.ShouldBeClean();
        }
    }

    /// <summary>
    /// What the aliases of kernel files are called, or might be, taken by types, namespaces and aliases of the project; with the class in the global namespace
    /// and in another.
    /// </summary>
    [Theory]
    [InlineData("")]
    [InlineData("namespace App;")]
    public async Task NamesOfAliasesTakenByTheUser_DoNotMatter(string @namespace)
    {
        string types = string.Concat(s_aliases.Select(static name => $"internal class {name} {{ internal class Vector256 {{ internal class Unsafe; }} }}\n"));
        string namespaces = string.Concat(
            s_aliases.Select(static name => $"namespace {name} {{ internal class Vector256; internal class Unsafe; internal class MemoryMarshal; }}\n"));
        string projectWide = string.Concat(
            new[] { "Simd", "NetGenSimd", "NetGenCompiler", "NetGenInterop" }.Select(static name => $"global using {name} = System.Text.StringBuilder;\n"));
        string network = $"{@namespace} {Image} internal partial class Net;";
        (await GeneratorHarness.RunAsync(network, $"{projectWide} {@namespace} {types}")).ShouldBeClean();
        (await GeneratorHarness.RunAsync(network, namespaces)).ShouldBeClean();
        (await GeneratorHarness.RunAsync(network, types)).ShouldBeClean();
    }

    [Theory]
    [InlineData("global using Math = App.Other.Sums;")]
    [InlineData("global using App.Other;")]
    [InlineData("global using static App.Other.Sums;")]
    [InlineData("global using System; global using App.Other;")]
    public async Task GlobalUsing_DoesNotMatter(string directive)
    {
        Generation generation = await GeneratorHarness.RunAsync(
            $"namespace App {{ {Layers} internal partial class Net; {Small} internal partial class Small; {Tiny} internal partial class Tiny; }}",
            directive + " namespace App.Other { internal class Span<T>; internal class MethodImplOptions; internal class Math; internal class Sums { internal "
                + "class Span; internal class ReadOnlySpan; internal class ArrayPool; } }");
        generation.ShouldBeClean();
    }

    /// <summary>An extension method in the user's namespace, or in one that the whole project imports, would be found before the system's.</summary>
    [Theory]
    [InlineData("App", "")]
    [InlineData("App.Extensions", "global using App.Extensions;")]
    public async Task ExtensionsOfTheUser_AreNotCalled(string @namespace, string directive)
    {
        Generation generation = await GeneratorHarness.RunAsync(
            $"namespace App {{ {Layers} internal partial class Net; {Small} internal partial class Small; {Tiny} internal partial class Tiny; }}",
            $$"""
            {{directive}}
            namespace {{@namespace}}
            {
                using System.Runtime.Intrinsics;

                internal static class Extensions
                {
                    [System.Obsolete("called")] public static void StoreUnsafe(this Vector128<float> vector, ref float target) { }
                    [System.Obsolete("called")] public static void StoreUnsafe(this Vector256<float> vector, ref float target, nuint offset) { }
                    [System.Obsolete("called")] public static void StoreUnsafe(this Vector512<float> vector, ref float target, nuint offset) { }
                    [System.Obsolete("called")] public static Vector128<float> GetLower(this Vector256<float> vector) => default;
                    [System.Obsolete("called")] public static Vector256<float> GetUpper(this Vector512<float> vector) => default;
                    [System.Obsolete("called")] public static float GetElement(this Vector128<float> vector, int index) => 0;
                    [System.Obsolete("called")] public static System.Span<double> AsSpan(this double[] array, int start, int length) => default;
                }
            }
            """);
        generation.ShouldBeClean();
    }
}
