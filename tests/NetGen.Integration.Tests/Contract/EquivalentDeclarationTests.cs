namespace NetGen.Integration.Tests.Contract;

[NeuralNetwork(6)]
[Dense(5, Activation.Relu)]
[Dense(4, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
internal sealed partial class InOneAttributeNet;

[NeuralNetwork(6)]
[Dense(5)]
[Dropout(0.5)]
[Activate(Activation.Relu)]
[Dense(4)]
[Activate(Activation.Tanh)]
[Dense(3)]
[Activate(Activation.Softmax)]
internal sealed partial class InTwoAttributesNet;

public sealed class EquivalentDeclarationTests
{
    [Fact]
    public void ActivationInAnAttributeOfItsOwn_StartsTheSame()
    {
        new InTwoAttributesNet(seed: 3).Parameters().ShouldHaveTheBitsOf(new InOneAttributeNet(seed: 3).Parameters());

        // He for the first, Xavier for the others: σ of 5 x 6 weights lies nearer to √(2/6) = 0.58 than to √(2/11) = 0.43.
        float[] weights = [.. Enumerable.Range(0, 200).SelectMany(seed => new InTwoAttributesNet(seed).Parameters()[..30])];
        Math.Sqrt(weights.Average(static weight => weight * weight)).ShouldBe(Math.Sqrt(2.0 / 6), 0.01);
    }
}
