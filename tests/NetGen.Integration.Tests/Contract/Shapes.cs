using NetGen;

/// <summary>In the global namespace.</summary>
[NeuralNetwork(3)]
[Dense(2)]
public partial class GlobalNet;

namespace NetGen.Integration.Tests.Contract
{
    [NeuralNetwork(3)]
    [Dense(2)]
    internal partial class InternalNet;

    [NeuralNetwork(3)]
    [Dense(2)]
    public sealed partial class SealedNet;

    public static partial class Outer
    {
        [NeuralNetwork(3)]
        [Dense(2)]
        public partial class NestedNet;
    }

    public sealed class ShapesTests
    {
        [Fact]
        public void ClassOfAnyShape_TrainsAndPredicts()
        {
            TrainsAndPredicts<GlobalNet>();
            TrainsAndPredicts<InternalNet>();
            TrainsAndPredicts<SealedNet>();
            TrainsAndPredicts<Outer.NestedNet>();
        }

        private static void TrainsAndPredicts<T>()
            where T : INeuralNetwork<T>
        {
            Dataset data = Samples.Values(20, 3, 2);
            T network = T.Create(1);
            double before = network.Evaluate(data).Loss;
            network.Fit(data);
            network.Evaluate(data).Loss.ShouldBeLessThan(before);
            float[] output = new float[2];
            network.Predict([1, 2, 3], output);
            output.ShouldAllBe(value => float.IsFinite(value));
        }
    }
}
