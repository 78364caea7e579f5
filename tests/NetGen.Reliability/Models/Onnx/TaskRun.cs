using System.Runtime.InteropServices;
using NetGen.Build;

namespace NetGen.Reliability.Models.Onnx;

/// <summary>Runs the task of the build on a file, and compares what it writes with what the reader gives.</summary>
/// <param name="output">A folder for what is written.</param>
/// <param name="models">The folder of the models.</param>
internal sealed class TaskRun(string output, string models)
{
    public void Check(byte[] bytes, ImportedFile expected, long number)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"net{number}.onnx");
        string model = Path.Combine(models, name), text = Path.Combine(output, name + ".netgenmodel"), values = Path.Combine(output, name + ".bin");
        File.WriteAllBytes(model, bytes);
        var engine = new TaskEngine();
        var task = new ReadModels
        {
            BuildEngine = engine,
            ProjectFile = "App.csproj",
            Models =
            [
                new TaskModel("Models/net.onnx", new(StringComparer.Ordinal)
                {
                    ["FullPath"] = model, ["Source"] = "Models/net.onnx", ["TextFile"] = text, ["ValuesFile"] = values,
                }),
            ],
        };
        BrokenPromiseException.Unless(task.Execute() && engine.Errors.Count == 0,
            () => $"Expected the task to write the problem, but found {string.Join("; ", engine.Errors)}");
        string written = File.ReadAllText(text);
        BrokenPromiseException.Unless(written == expected.Text, () => $"Expected {expected.Text}, but found {written}");
        byte[] found = File.Exists(values) ? File.ReadAllBytes(values) : [];
        BrokenPromiseException.Unless(expected.Values.SelectMany(static part => MemoryMarshal.AsBytes(part.AsSpan()).ToArray()).SequenceEqual(found),
            () => $"Expected the values of {expected.Text}, but found {found.Length} other bytes");
        File.Delete(model);
        File.Delete(text);
        File.Delete(values);
    }
}
