namespace NetGen.Integration.Tests.Guides;

[NeuralNetwork(28, 28, 1)]
[Conv2D(16, 3, Padding = Padding.Same, UseBias = false)]    // as large as its input; BatchNorm has a bias of its own
[BatchNorm]                                                 // per channel, over all rows and pixels
[Activate(Activation.Relu)]
[MaxPool2D(2)]
[Conv2D(32, 3, Activation.Relu, Pad = 1)]
[GlobalAveragePool2D]                                       // a vector: the mean of each channel
[Dropout(0.2)]
[Dense(10, Activation.Softmax)]
public partial class ImageGuideNet;

/// <summary>The examples of networks of images in docs/training.md.</summary>
public sealed class ImageGuideTests
{
    [Fact]
    public void NetworkOfImages_HasTheParametersOfItsFilters() =>
        ImageGuideNet.ParameterCount.ShouldBe((16 * 9) + (2 * 16) + (32 * 16 * 9) + 32 + (32 * 10) + 10);
}
