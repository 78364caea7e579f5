namespace NetGen.Tests.Initialization;

/// <summary>Start weights against the distributions of the papers; a layer of 240 units with 160 inputs.</summary>
public sealed class InitializerTests
{
    private const int Units = 240, Inputs = 160, Panel = 16, Stride = Panel * (Inputs + 1);

    /// <summary>Standard deviation, and whether the distribution is normal rather than uniform.</summary>
    public static TheoryData<Init, double, bool> Distributions => new()
    {
        { Init.He, Math.Sqrt(2.0 / Inputs), true },
        { Init.Xavier, Math.Sqrt(2.0 / (Inputs + Units)), true },
        { Init.LeCun, Math.Sqrt(1.0 / Inputs), true },
        { Init.Normal, 1, true },
        { Init.HeUniform, Math.Sqrt(2.0 / Inputs), false },
        { Init.XavierUniform, Math.Sqrt(2.0 / (Inputs + Units)), false },
        { Init.Uniform, 1 / Math.Sqrt(3), false },
    };

    [Theory]
    [MemberData(nameof(Distributions))]
    public void EveryDistribution_HasItsMeanDeviationAndRange(Init init, double deviation, bool isNormal)
    {
        double[] weights = Draw(init, scale: 0.5);
        deviation *= 0.5;

        // Four deviations of a mean and of a mean square over 38,400 values; the fourth moment is 3σ⁴ of a normal and 1.8σ⁴ of a uniform.
        double few = 4 / Math.Sqrt(weights.Length);
        weights.Average().ShouldBe(0, few * deviation);
        weights.Average(static weight => weight * weight).ShouldBe(deviation * deviation, few * Math.Sqrt(isNormal ? 2 : 0.8) * deviation * deviation);

        double largest = weights.Max(Math.Abs), edge = Math.Sqrt(3) * deviation;
        if (isNormal)
        {
            largest.ShouldBeInRange(3.5 * deviation, 6 * deviation);
        }
        else
        {
            largest.ShouldBeInRange(0.999 * edge, edge);
        }
    }

    [Fact]
    public void Zeros_AreZeroWhateverTheScale() => Draw(Init.Zeros, scale: 3).ShouldAllBe(static weight => weight == 0);

    private static double[] Draw(Init init, double scale)
    {
        var tensor = new TensorInfo
        {
            Name = "0.weight", Role = TensorRole.Weight, Rows = Units, Columns = Inputs, Offset = Panel, PanelWidth = Panel, PanelStride = Stride,
            Init = init, InitScale = scale
        };
        var info = new NetworkInfo
        {
            Name = "Wide",
            InputSize = Inputs,
            OutputSize = Units,
            Loss = Loss.MeanSquaredError,
            OutputActivation = Activation.Linear,
            Layers = [],
            Tensors = [tensor],
            PackedLength = tensor.PanelCount * Stride,
            WorkspacePerRow = 0,
            WorkspaceFixed = 0,
        };
        float[] packed = new float[info.PackedLength];
        Initializer.Fill(info, packed, seed: 1);
        return
        [
            .. from unit in Enumerable.Range(0, Units)
               from input in Enumerable.Range(0, Inputs)
               select (double)packed[tensor.IndexOf(unit, input)],
        ];
    }
}
