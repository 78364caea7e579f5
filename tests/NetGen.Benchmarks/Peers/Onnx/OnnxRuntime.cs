using System.Runtime.InteropServices;
using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Nets;

namespace NetGen.Benchmarks.Peers.Onnx;

/// <summary>ONNX Runtime in this process: one thread, tensors made beforehand over the very inputs that NetGen reads.</summary>
internal sealed unsafe class OnnxRuntime : IPeer
{
    private readonly OrtApi _api;
    private readonly byte* _inputName = (byte*)Marshal.StringToCoTaskMemUTF8(OnnxModel.Input);
    private readonly byte* _outputName = (byte*)Marshal.StringToCoTaskMemUTF8(OnnxModel.Output);

    /// <summary>Loads the library.</summary>
    /// <exception cref="PeerMissingException">It is not there.</exception>
    public OnnxRuntime() => _api = new OrtApi(OrtLibrary.Find() ?? throw new PeerMissingException(Name, "libonnxruntime not found (npm package onnxruntime-node)"));

    public string Name => "ONNX Runtime";

    public IEnumerable<Inference> Single(Subject subject, float[] inputs) => Infer(subject, inputs, rows: 1);

    public IEnumerable<Inference> Batch(Subject subject, float[] inputs) => Infer(subject, inputs, Rotation.Rows);

    /// <inheritdoc/>
    public void Dispose()
    {
        Marshal.FreeCoTaskMem((nint)_inputName);
        Marshal.FreeCoTaskMem((nint)_outputName);
    }

    private IEnumerable<Inference> Infer(Subject subject, float[] inputs, int rows)
    {
        nint session = _api.CreateSession(OnnxModel.Of(subject, rows));

        // Pinned, because the tensors keep their addresses.
        float[] x = GC.AllocateUninitializedArray<float>(inputs.Length, pinned: true), y = GC.AllocateArray<float>(rows * subject.OutputSize, pinned: true);
        inputs.CopyTo(x, 0);
        float* values = (float*)Marshal.UnsafeAddrOfPinnedArrayElement(x, 0);
        nint[] tensors = new nint[Rotation.Rows / rows];
        for (int i = 0; i < tensors.Length; i++)
        {
            tensors[i] = _api.CreateTensor(values + (i * rows * subject.InputSize), rows, subject.InputSize);
        }

        nint output = _api.CreateTensor((float*)Marshal.UnsafeAddrOfPinnedArrayElement(y, 0), rows, subject.OutputSize);

        void Run(int calls)
        {
            for (int call = 0; call < calls; call++)
            {
                _api.Run(session, _inputName, tensors[call % tensors.Length], _outputName, output);
            }

            // The tensors hold only addresses: what they lie in, inputs and outputs, must live as long as they are used.
            GC.KeepAlive(x);
            GC.KeepAlive(y);
        }

        float[] outputs = new float[Rotation.Rows * subject.OutputSize];
        for (int i = 0; i < tensors.Length; i++)
        {
            _api.Run(session, _inputName, tensors[i], _outputName, output);
            y.CopyTo(outputs, i * y.Length);
        }

        return [new Inference(Contender.InProcess(Name, Run, rows), outputs, _api.LibraryVersion)];
    }
}
