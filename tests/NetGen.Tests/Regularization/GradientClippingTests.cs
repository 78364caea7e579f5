namespace NetGen.Tests.Regularization;

public sealed class GradientClippingTests
{
    [Fact]
    public void ByValue_LimitsBothSigns()
    {
        float[] gradient = [-3, -0.5f, 0, 0.5f, 3];
        GradientClipping.ByValue(gradient, 1);
        gradient.ShouldBe([-1, -0.5f, 0, 0.5f, 1]);
    }

    /// <summary>Lengths around those of vectors: each value has its own square, so one that is left out or counted twice shows.</summary>
    [Fact]
    public void SumOfSquares_CountsEveryValueOnce()
    {
        for (int length = 0; length <= 70; length++)
        {
            float[] gradient = [.. Enumerable.Range(1, length).Select(static value => (float)value)];
            GradientClipping.SumOfSquares(gradient).ShouldBe(gradient.Sum(static value => (double)value * value), $"{length} values");
        }
    }
}
