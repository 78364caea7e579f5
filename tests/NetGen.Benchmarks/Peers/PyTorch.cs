using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Nets;

namespace NetGen.Benchmarks.Peers;

/// <summary>PyTorch in a process of its own for every number of threads. Data go there through files; it times itself.</summary>
internal sealed class PyTorch : IPeer
{
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

    public IEnumerable<Inference> Single(Subject subject, float[] inputs) =>
        LayoutsOf(subject).Select(channelsLast => Infer(subject, inputs, rows: 1, channelsLast));

    public IEnumerable<Inference> Batch(Subject subject, float[] inputs) =>
        LayoutsOf(subject).Select(channelsLast => Infer(subject, inputs, Rotation.Rows, channelsLast));

    public IEnumerable<Training> Train(Subject subject, TrainingTask task) => LayoutsOf(subject).Select(channelsLast => Train(subject, task, channelsLast));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PythonProcess process in _processes.Values)
        {
            process.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>It gets fewer samples than the others, because it needs longer for each: what is compared is samples a second.</summary>
    private static int ShareOfSamples(Subject subject) => subject.IsTiny ? 16 : subject.IsImage ? 2 : 4;

    private static double TimeOf(PythonProcess python, JsonObject request, bool isForeach)
    {
        request["foreach"] = isForeach;
        return (double)python.Ask(request)["ns"]!;
    }

    private static JsonObject Describe(string action, Subject subject, bool channelsLast) => new()
    {
        ["do"] = action,
        ["layers"] = new JsonArray([.. subject.Layers.Select(static layer => JsonSerializer.SerializeToNode(layer, layer.GetType()))]),
        ["shape"] = new JsonArray([.. subject.PeerInputShape.Select(static size => (JsonNode)size)]),
        ["channels_last"] = channelsLast,
    };

    /// <summary>Images lie in memory in two layouts: channel after channel, or with the channels of a pixel side by side. Each is a way of its own.</summary>
    private static bool[] LayoutsOf(Subject subject) => subject.IsImage ? [false, true] : [false];

    private static string WayOf(string version, Subject subject, bool channelsLast, string more = "") =>
        $"{version}{(subject.IsImage ? channelsLast ? ", channels last" : ", channels first" : "")}{more}";

    private static float[] Read(string path) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path)).ToArray();

    private Inference Infer(Subject subject, float[] inputs, int rows, bool channelsLast)
    {
        PythonProcess python = With(threads: 1);
        JsonObject request = Describe("predictor", subject, channelsLast);
        string outputs = Path.Combine(_folder, "outputs");
        request["rows"] = rows;
        request["inputs"] = Write("inputs", subject.ForPeers(inputs));
        request["parameters"] = Write("parameters", subject.Parameters);
        request["outputs"] = outputs;
        int predictor = (int)python.Ask(request)["predictor"]!;
        return new Inference(
            new Contender(
                Name, calls => (double)python.Ask(new JsonObject { ["do"] = "predict", ["predictor"] = predictor, ["calls"] = calls })["ns"]!, rows),
            Read(outputs),
            WayOf(python.Version, subject, channelsLast));
    }

    private Training Train(Subject subject, TrainingTask task, bool channelsLast)
    {
        PythonProcess python = With(task.Threads);
        int rows = Math.Max(task.Batch, task.Data.Count / task.Batch / ShareOfSamples(subject) * task.Batch);
        Dataset own = task.Data.Rows([.. Enumerable.Range(0, rows)]);
        JsonObject request = Describe("train", subject, channelsLast);
        request["batch"] = task.Batch;
        request["epochs"] = 1;
        request["shuffle"] = true;
        Send(python, subject, own, channelsLast);

        // Which of its two loops over the tensors is faster depends on their sizes.
        _ = TimeOf(python, request, isForeach: true);
        bool foreachIsFaster = TimeOf(python, request, isForeach: true) < TimeOf(python, request, isForeach: false);
        request["foreach"] = foreachIsFaster;
        return new Training(
            new Contender(Name, operations => Enumerable.Range(0, operations).Sum(_ => TimeOf(python, request, foreachIsFaster)), own.Count),
            (start, data) =>
            {
                Send(python, subject, data, channelsLast);
                JsonObject exact = request.DeepClone().AsObject();
                string trained = Path.Combine(_folder, "trained");
                exact["shuffle"] = false;
                exact["parameters"] = Write("parameters", start);
                exact["trained"] = trained;
                _ = python.Ask(exact);
                Send(python, subject, own, channelsLast);
                return Read(trained);
            },
            WayOf(python.Version, subject, channelsLast, foreachIsFaster ? ", foreach" : ", for loop"));
    }

    private void Send(PythonProcess python, Subject subject, Dataset data, bool channelsLast)
    {
        JsonObject request = Describe("data", subject, channelsLast);
        request["inputs"] = Write("inputs", subject.ForPeers(data.Features));
        request["outputs"] = subject.OutputSize;
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
