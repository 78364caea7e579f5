using System.Security.Cryptography;
using NetGen.Build.Files;
using NetGen.Build.Importing;
using NetGen.Build.Onnx;
using NetGen.Build.Safetensors;
using NetGen.Build.Text;

namespace NetGen.Build;

/// <summary>
/// A model file, turned into what the build goes on with. What is wrong with it is in the text, for the generator to report where the model is used.
/// </summary>
/// <param name="Content">Text and values. A safetensors file is embedded itself, so there are no values.</param>
/// <param name="FilesBeside">Names of further files that it consists of, in its own folder.</param>
internal sealed record ModelFile(ImportedFile Content, IReadOnlyList<string> FilesBeside)
{
    private const int LongestMessage = 500;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, which is there.</param>
    /// <param name="source">What the project calls it.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ModelFile Read(string path, string source) =>
        string.Equals(Path.GetExtension(path), ".safetensors", StringComparison.OrdinalIgnoreCase) ? ReadSafetensors(path, source) : ReadOnnx(path, source);

    private static ModelFile ReadOnnx(string path, string source)
    {
        using var beside = new ExternalFiles(Path.GetDirectoryName(Path.GetFullPath(path)));
        try
        {
            using ByteSource file = Open(path);
            return new ModelFile(ModelImport.Of(OnnxReader.Read(file, beside), source), beside.Names);
        }
        catch (ModelFormatException exception)
        {
            return new ModelFile(Damaged(source, "onnx", exception), beside.Names);
        }
    }

    private static ModelFile ReadSafetensors(string path, string source)
    {
        try
        {
            using ByteSource file = Open(path);
            StoredHeader header = SafetensorsReader.Read(file);
            using FileStream stream = File.OpenRead(path);
            using var hash = SHA256.Create();
            return new ModelFile(new ImportedFile(SafetensorsText.Of(source, header, file.Length, hash.ComputeHash(stream)), []), []);
        }
        catch (ModelFormatException exception)
        {
            return new ModelFile(Damaged(source, SafetensorsText.Kind, exception), []);
        }
    }

    /// <summary>What has no length is not opened: a pipe, for one, would be waited for.</summary>
    private static ByteSource Open(string path) => new FileInfo(path).Length == 0 ? new ByteSource(Stream.Null) : ByteSource.Open(path);

    private static ImportedFile Damaged(string source, string kind, ModelFormatException exception)
    {
        // Names in a hostile file may have any length.
        string message = exception.Message.Length <= LongestMessage ? exception.Message : exception.Message.Substring(0, LongestMessage) + "…";
        return new ImportedFile(ModelText.OfDamaged(source, kind, message), []);
    }
}
