using System.Reflection;

namespace NetGen;

public sealed partial class CsvSchema
{
    /// <summary>Writes the schema as JSON: columns, categories, classes, what fills missing cells, and how files are written. No row is in it.</summary>
    /// <param name="path">Replaced if it exists, in one step: a reader finds the old file or the new one.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.Write(path, Save);
    }

    /// <summary>Writes the schema as JSON.</summary>
    /// <param name="stream">Written from where it stands, and left open.</param>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        SchemaWriter.Write(stream, this);
    }

    /// <summary>Reads a schema that <see cref="Save(string)"/> has written.</summary>
    /// <param name="path">The file.</param>
    /// <returns>A schema that encodes as the saved one does.</returns>
    /// <exception cref="NetGenFormatException">The file holds no schema; the message names the place, what was expected and what was found.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CsvSchema Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return SchemaReader.Read(path, File.ReadAllBytes(path));
    }

    /// <summary>Reads a schema to the end of a stream, such as an embedded resource.</summary>
    /// <param name="stream">Read from where it stands, and left open.</param>
    /// <returns>A schema that encodes as the saved one does.</returns>
    /// <exception cref="NetGenFormatException">The stream holds no schema; the message names the place, what was expected and what was found.</exception>
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
    /// <returns>A schema that encodes as the saved one does.</returns>
    /// <exception cref="NetGenFormatException">The bytes hold no schema; the message names the place, what was expected and what was found.</exception>
    public static CsvSchema Load(ReadOnlySpan<byte> utf8) => SchemaReader.Read("schema", utf8.ToArray());

    /// <summary>Reads a schema that is embedded in an assembly, beside the network whose rows it encodes.</summary>
    /// <remarks>
    /// The project embeds the file under a name: <c>&lt;EmbeddedResource Include="iris.schema.json" LogicalName="iris.schema.json" /&gt;</c>.
    /// </remarks>
    /// <param name="assembly">The assembly that holds it, such as <c>typeof(Program).Assembly</c>.</param>
    /// <param name="name">The name of the resource.</param>
    /// <returns>A schema that encodes as the saved one does.</returns>
    /// <exception cref="NetGenFormatException">There is no such resource, and the message lists those that there are; or it holds no schema.</exception>
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
