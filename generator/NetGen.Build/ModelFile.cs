using System.Security.Cryptography;
using NetGen.Build.Files;
using NetGen.Build.Importing;
using NetGen.Build.Onnx;
using NetGen.Build.Safetensors;
using NetGen.Build.Text;

namespace NetGen.Build;

/// <summary>
/// A model file, converted to what the build needs. Errors of the file are in the text, and the generator reports them at the class that uses the model.
/// </summary>
/// <param name="Content">Text and values. A safetensors file itself is embedded, so it has no values here.</param>
/// <param name="FilesBeside">The names of the other files of the model, which are in its own folder.</param>
internal sealed record ModelFile(ImportedFile Content, IReadOnlyList<string> FilesBeside)
{
    private const int LongestMessage = 500;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, which exists.</param>
    /// <param name="source">The path of the model in the project file.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ModelFile Read(string path, string source) =>
        string.Equals(Path.GetExtension(path), ".safetensors", StringComparison.OrdinalIgnoreCase)
            ? ReadSafetensors(path, source)
            : ReadOnnx(() => Open(path), Path.GetDirectoryName(Path.GetFullPath(path)), source);

    /// <summary>Reads an ONNX file.</summary>
    /// <param name="open">Opens the file.</param>
    /// <param name="folder">Its folder, in which its other files may be; null for none.</param>
    /// <param name="source">The path of the model in the project file.</param>
    public static ModelFile ReadOnnx(Func<ByteSource> open, string? folder, string source)
    {
        using var beside = new ExternalFiles(folder);
        try
        {
            using ByteSource file = open();
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

    /// <summary>Opens a file. A file without a length is not opened, because reading a pipe would wait for its writer.</summary>
    private static ByteSource Open(string path) => new FileInfo(path).Length == 0 ? new ByteSource(Stream.Null) : ByteSource.Open(path);

    private static ImportedFile Damaged(string source, string kind, ModelFormatException exception)
    {
        // Names in a hostile file may have any length.
        string message = exception.Message.Length <= LongestMessage ? exception.Message : exception.Message.Substring(0, LongestMessage) + "…";
        return new ImportedFile(ModelText.OfDamaged(source, kind, message), []);
    }
}
