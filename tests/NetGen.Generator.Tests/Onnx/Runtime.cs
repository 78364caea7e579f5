using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace NetGen.Generator.Tests.Onnx;

/// <summary>ONNX Runtime, one thread.</summary>
internal static class Runtime
{
    private static readonly SessionOptions s_options = new()
    {
        IntraOpNumThreads = 1, InterOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
    };

    /// <summary>What a file gives for some samples.</summary>
    /// <param name="path">The file.</param>
    /// <param name="inputs">Samples as the file takes them.</param>
    /// <param name="rows">How many.</param>
    public static float[] Run(string path, float[] inputs, int rows)
    {
        using var session = new InferenceSession(File.ReadAllBytes(path), s_options);
        int[] shape = [rows, .. session.InputMetadata["input"].Dimensions.Skip(1)];
        var input = NamedOnnxValue.CreateFromTensor("input", new DenseTensor<float>(inputs, shape));
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results = session.Run([input], ["output"]);
        return [.. results[0].AsTensor<float>()];
    }
}
