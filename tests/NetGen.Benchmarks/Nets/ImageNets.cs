namespace NetGen.Benchmarks.Nets;

// As with the others, the loop over single samples lies in every class itself.

[NeuralNetwork(28, 28, 1)]
[Conv2D(6, 5, Activation.Relu, Padding = Padding.Same)]
[MaxPool2D(2)]
[Conv2D(16, 5, Activation.Relu)]
[MaxPool2D(2)]
[Dense(120, Activation.Relu)]
[Dense(84, Activation.Relu)]
[Dense(10, Activation.Softmax)]
internal sealed partial class LeNet5 : IRepeatable
{
    public void PredictEach(ReadOnlySpan<float> inputs, Span<float> outputs, int calls)
    {
        for (int call = 0; call < calls; call++)
        {
            Predict(Rotation.Row(inputs, call, InputSize), outputs);
        }
    }
}

[NeuralNetwork(28, 28, 1)]
[Conv2D(32, 3, Activation.Relu)]
[Conv2D(64, 3, Activation.Relu)]
[MaxPool2D(2)]
[Dense(128, Activation.Relu)]
[Dense(10, Activation.Softmax)]
internal sealed partial class MnistCnn : IRepeatable
{
    public void PredictEach(ReadOnlySpan<float> inputs, Span<float> outputs, int calls)
    {
        for (int call = 0; call < calls; call++)
        {
            Predict(Rotation.Row(inputs, call, InputSize), outputs);
        }
    }
}

[NeuralNetwork(32, 32, 3)]
[Conv2D(32, 3, Activation.Relu, Pad = 1)]
[Conv2D(32, 3, Activation.Relu, Pad = 1)]
[MaxPool2D(2)]
[Conv2D(64, 3, Activation.Relu, Pad = 1)]
[Conv2D(64, 3, Activation.Relu, Pad = 1)]
[MaxPool2D(2)]
[Dense(256, Activation.Relu)]
[Dense(10, Activation.Softmax)]
internal sealed partial class SmallVgg : IRepeatable
{
    public void PredictEach(ReadOnlySpan<float> inputs, Span<float> outputs, int calls)
    {
        for (int call = 0; call < calls; call++)
        {
            Predict(Rotation.Row(inputs, call, InputSize), outputs);
        }
    }
}

[NeuralNetwork(49, 10, 1)]
[Conv2D(64, 10, 4, Stride = 2, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activate(Activation.Relu)]
[DepthwiseConv2D(3, Pad = 1, UseBias = false)]
[BatchNorm]
[Activate(Activation.Relu)]
[Conv2D(64, 1, UseBias = false)]
[BatchNorm]
[Activate(Activation.Relu)]
[DepthwiseConv2D(3, Pad = 1, UseBias = false)]
[BatchNorm]
[Activate(Activation.Relu)]
[Conv2D(64, 1, UseBias = false)]
[BatchNorm]
[Activate(Activation.Relu)]
[DepthwiseConv2D(3, Pad = 1, UseBias = false)]
[BatchNorm]
[Activate(Activation.Relu)]
[Conv2D(64, 1, UseBias = false)]
[BatchNorm]
[Activate(Activation.Relu)]
[DepthwiseConv2D(3, Pad = 1, UseBias = false)]
[BatchNorm]
[Activate(Activation.Relu)]
[Conv2D(64, 1, UseBias = false)]
[BatchNorm]
[Activate(Activation.Relu)]
[GlobalAveragePool2D]
[Dense(12, Activation.Softmax)]
internal sealed partial class DsCnn : IRepeatable
{
    public void PredictEach(ReadOnlySpan<float> inputs, Span<float> outputs, int calls)
    {
        for (int call = 0; call < calls; call++)
        {
            Predict(Rotation.Row(inputs, call, InputSize), outputs);
        }
    }
}
