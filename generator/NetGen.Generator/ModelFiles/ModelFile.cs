using NetGen.Generator.Model;

namespace NetGen.Generator.ModelFiles;

/// <summary>A model file as the build describes it in a text; its values stay in a resource, which the compiler never reads.</summary>
/// <param name="Source">The file, as the project names it.</param>
internal sealed record ModelFile(string Source)
{
    /// <summary>Whether the file holds tensors alone; if not, it holds layers.</summary>
    public bool IsSafetensors { get; init; }

    /// <summary>What wrote the file, for people; may be empty.</summary>
    public string Producer { get; init; } = "";

    /// <summary>Where its values are; null where there are none.</summary>
    public EmbeddedWeights? Weights { get; init; }

    /// <summary>The shape of a sample as the file has it, without the batch.</summary>
    public Shape FileInput { get; init; } = new();

    /// <summary>The shape of a sample as the first layers read it.</summary>
    public Shape Input { get; init; } = new(1);

    /// <summary>The names of the classes, if the file has them.</summary>
    public EquatableArray<string> Labels { get; init; }

    /// <summary>The layers, in an order in which each reads earlier ones.</summary>
    public EquatableArray<FileLayer> Layers { get; init; }

    /// <summary>The tensors of a file that holds tensors alone.</summary>
    public EquatableArray<FileTensor> Tensors { get; init; }

    /// <summary>What such a file says of itself.</summary>
    public EquatableArray<Setting> Metadata { get; init; }

    /// <summary>What keeps the file from being used.</summary>
    public EquatableArray<FileProblem> Problems { get; init; }
}

/// <summary>A tensor of a file that holds tensors alone.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Type">The type of its elements, in the words of the format.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Offset">Its first byte in the file.</param>
internal sealed record FileTensor(string Name, string Type, Shape Shape, long Offset);

/// <summary>A name and a value, as they stand in the text.</summary>
internal sealed record Setting(string Key, string Value);

/// <summary>What the build found wrong with a file or one of its operators.</summary>
/// <param name="Id">The diagnostic.</param>
/// <param name="Node">The operator's name in the file; empty for the file as a whole.</param>
/// <param name="Operator">The operator.</param>
/// <param name="Opset">The version of the operators.</param>
/// <param name="Message">Sentences that say what was found and what would be read.</param>
internal sealed record FileProblem(string Id, string Node, string Operator, long Opset, string Message);
