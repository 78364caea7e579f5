using NetGen.Tests.Numerics;

namespace NetGen.Tests.Regularization;

public class MaxNormConstraintTests
{
    public static TheoryData<int, int> Panels => Combinations.Of([8, 16, 32, 64], [1, 2, 7, 300]);

    [Theory]
    [MemberData(nameof(Panels))]
    public void ColumnsAboveTheLimit_AreScaledToIt_AndOthersKeepTheirBits(int width, int inputs)
    {
        // Columns of very different length; the last three lanes are padding.
        float[] panel = [.. Enumerable.Range(0, inputs * width).Select(k => k % width >= width - 3 ? 0 : (float)Math.Sin(1.3 * k) * (k % width))];
        const float limit = 3;
        var limited = new Guarded(panel);
        MaxNormConstraint.Limit(limited.Span, width, limit);
        limited.ShouldBeIntact();
        int scaled = 0;
        for (int column = 0; column < width; column++)
        {
            double norm = Math.Sqrt(Enumerable.Range(0, inputs).Sum(i => Math.Pow(panel[(i * width) + column], 2)));
            scaled += norm > limit ? 1 : 0;
            for (int i = 0; i < inputs; i++)
            {
                float before = panel[(i * width) + column], after = limited[(i * width) + column];
                if (norm > limit)
                {
                    ((double)after).ShouldBe(before * limit / norm, 2e-6 * limit);
                }
                else
                {
                    after.ShouldBe(before);
                }
            }
        }

        scaled.ShouldBeInRange(1, width - 4);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void ColumnWithANonFiniteNorm_IsNotChanged(float value)
    {
        float[] panel = new float[2 * 8];
        (panel[1], panel[9], panel[2], panel[10]) = (value, 7, 30, 40);
        MaxNormConstraint.Limit(panel, 8, 5);
        panel[1].ShouldBe(value);
        panel[9].ShouldBe(7);
        panel[2].ShouldBe(3, 1e-6f);
        panel[10].ShouldBe(4, 1e-6f);
    }

    /// <summary>In any two columns: vectors compare halves, and the larger of a number and NaN may be NaN or dropped.</summary>
    [Fact]
    public void ColumnWithNaN_LeavesNoOtherColumnTooLong()
    {
        foreach (int width in (int[])[8, 16])
        {
            for (int bad = 0; bad < width; bad++)
            {
                for (int large = 0; large < width; large++)
                {
                    float[] panel = new float[2 * width];
                    (panel[large], panel[width + large], panel[bad]) = (30, 40, bad == large ? 30 : float.NaN);
                    MaxNormConstraint.Limit(panel, width, 5);
                    panel[large].ShouldBe(3, 1e-6f, $"NaN in column {bad} of {width}");
                }
            }
        }
    }

    /// <summary>Weights whose squares are no floats, and limits whose squares are none.</summary>
    [Theory]
    [InlineData(1e30f, 5)]
    [InlineData(float.MaxValue, 1e25f)]
    [InlineData(3e-20f, 1e-25f)]
    public void SquaresBeyondTheFloats_DoNotSwitchTheLimitOff(float weight, float limit)
    {
        float[] panel = new float[2 * 8];
        (panel[1], panel[9], panel[2]) = (weight, -weight, limit / 2);
        MaxNormConstraint.Limit(panel, 8, limit);
        ((double)panel[1]).ShouldBe(limit / Math.Sqrt(2), 1e-6 * limit);
        panel[9].ShouldBe(-panel[1]);
        panel[2].ShouldBe(limit / 2);
    }
}
