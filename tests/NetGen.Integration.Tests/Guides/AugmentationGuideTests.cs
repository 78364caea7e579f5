namespace NetGen.Integration.Tests.Guides;

/// <summary>Reads images of digits.</summary>
[NeuralNetwork(28, 28, 1)]
[Dense(10, Activation.Softmax)]
internal sealed partial class DigitImageNet;

public sealed class AugmentationGuideTests
{
    [Fact]
    public void Augmentation()
    {
        Dataset train = Samples.Classes(40, 784, 10);
        var net = new DigitImageNet(seed: 1);
        net.Fit(train, new FitOptions
        {
            Augmentation = new ImageAugmentation
            {
                Shift = 2, Rotation = 10, Scale = 0.1f, Shear = 5,             // pixels, degrees, share, degrees: the largest, either way
                Elastic = new ElasticDeformation(alpha: 34, sigma: 4),         // Simard, Steinkraus and Platt, ICDAR 2003
                Noise = 0.05f,                                                 // standard deviation
            },
        });
        net.Evaluate(train).Loss.ShouldBeGreaterThan(0);
    }
}
