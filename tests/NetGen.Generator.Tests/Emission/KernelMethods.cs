using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Emission;

/// <summary>The kernels of a few networks as the compiler wrote them.</summary>
internal static class KernelMethods
{
    private const string Deep = "[Activate(Activation.Gelu)] [Activate(Activation.Silu)]";

    /// <summary>
    /// Every shape of kernel: all panel widths, zeros skipped or not, activations that are inlined and that are not, one width or three, tiles or rows, and the
    /// largest networks in registers.
    /// </summary>
    public static IReadOnlyList<string> Networks { get; } =
    [
        "[NeuralNetwork(784)] [Dense(512, Activation.Relu)] [Dense(130, Activation.Gelu)] [Dense(10, Activation.Softmax)]",
        "[NeuralNetwork(130)] [Dense(300, Activation.Relu, DropConnect = 0.1)] [Dense(8, Activation.Silu)] [Dense(33, Activation.PRelu)] [Dense(3)]",
        $"[NeuralNetwork(16)] [Dense(16, Activation.Gelu)] [Dense(16, Activation.Gelu)] [Dense(16, Activation.Gelu)] [Dense(16, Activation.Gelu)] {Deep}",
        Repeated("[Dense(7, Activation.Gelu)]", 7, "[NeuralNetwork(16)] [Standardize] "),
        Repeated("[Dense(5, Activation.Gelu)]", 32, "[NeuralNetwork(16)] ") + Repeated("[Activate(Activation.Gelu)]", 32),
        Repeated("[Dense(64, Activation.Gelu)]", 8, "[NeuralNetwork(200)] "),
        "[NeuralNetwork(12)] [Dense(80, Activation.Relu)] [Dense(48, Activation.LeakyRelu)] [Dense(16, Activation.Softmax)]",
        "[NeuralNetwork(13)] [Standardize] [Dense(64, Activation.Relu)] [Dense(1)]",
    ];

    private static readonly Lazy<IReadOnlyList<KernelBody>> s_all = new(Read);

    public static IReadOnlyList<KernelBody> All => s_all.Value;

    private static string Repeated(string layer, int times, string before = "") => before + string.Join(" ", Enumerable.Repeat(layer, times));

    private static IReadOnlyList<KernelBody> Read()
    {
        CSharpCompilation bare =
            GeneratorHarness.Compile([.. Networks.Select(static (text, index) => $"using NetGen; {text} public partial class Net{index};")]);
        GeneratorHarness.Driver().RunGeneratorsAndUpdateCompilation(
            bare.WithOptions(bare.Options.WithOptimizationLevel(OptimizationLevel.Release)), out Compilation compilation, out _);
        using var image = new MemoryStream();
        compilation.Emit(image).Success.ShouldBeTrue();
        image.Position = 0;
        using var file = new PEReader(image);
        MetadataReader metadata = file.GetMetadataReader();
        return
        [
            .. from handle in metadata.MethodDefinitions
               let method = metadata.GetMethodDefinition(handle)
               let name = metadata.GetString(method.Name)
               where name.EndsWith("512", StringComparison.Ordinal)
                   || name.EndsWith("256", StringComparison.Ordinal)
                   || name.EndsWith("128", StringComparison.Ordinal)
               let body = file.GetMethodBody(method.RelativeVirtualAddress)
               select new KernelBody(
                   $"{metadata.GetString(metadata.GetTypeDefinition(method.GetDeclaringType()).Name)}.{name}",
                   [.. body.GetILBytes()!],
                   body.LocalSignature.IsNil ? 0 : CountLocals(metadata.GetBlobReader(metadata.GetStandaloneSignature(body.LocalSignature).Signature))),
        ];
    }

    /// <summary>A signature of locals is the byte 7, their number, and their types (ECMA-335, II.23.2.6).</summary>
    private static int CountLocals(BlobReader signature)
    {
        signature.ReadByte().ShouldBe((byte)7);
        return signature.ReadCompressedInteger();
    }
}

/// <summary>The compiled body of a kernel.</summary>
/// <param name="Name">Class and method.</param>
/// <param name="Code">Its instructions.</param>
/// <param name="Locals">Its local variables.</param>
internal sealed record KernelBody(string Name, IReadOnlyList<byte> Code, int Locals);
