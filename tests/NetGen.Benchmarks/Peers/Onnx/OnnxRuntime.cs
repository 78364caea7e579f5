using Microsoft.ML.OnnxRuntime;
using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Nets;

namespace NetGen.Benchmarks.Peers.Onnx;

/// <summary>ONNX Runtime in this process: one thread, tensors made beforehand over the very inputs that NetGen reads, images channel after channel.</summary>
internal sealed class OnnxRuntime : IPeer
{
    /// <summary>The names in files that NetGen writes.</summary>
    private const string Input = "input", Output = "output";

    private readonly RunOptions _runOptions;
    private readonly string _version;
    private readonly List<IDisposable> _opened = [];

    /// <summary>Loads the library.</summary>
    /// <exception cref="PeerMissingException">It is not there for this system.</exception>
    public OnnxRuntime()
    {
        try
        {
            _version = OrtEnv.Instance().GetVersionString();
            _runOptions = Opened(new RunOptions());
        }
        catch (Exception missing) when (missing is DllNotFoundException or TypeInitializationException or EntryPointNotFoundException)
        {
            throw new PeerMissingException(Name, "its native library does not load here");
        }
    }

    public string Name => "ONNX Runtime";

    public IEnumerable<Inference> Single(Subject subject, float[] inputs) => Infer(subject, inputs, rows: 1);

    public IEnumerable<Inference> Batch(Subject subject, float[] inputs) => Infer(subject, inputs, Rotation.Rows);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IDisposable opened in Enumerable.Reverse(_opened))
        {
            opened.Dispose();
        }
    }

    /// <summary>Both ways of a C# program: tensors handed over with every call, and tensors that were bound to the session before.</summary>
    private IEnumerable<Inference> Infer(Subject subject, float[] inputs, int rows)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        options.AddFreeDimensionOverrideByName("batch", rows);
        InferenceSession session = Opened(new InferenceSession(FileOf(subject), options));
        float[] y = new float[rows * subject.OutputSize];
        OrtValue output = Tensor(y, [rows, subject.OutputSize]);
        float[] samples = subject.ForPeers(inputs);
        long[] shape = [rows, .. subject.PeerInputShape.Select(static size => (long)size)];
        int length = rows * subject.InputSize;
        OrtValue[] tensors = [.. Enumerable.Range(0, Rotation.Rows / rows).Select(i => Tensor(samples.AsMemory(i * length, length), shape))];
        OrtIoBinding[] bindings = [.. tensors.Select(tensor => Bind(session, tensor, output))];
        string[] inputNames = [Input], outputNames = [Output];
        OrtValue[] given = [tensors[0]], received = [output];
        yield return Way("tensors given", i =>
        {
            given[0] = tensors[i];
            session.Run(_runOptions, inputNames, given, outputNames, received);
        });
        yield return Way("tensors bound", i => session.RunWithBinding(_runOptions, bindings[i]));

        Inference Way(string name, Action<int> run)
        {
            float[] outputs = new float[Rotation.Rows * subject.OutputSize];
            for (int i = 0; i < tensors.Length; i++)
            {
                run(i);
                y.CopyTo(outputs, i * y.Length);
            }

            void Repeat(int calls)
            {
                for (int call = 0; call < calls; call++)
                {
                    run(call % tensors.Length);
                }
            }

            return new Inference(Contender.InProcess(Name, Repeat, rows), outputs, $"{_version}, {name}{ForcedWidth.Ignored}");
        }
    }

    /// <summary>The network as a file, images channel after channel.</summary>
    private static byte[] FileOf(Subject subject)
    {
        string path = Path.GetTempFileName();
        try
        {
            subject.SaveOnnx(path, new OnnxOptions { ChannelsFirst = true });
            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private OrtIoBinding Bind(InferenceSession session, OrtValue input, OrtValue output)
    {
        OrtIoBinding binding = Opened(session.CreateIoBinding());
        binding.BindInput(Input, input);
        binding.BindOutput(Output, output);
        return binding;
    }

    /// <summary>A tensor over memory that stays where it is.</summary>
    private OrtValue Tensor(Memory<float> values, long[] shape) => Opened(OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, values, shape));

    private T Opened<T>(T opened)
        where T : IDisposable
    {
        _opened.Add(opened);
        return opened;
    }
}
