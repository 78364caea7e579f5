namespace NetGen.Integration.Tests.Generalising;

/// <summary>How the penalties of others are written as L2 here, as docs/training.md says it.</summary>
public sealed class PenaltyScaleTests
{
    /// <summary>Columns of mean zero that are orthogonal: the solution of a ridge regression is then Σxy / (Σx² + alpha) for each.</summary>
    private static readonly float[] s_x = [1, 1, 1, -1, -1, 1, -1, -1];
    private static readonly float[] s_y = [3, 1, -1, -2];

    [Fact]
    public void AlphaOfRidge_IsTwiceItselfOverTheRows()
    {
        const float alpha = 3;
        var data = new Dataset(s_x, 2, s_y, 1);
        var net = new PlaneNet(seed: 1);
        net.Fit(data, new FitOptions { Epochs = 400, BatchSize = int.MaxValue, Optimizer = new Sgd(0.1f), L2 = 2 * alpha / data.Count });
        net.Parameters().ShouldBeNear([7 / (4.0 + alpha), 3 / (4.0 + alpha), 0.25], 1e-5);
    }

    /// <summary>Where the gradient of ½·‖w‖² + C·Σ loss is zero, the logistic regression with that C has its solution.</summary>
    [Fact]
    public void InverseStrengthC_EqualsAnL2OfOneOverCTimesRows()
    {
        const float c = 0.5f;
        float[] x = [-2, -1, 0.5f, 1, 2, 3], t = [0, 0, 1, 0, 1, 1];
        var net = new SigmoidUnitNet(seed: 1);
        net.Fit(new Dataset(x, 1, t, 1), new FitOptions { Epochs = 4000, BatchSize = int.MaxValue, Optimizer = new Sgd(0.5f), L2 = 1 / (c * x.Length) });
        double w = net.Parameters()[0], b = net.Parameters()[1];
        double[] error = [.. x.Zip(t, (value, target) => (1 / (1 + Math.Exp(-((w * value) + b)))) - target)];
        (w + (c * error.Zip(x, static (e, value) => e * value).Sum())).ShouldBe(0, 1e-4);
        error.Sum().ShouldBe(0, 1e-4);
    }
}
