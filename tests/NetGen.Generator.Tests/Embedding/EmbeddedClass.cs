using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Emission;
using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Generator.Tests.Mathematics;
using ModelOfWeights = NetGen.Generator.Model.EmbeddedWeights;

namespace NetGen.Generator.Tests.Embedding;

/// <summary>A class whose weights are embedded: what the generator makes of a model, with a resource beside it.</summary>
/// <param name="Model">The model.</param>
/// <param name="Content">What the resource holds; null for none.</param>
internal sealed record EmbeddedClass(NetworkModel Model, byte[]? Content)
{
    /// <summary>The weights of a network as they are now, as plain values.</summary>
    public static EmbeddedClass Plain(CompiledNetwork network, bool isFrozen) => Of(network, PlainContentOf(network), isSafetensors: false, isFrozen);

    /// <summary>The same as the file that <c>Save</c> writes.</summary>
    public static EmbeddedClass Safetensors(CompiledNetwork network, bool isFrozen) => Of(network, FileOf(network), isSafetensors: true, isFrozen);

    /// <summary>The same where the build has found the tensors.</summary>
    public static EmbeddedClass Placed(CompiledNetwork network, bool isFrozen) => Placed(network, FileOf(network), isFrozen);

    public static EmbeddedClass Placed(CompiledNetwork network, byte[] content, bool isFrozen)
    {
        using var file = new SafetensorsReader("file", new MemoryStream(content));
        long data = content.Length - file.Entries[^1].End;
        EmbeddedClass it = Of(network, content, isSafetensors: true, isFrozen);
        TensorPlace[] tensors = [.. file.Entries.Reverse().Select(entry => new TensorPlace(entry.Name, entry.Type.ToString()!, data + entry.Begin))];
        return it with { Model = it.Model with { Weights = it.Model.Weights! with { Tensors = new(tensors) } } };
    }

    /// <summary>A model with any content.</summary>
    public static EmbeddedClass Of(CompiledNetwork network, byte[] content, bool isSafetensors, bool isFrozen) => new(
        network.Model with
        {
            IsFrozen = isFrozen,
            Weights = new ModelOfWeights("", isSafetensors, content.Length, Convert.ToHexString(SHA256.HashData(content))),
        },
        content);

    public static byte[] PlainContentOf(CompiledNetwork network) => [.. MemoryMarshal.AsBytes<float>([.. network.Parameters, .. network.State])];

    public static byte[] FileOf(CompiledNetwork network)
    {
        string path = Path.GetTempFileName();
        NetworkFile.Save(network.Info, network.Storage, path);
        byte[] content = File.ReadAllBytes(path);
        File.Delete(path);
        return content;
    }

    /// <summary>The files of the class as the generator writes them.</summary>
    public IReadOnlyList<GeneratedFile> Files => [.. NetworkEmitter.Emit(NetworkLowering.Lower(Model))];

    /// <summary>Compiles all in one assembly.</summary>
    public static IReadOnlyList<Type> Compile(params IReadOnlyList<EmbeddedClass> classes)
    {
        EmbeddedClass[] named = [.. classes.Select(static (it, index) => it.Named(index))];
        System.Reflection.Assembly assembly = NetworkCompiler.Compile(
            named.SelectMany(static it => it.Files.Select(static file => file.Source).Append($"public partial class {it.Model.Declaration.Name};")),
            named.Where(static it => it.Content is not null).Select(static it => new ResourceDescription(
                it.Model.Weights!.Resource, () => new MemoryStream(it.Content!), isPublic: true)));
        return [.. named.Select(it => assembly.GetType(it.Model.Declaration.Name, throwOnError: true)!)];
    }

    private EmbeddedClass Named(int index)
    {
        string name = "E" + index.ToString(CultureInfo.InvariantCulture);
        ModelOfWeights weights = Model.Weights! with { Resource = $"NetGen.Models/{name}" };
        return this with { Model = Model with { Declaration = Model.Declaration with { Name = name }, Weights = weights } };
    }
}
