using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Nets;

namespace NetGen.Benchmarks.Peers;

/// <summary>PyTorch in a process of its own for every number of threads. Data go there through files; it times itself.</summary>
internal sealed class PyTorch : IPeer
{
    /// <summary>It gets fewer samples than the others, because it needs longer for each: what is compared is samples a second.</summary>
    private const int ShareOfSamples = 4;

    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-pytorch-").FullName;
    private readonly Dictionary<int, PythonProcess> _processes = [];

    /// <summary>Starts the first process.</summary>
    /// <exception cref="PeerMissingException">No Python on the path has PyTorch.</exception>
    public PyTorch()
    {
        try
        {
            _ = With(threads: 1);
        }
        catch (PeerMissingException)
        {
            Directory.Delete(_folder);
            throw;
        }
    }

    public string Name => "PyTorch";

    public IEnumerable<Inference> Single(Subject subject, float[] inputs) => Infer(subject, inputs, rows: 1);

    public IEnumerable<Inference> Batch(Subject subject, float[] inputs) => Infer(subject, inputs, Rotation.Rows);

    public IEnumerable<Training> Train(Subject subject, TrainingTask task)
    {
        PythonProcess python = With(task.Threads);
        bool isTiny = subject.IsTiny;
        int rows = Math.Max(task.Batch, task.Data.Count / task.Batch / ShareOfSamples / (isTiny ? 4 : 1) * task.Batch);
        Dataset own = task.Data.Rows([.. Enumerable.Range(0, rows)]);
        JsonObject request = Describe("train", subject);
        request["batch"] = task.Batch;
        request["epochs"] = 1;
        request["shuffle"] = true;
        Send(python, subject, own);

        // Which of its two loops over the tensors is faster depends on their sizes.
        _ = TimeOf(python, request, isForeach: true);
        bool foreachIsFaster = TimeOf(python, request, isForeach: true) < TimeOf(python, request, isForeach: false);
        request["foreach"] = foreachIsFaster;
        return
        [
            new Training(
                new Contender(Name, operations => Enumerable.Range(0, operations).Sum(_ => TimeOf(python, request, foreachIsFaster)), own.Count),
                (start, data) =>
                {
                    Send(python, subject, data);
                    JsonObject exact = request.DeepClone().AsObject();
                    string trained = Path.Combine(_folder, "trained");
                    exact["shuffle"] = false;
                    exact["parameters"] = Write("parameters", start);
                    exact["trained"] = trained;
                    _ = python.Ask(exact);
                    Send(python, subject, own);
                    return Read(trained);
                },
                $"{python.Version}, {(foreachIsFaster ? "foreach" : "for loop")}"),
        ];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PythonProcess process in _processes.Values)
        {
            process.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static double TimeOf(PythonProcess python, JsonObject request, bool isForeach)
    {
        request["foreach"] = isForeach;
        return (double)python.Ask(request)["ns"]!;
    }

    private static JsonObject Describe(string action, Subject subject) => new()
    {
        ["do"] = action,
        ["sizes"] = new JsonArray([.. subject.Sizes.Select(static size => (JsonNode)size)]),
        ["hidden"] = subject.Hidden.ToString(),
        ["output"] = subject.Output.ToString(),
    };

    private static float[] Read(string path) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path)).ToArray();

    private IEnumerable<Inference> Infer(Subject subject, float[] inputs, int rows)
    {
        PythonProcess python = With(threads: 1);
        JsonObject request = Describe("predictor", subject);
        string outputs = Path.Combine(_folder, "outputs");
        request["rows"] = rows;
        request["inputs"] = Write("inputs", inputs);
        request["parameters"] = Write("parameters", subject.Parameters);
        request["outputs"] = outputs;
        _ = python.Ask(request);
        return
        [
            new Inference(
                new Contender(Name, calls => (double)python.Ask(new JsonObject { ["do"] = "predict", ["calls"] = calls })["ns"]!, rows),
                Read(outputs),
                python.Version),
        ];
    }

    private void Send(PythonProcess python, Subject subject, Dataset data)
    {
        JsonObject request = Describe("data", subject);
        request["inputs"] = Write("inputs", data.Features);
        request["targets"] = Write("targets", data.Targets);
        _ = python.Ask(request);
    }

    private string Write(string name, ReadOnlySpan<float> values)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, MemoryMarshal.AsBytes(values));
        return path;
    }

    private PythonProcess With(int threads)
    {
        if (!_processes.TryGetValue(threads, out PythonProcess? process))
        {
            process = PythonProcess.Start("peer.py", $"{threads}") ?? throw new PeerMissingException(Name, "no python3 on the path has torch");
            _processes.Add(threads, process);
            if (threads == 1)
            {
                process.StayOnQuietCore();
            }
        }

        return process;
    }
}
