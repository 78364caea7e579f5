using NetGen.Generator.Model;

namespace NetGen.Generator.ModelFiles;

/// <summary>A model file, as the build describes it in a text. Its values stay in a resource that the compiler never reads.</summary>
/// <param name="Source">The name of the file in the project.</param>
internal sealed record ModelFile(string Source)
{
    /// <summary>True if the file holds only tensors. False if it holds layers.</summary>
    public bool IsSafetensors { get; init; }

    /// <summary>The program that wrote the file, for people to read; may be empty.</summary>
    public string Producer { get; init; } = "";

    /// <summary>The resource with its values; null for none.</summary>
    public EmbeddedWeights? Weights { get; init; }

    /// <summary>The shape of a sample in the file, without the batch.</summary>
    public Shape FileInput { get; init; } = new();

    /// <summary>The shape of a sample, as the first layers read it.</summary>
    public Shape Input { get; init; } = new(1);

    /// <summary>The names of the classes, if the file has them.</summary>
    public EquatableArray<string> Labels { get; init; }

    /// <summary>The layers. Each reads only earlier ones.</summary>
    public EquatableArray<FileLayer> Layers { get; init; }

    /// <summary>The tensors of a file that holds only tensors.</summary>
    public EquatableArray<FileTensor> Tensors { get; init; }

    /// <summary>The metadata of such a file.</summary>
    public EquatableArray<Setting> Metadata { get; init; }

    /// <summary>The problems that keep the file from being used.</summary>
    public EquatableArray<FileProblem> Problems { get; init; }
}

/// <summary>A tensor of a file that holds only tensors.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Type">The type of its elements, in the words of the format.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Offset">Its first byte in the file.</param>
internal sealed record FileTensor(string Name, string Type, Shape Shape, long Offset);

/// <summary>A name and a value, as the text has them.</summary>
internal sealed record Setting(string Key, string Value);

/// <summary>A problem that the build found in a file or in one of its operators.</summary>
/// <param name="Id">The diagnostic.</param>
/// <param name="Node">The operator's name in the file; empty for the file as a whole.</param>
/// <param name="Operator">The operator.</param>
/// <param name="Opset">The version of the operators.</param>
/// <param name="Message">The sentences for the user: what was found, and what can be read.</param>
internal sealed record FileProblem(string Id, string Node, string Operator, long Opset, string Message);
