namespace NetGen.Integration.Tests.Contract;

/// <summary>Every layer and option the declaration knows, by its documented name.</summary>
[NeuralNetwork(4, 3, 2, Loss = Loss.MeanSquaredError)]
[Standardize]
[Dropout(0.1f)]
[Dense(9, Activation.Relu, Init = Init.He, InitScale = 0.5, BiasInit = 0.1, DropConnect = 0.2)]
[Dense(8, Init = Init.HeUniform)]
[Activate(Activation.LeakyRelu, Alpha = 0.02)]
[Dense(8, Activation.PRelu, Init = Init.Xavier)]
[Dense(8, Activation.RRelu, Init = Init.XavierUniform, Lower = 0.1, Upper = 0.3)]
[Dense(8, Activation.Elu, Init = Init.LeCun, Alpha = 1.0)]
[Dense(8, Activation.Softplus, Init = Init.Normal, Beta = 1.0)]
[Dense(8, Activation.Gelu, Init = Init.Uniform, InitScale = 0.3)]
[Dense(8, Activation.Silu)]
[Dense(8, Activation.Tanh)]
[Dense(8, Activation.Linear)]
[Dense(8, Activation.Sigmoid)]
[Dropout(0.1)]
[Dense(3, Activation.Softmax, Init = Init.Zeros)]
public partial class EveryLayerNet;

/// <summary>The other scaling, and a loss that follows from the last layer.</summary>
[NeuralNetwork(4)]
[MinMaxScale]
[Dense(2, Activation.Sigmoid)]
public partial class MinMaxLabelsNet;

public sealed class LayersTests
{
    [Fact]
    public void NetworkOfEveryLayer_LearnsSomething()
    {
        Dataset data = Samples.Classes(60, EveryLayerNet.InputSize, EveryLayerNet.OutputSize);
        var net = new EveryLayerNet(seed: 1);
        net.Fit(data, new FitOptions { Epochs = 1, Optimizer = new Sgd(1e-9f) });
        double before = net.Evaluate(data).Loss;
        net.Fit(data, new FitOptions { Epochs = 30, Optimizer = new Adam(0.01f) });
        net.Evaluate(data).Loss.ShouldBeLessThan(before);
        MinMaxLabelsNet.StateCount.ShouldBe(8);
    }

    [Fact]
    public void NetworkOfEveryLayer_HasRightGradients()
    {
        Dataset data = Samples.Classes(20, EveryLayerNet.InputSize, EveryLayerNet.OutputSize);
        var net = new EveryLayerNet(seed: 1);
        net.Fit(data, new FitOptions { Epochs = 1 });
        net.CheckGradients(data).MaxRelativeError.ShouldBeLessThan(1e-4);
        net.CheckGradients(data, useDoubleBackward: true).MaxRelativeError.ShouldBeLessThan(1e-5);
    }
}
