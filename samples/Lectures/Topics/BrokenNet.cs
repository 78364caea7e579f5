using NetGen;
using NetGen.Runtime;

namespace Lectures.Topics;

/// <summary>
/// A network whose back-propagation is wrong in one place: the sign of the first derivative. The runtime knows networks by their interface alone, so it can be
/// done from outside.
/// </summary>
/// <param name="inner">The network, which is right.</param>
internal sealed class BrokenNet(INeuralNetwork<HiddenLayerNet> inner) : INeuralNetwork<BrokenNet>
{
    public static int InputSize => HiddenLayerNet.InputSize;

    public static int OutputSize => HiddenLayerNet.OutputSize;

    public static int ParameterCount => HiddenLayerNet.ParameterCount;

    public static int StateCount => HiddenLayerNet.StateCount;

    public static ReadOnlySpan<LayerInfo> Layers => HiddenLayerNet.Layers;

    public static NetworkInfo Info => InfoOf<HiddenLayerNet>();

    public NetworkStorage Storage => inner.Storage;

    public static BrokenNet Create(int seed) => new(new HiddenLayerNet(seed));

    public static BrokenNet Load(string path) => new(HiddenLayerNet.Load(path));

    public void ReferenceGradient(ReferencePass pass)
    {
        inner.ReferenceGradient(pass);
        pass.Gradient[0] = -pass.Gradient[0];
    }

    public double ReferenceLoss(ReferencePass pass) => inner.ReferenceLoss(pass);

    public void Predict(ReadOnlySpan<float> input, Span<float> output) => inner.Predict(input, output);

    public void PredictBatch(ReadOnlySpan<float> inputs, Span<float> outputs) => inner.PredictBatch(inputs, outputs);

    public int Classify(ReadOnlySpan<float> input) => inner.Classify(input);

    public string Summary() => inner.Summary();

    public void Save(string path) => inner.Save(path);

    public void SaveOnnx(string path) => inner.SaveOnnx(path);

    public void SaveOnnx(string path, OnnxOptions options) => inner.SaveOnnx(path, options);

    public void CopyParametersTo(Span<float> destination) => inner.CopyParametersTo(destination);

    public void SetParameters(ReadOnlySpan<float> values) => inner.SetParameters(values);

    public void CopyStateTo(Span<float> destination) => inner.CopyStateTo(destination);

    public void SetState(ReadOnlySpan<float> values) => inner.SetState(values);

    public void Score(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> outputs, Span<float> losses) =>
        inner.Score(inputs, targets, outputs, losses);

    public void Prepare(TrainingPass pass) => inner.Prepare(pass);

    public void Forward(TrainingPass pass) => inner.Forward(pass);

    public void Backward(TrainingPass pass) => inner.Backward(pass);

    public void Gradients(TrainingPass pass) => inner.Gradients(pass);

    private static NetworkInfo InfoOf<T>()
        where T : INeuralNetwork<T> => T.Info;
}
