namespace NetGen.Benchmarks.Nets;

// The loop over single samples lies in every class itself, so that it calls the concrete type directly, as a program does that uses one network.

[NeuralNetwork(2)]
[Dense(8, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
internal sealed partial class Net2x8x1 : IRepeatable
{
    public void PredictEach(ReadOnlySpan<float> inputs, Span<float> outputs, int calls)
    {
        for (int call = 0; call < calls; call++)
        {
            Predict(Rotation.Row(inputs, call, InputSize), outputs);
        }
    }
}

[NeuralNetwork(4)]
[Dense(16, Activation.Relu)]
[Dense(3, Activation.Softmax)]
internal sealed partial class Net4x16x3 : IRepeatable
{
    public void PredictEach(ReadOnlySpan<float> inputs, Span<float> outputs, int calls)
    {
        for (int call = 0; call < calls; call++)
        {
            Predict(Rotation.Row(inputs, call, InputSize), outputs);
        }
    }
}

[NeuralNetwork(16)]
[Dense(64, Activation.Relu)]
[Dense(32, Activation.Relu)]
[Dense(10, Activation.Softmax)]
internal sealed partial class Net16x64x32x10 : IRepeatable
{
    public void PredictEach(ReadOnlySpan<float> inputs, Span<float> outputs, int calls)
    {
        for (int call = 0; call < calls; call++)
        {
            Predict(Rotation.Row(inputs, call, InputSize), outputs);
        }
    }
}

[NeuralNetwork(784)]
[Dense(128, Activation.Relu)]
[Dense(10, Activation.Softmax)]
internal sealed partial class Net784x128x10 : IRepeatable
{
    public void PredictEach(ReadOnlySpan<float> inputs, Span<float> outputs, int calls)
    {
        for (int call = 0; call < calls; call++)
        {
            Predict(Rotation.Row(inputs, call, InputSize), outputs);
        }
    }
}

[NeuralNetwork(784)]
[Dense(300, Activation.Relu)]
[Dense(100, Activation.Relu)]
[Dense(10, Activation.Softmax)]
internal sealed partial class Net784x300x100x10 : IRepeatable
{
    public void PredictEach(ReadOnlySpan<float> inputs, Span<float> outputs, int calls)
    {
        for (int call = 0; call < calls; call++)
        {
            Predict(Rotation.Row(inputs, call, InputSize), outputs);
        }
    }
}

[NeuralNetwork(784)]
[Dense(512, Activation.Relu)]
[Dense(256, Activation.Relu)]
[Dense(10, Activation.Softmax)]
internal sealed partial class Net784x512x256x10 : IRepeatable
{
    public void PredictEach(ReadOnlySpan<float> inputs, Span<float> outputs, int calls)
    {
        for (int call = 0; call < calls; call++)
        {
            Predict(Rotation.Row(inputs, call, InputSize), outputs);
        }
    }
}

[NeuralNetwork(784)]
[Dense(2500, Activation.Relu)]
[Dense(2000, Activation.Relu)]
[Dense(1500, Activation.Relu)]
[Dense(1000, Activation.Relu)]
[Dense(500, Activation.Relu)]
[Dense(10, Activation.Softmax)]
internal sealed partial class NetOfSixLayers : IRepeatable
{
    public void PredictEach(ReadOnlySpan<float> inputs, Span<float> outputs, int calls)
    {
        for (int call = 0; call < calls; call++)
        {
            Predict(Rotation.Row(inputs, call, InputSize), outputs);
        }
    }
}
