using System.Reflection;

namespace NetGen;

public sealed partial class CsvSchema
{
    /// <summary>Writes the schema as JSON: columns, categories, classes, values for missing cells, and the format of files. It contains no rows.</summary>
    /// <param name="path">Replaced atomically if it exists: a reader finds either the old file or the new one.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.Write(path, Save);
    }

    /// <summary>Writes the schema as JSON.</summary>
    /// <param name="stream">Written from its current position, and left open.</param>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        SchemaWriter.Write(stream, this);
    }

    /// <summary>Reads a schema that <see cref="Save(string)"/> has written.</summary>
    /// <param name="path">The file.</param>
    /// <returns>A schema that encodes in the same way as the saved one.</returns>
    /// <exception cref="NetGenFormatException">The file does not contain a schema. The message names the place, the expected and the found content.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CsvSchema Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return SchemaReader.Read(path, File.ReadAllBytes(path));
    }

    /// <summary>Reads a schema from a stream, such as an embedded resource, up to its end.</summary>
    /// <param name="stream">Read from its current position, and left open.</param>
    /// <returns>A schema that encodes in the same way as the saved one.</returns>
    /// <exception cref="NetGenFormatException">
    /// The stream does not contain a schema. The message names the place, the expected and the found content.
    /// </exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static CsvSchema Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return SchemaReader.Read("schema", content.ToArray());
    }

    /// <summary>Reads a schema from the bytes of its file.</summary>
    /// <param name="utf8">All bytes of the file.</param>
    /// <returns>A schema that encodes in the same way as the saved one.</returns>
    /// <exception cref="NetGenFormatException">The bytes do not contain a schema. The message names the place, the expected and the found content.</exception>
    public static CsvSchema Load(ReadOnlySpan<byte> utf8) => SchemaReader.Read("schema", utf8.ToArray());

    /// <summary>Reads a schema that is embedded in an assembly together with the network.</summary>
    /// <remarks>
    /// The project embeds the file under a name: <c>&lt;EmbeddedResource Include="iris.schema.json" LogicalName="iris.schema.json" /&gt;</c>.
    /// </remarks>
    /// <param name="assembly">The assembly that contains it, such as <c>typeof(Program).Assembly</c>.</param>
    /// <param name="name">The name of the resource.</param>
    /// <returns>A schema that encodes in the same way as the saved one.</returns>
    /// <exception cref="NetGenFormatException">There is no such resource (the message lists the existing ones), or it does not contain a schema.</exception>
    public static CsvSchema FromResource(Assembly assembly, string name)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        ArgumentException.ThrowIfNullOrEmpty(name);
        using Stream stream = assembly.GetManifestResourceStream(name) ?? throw new NetGenFormatException(
            $"Resource '{name}' of {assembly.GetName().Name}: expected the schema of a table, but found no such resource; there {ResourcesOf(assembly)}. "
            + $"""Embed the file by <EmbeddedResource Include="..." LogicalName="{name}" />.""");
        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        return SchemaReader.Read($"Resource '{name}' of {assembly.GetName().Name}", content);
    }

    private static string ResourcesOf(Assembly assembly)
    {
        string[] names = assembly.GetManifestResourceNames();
        return names.Length == 0 ? "is none" : $"is {VisibleText.List(names)}";
    }
}
