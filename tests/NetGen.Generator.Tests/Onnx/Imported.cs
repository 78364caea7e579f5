using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using NetGen.Build;
using NetGen.Generator.Emission;
using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Generator.ModelFiles;
using NetGen.Generator.Parsing;
using NetGen.Generator.Tests.Mathematics;

namespace NetGen.Generator.Tests.Onnx;

/// <summary>What comes back of files that went out.</summary>
internal static class Imported
{
    /// <summary>The network that the generator makes of what the build has read.</summary>
    public static NetworkModel ModelOf(ImportedFile read, bool isFrozen, string name = "Network")
    {
        Generator.ModelFiles.ModelFile file = ModelFileReader.Read(read.Text);
        file.Problems.ShouldBeEmpty();
        return FileNetwork.Of(
            Declaration.OfName(name),
            file,
            loss: null,
            isFrozen,
            static (descriptor, _, arguments) => Assert.Fail($"{descriptor.Id}: {string.Join(", ", arguments)}"))!;
    }

    /// <summary>A class for each file, with its weights inside.</summary>
    /// <param name="files">Paths.</param>
    public static IReadOnlyList<CompiledNetwork> Compile(IReadOnlyList<string> files)
    {
        ImportedFile[] read = [.. files.Select(static path => Build.ModelFile.Read(path, Path.GetFileName(path)).Content)];
        NetworkModel[] models = [.. read.Select(static (file, index) => ModelOf(file, isFrozen: false, NameOf(index)))];
        System.Reflection.Assembly assembly = NetworkCompiler.Compile(
            models.SelectMany(static model => NetworkEmitter.Emit(NetworkLowering.Lower(model))).Select(static file => file.Source),
            read.Zip(models, static (file, model) => new ResourceDescription(model.Weights!.Resource, () => new MemoryStream(BytesOf(file)), isPublic: true)));
        return [.. models.Select((model, index) => NetworkCompiler.Adapter(files[index], model, assembly.GetType(NameOf(index), throwOnError: true)!))];
    }

    private static string NameOf(int index) => FormattableString.Invariant($"Back{index}");

    private static byte[] BytesOf(ImportedFile file) => [.. file.Values.SelectMany(static part => MemoryMarshal.AsBytes(part.AsSpan()).ToArray())];
}
