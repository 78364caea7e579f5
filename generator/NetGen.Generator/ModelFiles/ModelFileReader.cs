using NetGen.Generator.Model;

namespace NetGen.Generator.ModelFiles;

/// <summary>Text -> description of a model file.</summary>
internal static class ModelFileReader
{
    /// <summary>The extension of the texts among the additional files of a project.</summary>
    public const string Extension = ".netgenmodel";

    /// <summary>The first line: the kind of text, and the version of its format.</summary>
    private const string Head = "netgen-model 1";

    private static readonly string[] LayerKeys = ["name", "reads", "input", "shape"];

    /// <summary>Reads a text. A damaged text gives a file with a problem.</summary>
    public static ModelFile Read(string text)
    {
        var file = new ModelFile("");
        try
        {
            string[] lines = text.Split(['\n'], StringSplitOptions.RemoveEmptyEntries);
            if (lines.FirstOrDefault() != Head)
            {
                throw new FormatException($"'{Head}' as the first line, but found '{lines.FirstOrDefault()}'; build the project again");
            }

            var layers = new List<FileLayer>();
            var tensors = new List<FileTensor>();
            var metadata = new List<Setting>();
            var problems = new List<FileProblem>();
            foreach (TextLine line in lines.Skip(1).Select(TextLine.Of))
            {
                switch (line.Word)
                {
                    case "node":
                        layers.Add(Layer(line));
                        break;
                    case "tensor":
                        tensors.Add(
                            new FileTensor(
                                TextValue.Text(line["name"]), line["type"], new Shape(TextValue.Ints(line["shape"])), TextValue.Long(line["offset"])));
                        break;
                    case "metadata":
                        metadata.Add(new Setting(TextValue.Text(line["key"]), TextValue.Text(line["value"])));
                        break;
                    case "problem":
                        problems.Add(Problem(line));
                        break;
                    default:
                        file = Described(file, line);
                        break;
                }
            }

            return file with
            {
                Layers = layers.ToEquatableArray(),
                Tensors = tensors.ToEquatableArray(),
                Metadata = metadata.ToEquatableArray(),
                Problems = problems.ToEquatableArray(),
            };
        }
        catch (Exception damage) when (damage is FormatException or OverflowException or ArgumentException)
        {
            return file with { Problems = new EquatableArray<FileProblem>([new FileProblem("NETGEN141", "", "", 0, MessageOf(damage))]) };
        }
    }

    /// <summary>The problem of a description that cannot be read.</summary>
    public static string MessageOf(Exception damage) => $"Its description in the build folder is damaged: expected {damage.Message}.";

    private static ModelFile Described(ModelFile file, TextLine line) => line.Word switch
    {
        "source" => file with { Source = TextValue.Text(line.Value) },
        "kind" => file with { IsSafetensors = line.Value == "safetensors" },
        "producer" => file with { Producer = TextValue.Text(line.Value) },
        "labels" => file with { Labels = TextValue.Texts(line.Value) },
        "input" => file with { FileInput = new Shape(TextValue.Ints(line["file"])), Input = new Shape(TextValue.Ints(line["shape"])) },
        "weights" => file with
        {
            Weights = new EmbeddedWeights(TextValue.Text(line["resource"]), file.IsSafetensors, TextValue.Long(line["length"]), line["sha256"]),
        },
        _ => file,
    };

    private static FileLayer Layer(TextLine line) => new(
        line.Value,
        TextValue.Text(line["name"]),
        TextValue.Ints(line["reads"]),
        new Shape(TextValue.Ints(line.Optional("input") ?? line["shape"])),
        new Shape(TextValue.Ints(line["shape"])),
        line.Settings.Where(static setting => !LayerKeys.Contains(setting.Key, StringComparer.Ordinal)).ToEquatableArray());

    private static FileProblem Problem(TextLine line) => new(
        line["id"],
        TextValue.Text(line.Optional("node") ?? "\"\""),
        TextValue.Text(line.Optional("operator") ?? "\"\""),
        TextValue.Long(line.Optional("opset") ?? "0"),
        TextValue.Text(line["message"]));
}
