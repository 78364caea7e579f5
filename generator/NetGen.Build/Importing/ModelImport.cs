using NetGen.Build.Importing.Graph;
using NetGen.Build.Importing.Layout;
using NetGen.Build.Importing.Reading;
using NetGen.Build.Importing.Simplifying;
using NetGen.Build.Importing.Values;
using NetGen.Build.Importing.Writing;
using NetGen.Build.Onnx;

namespace NetGen.Build.Importing;

/// <summary>Converts a model file to layers: reads its operators, simplifies the graph, chooses the layout of values, and writes the text.</summary>
internal static class ModelImport
{
    private const int MostProblems = 100;

    /// <summary>The text and the values of any model. Parts that are not supported are in the text as problems. It never throws.</summary>
    /// <param name="model">The file.</param>
    /// <param name="source">The path of the file in the project file, with forward slashes.</param>
    public static ImportedFile Of(OnnxModel model, string source)
    {
        string producer = model.Producer.Length > 0 ? $"{model.Producer}, opset {model.Opset}" : $"opset {model.Opset}";
        List<Problem> problems = [];
        try
        {
            if (Read(model, source, producer, problems.Add) is { } text && problems.Count == 0) return new ImportedFile(text.Write(), text.Values);
        }
        catch (DeclinedException declined)
        {
            problems.Add(new Problem(Problem.NotRead, "", "", model.Opset, declined.Attribute, declined.Message));
        }
        catch (ModelFormatException damaged)
        {
            problems.Add(new Problem(Problem.Damaged, "", "", model.Opset, "", damaged.Message));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            problems.Add(new Problem(Problem.Damaged, "", "", model.Opset, "", $"The file could not be understood ({error.GetType().Name}: {error.Message})"));
        }

        return new ImportedFile(NetworkText.Write(source, producer, Fewest(problems, model.Opset)), []);
    }

    /// <summary>Limits the number of problems. A damaged file may have millions.</summary>
    private static List<Problem> Fewest(List<Problem> problems, long opset)
    {
        if (problems.Count <= MostProblems) return problems;
        Problem rest = new(Problem.NotRead, "", "", opset, "", $"NetGen does not support {problems.Count - MostProblems} more nodes.");
        return [.. problems.Take(MostProblems), rest];
    }

    private static NetworkText? Read(OnnxModel model, string source, string producer, Action<Problem> report)
    {
        if (GraphReading.Of(model, report) is not { } read) return null;

        GraphNode output = Simplification.Of(read.Output);
        TextBuilder text = NetworkLayout.Of(read.Input, NodeOrder.Of(output), report);
        SoundValues.Check(text.Nodes, model.Opset, report);
        int[] input = text.InputShape ?? read.Input.Shape;
        return new NetworkText(source, producer, read.InputName, Shapes.Filled(read.Input.Shape), Shapes.Filled(input), read.OutputName,
            Shapes.Filled(output.Shape), read.Labels, text.Nodes);
    }
}
