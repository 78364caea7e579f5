using System.Runtime.InteropServices;
using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Nets;

namespace NetGen.Benchmarks.Peers;

/// <summary>Plain C with constant sizes. Its loops run inside C, so that no call from .NET costs it anything.</summary>
internal sealed unsafe class PlainC(CCompiler compiler) : IPeer
{
    private const int Alignment = 64;

    /// <summary>The form that passes over inputs that are zero competes under a name of its own: what it spares depends on the data.</summary>
    private const string Skipping = "zeros skipped";

    private readonly Dictionary<string, nint> _libraries = [];

    public string Name => "C";

    public IEnumerable<Inference> Single(Subject subject, float[] inputs)
    {
        if (subject.Sizes is [])
        {
            return [];
        }

        nint library = LibraryOf(subject);
        int forms = ((delegate* unmanaged<int>)NativeLibrary.GetExport(library, "form_count"))();
        return [.. Enumerable.Range(0, forms).Select(form => FormOf(library, form, subject, inputs))];
    }

    public IEnumerable<Training> Train(Subject subject, TrainingTask task)
    {
        // Nets of this size spend their time beside the products; for all others a trainer without a BLAS would be no peer.
        if (!subject.IsTiny || subject is not { Sizes.Length: 3, Hidden: Activation.Relu, Output: Activation.Softmax } || task.Threads != 1)
        {
            return [];
        }

        nint library = compiler.Build(
            "train_small.c", ("NET_INPUTS", subject.InputSize), ("NET_HIDDEN", subject.Sizes[1]), ("NET_OUTPUTS", subject.OutputSize),
            ("NET_BATCH", task.Batch));
        var fit = (delegate* unmanaged<float*, float*, float*, int, int, int, double>)NativeLibrary.GetExport(library, "small_fit");

        float[] Fit(float[] start, Dataset data, int epochs, bool shuffle)
        {
            float[] parameters = [.. start];
            fixed (float* p = parameters, x = data.Features, t = data.Targets)
            {
                _ = fit(p, x, t, data.Count / task.Batch * task.Batch, epochs, shuffle ? 1 : 0);
            }

            return parameters;
        }

        float[] weights = subject.Parameters;
        return
        [
            new Training(
                Contender.InProcess(
                    Name,
                    operations =>
                    {
                        for (int i = 0; i < operations; i++)
                        {
                            _ = Fit(weights, task.Data, task.Epochs, shuffle: true);
                        }
                    },
                    task.Samples),
                (start, data) => Fit(start, data, epochs: 1, shuffle: false)),
        ];
    }

    /// <inheritdoc/>
    public void Dispose() => compiler.Dispose();

    private static Inference FormOf(nint library, int form, Subject subject, float[] inputs)
    {
        var nameOf = (delegate* unmanaged<int, nint>)NativeLibrary.GetExport(library, "form_name");
        var lengthOf = (delegate* unmanaged<int, int>)NativeLibrary.GetExport(library, "form_length");
        var pack = (delegate* unmanaged<int, float*, float*, void>)NativeLibrary.GetExport(library, "form_pack");
        var run = (delegate* unmanaged<int, float*, float*, int, float*, int, void>)NativeLibrary.GetExport(library, "form_run");

        // As long as the program: peers live as long as it does.
        float* packed = (float*)NativeMemory.AlignedAlloc((nuint)lengthOf(form) * sizeof(float), Alignment);
        fixed (float* plain = subject.Parameters)
        {
            pack(form, plain, packed);
        }

        float[] outputs = new float[Rotation.Rows * subject.OutputSize];
        fixed (float* x = inputs, y = outputs)
        {
            for (int row = 0; row < Rotation.Rows; row++)
            {
                run(form, packed, x + (row * subject.InputSize), 1, y + (row * subject.OutputSize), 1);
            }
        }

        float[] sink = new float[subject.OutputSize];
        string way = Marshal.PtrToStringUTF8(nameOf(form)) ?? "";
        return new Inference(
            Contender.InProcess(
                way == Skipping ? $"C, {Skipping}" : "C",
                calls =>
                {
                    fixed (float* x = inputs, y = sink)
                    {
                        run(form, packed, x, Rotation.Rows, y, calls);
                    }
                }),
            outputs,
            way == Skipping ? "tiles" : way);
    }

    private static string FunctionOf(Activation activation) => activation switch
    {
        Activation.Relu => "relu",
        Activation.Tanh => "tanh_all",
        Activation.Sigmoid => "sigmoid",
        Activation.Softmax => "softmax",
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "Not written in C."),
    };

    private nint LibraryOf(Subject subject)
    {
        if (!_libraries.TryGetValue(subject.Shape, out nint library))
        {
            int last = subject.Sizes.Length - 2;
            IEnumerable<string> layers = Enumerable.Range(0, last + 1).Select(
                layer => $"LAYER({subject.Sizes[layer]}, {subject.Sizes[layer + 1]}, {FunctionOf(layer == last ? subject.Output : subject.Hidden)})");
            library = compiler.Build(
                "inference.c",
                ("NET_LAYERS", string.Join(' ', layers)),
                ("NET_INPUTS", subject.InputSize),
                ("NET_OUTPUTS", subject.OutputSize),
                ("NET_WIDEST", subject.Sizes.Skip(1).Max()),
                ("NET_TINY", subject.IsTiny ? 1 : 0));
            _libraries.Add(subject.Shape, library);
        }

        return library;
    }
}
