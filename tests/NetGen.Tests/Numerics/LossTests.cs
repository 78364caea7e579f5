namespace NetGen.Tests.Numerics;

public class LossTests
{
    private delegate void ForwardPass(
        ReadOnlySpan<float> z, int pitch, ReadOnlySpan<float> targets, Span<float> outputs, Span<float> losses, int first, int end, int size);

    public static TheoryData<int> Sizes => [1, 2, 3, 7, 8, 9, 10, 15, 16, 17, 31, 33];

    /// <summary>In one vector where they fit, and what they are padded with has no say.</summary>
    [Theory]
    [InlineData(1, 8)]
    [InlineData(8, 8)]
    [InlineData(9, 16)]
    [InlineData(10, 16)]
    [InlineData(16, 16)]
    [InlineData(20, 32)]
    public void SoftmaxOfOneSample_IsThatOfARow(int size, int padded)
    {
        foreach (float padding in new[] { 0, 1e30f, float.NaN })
        {
            float[] z = [.. Enumerable.Range(0, padded).Select(i => i < size ? MathF.Sin(3 * i) * 20 : padding)];
            float[] row = new float[size], sample = new float[size];
            Softmax.Apply(z, padded, row, 0, 1, size);
            Softmax.ApplyToSample(z, sample);
            for (int i = 0; i < size; i++)
            {
                sample[i].ShouldBe(row[i], 1e-6f * row[i]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Forward_IsTheLossInDouble(int size)
    {
        foreach (int pitch in new[] { size, size + 5, (size + 15) / 16 * 16 })
        {
            Run(SoftmaxCrossEntropy.Forward, size, pitch, ReferenceMath.SoftmaxCrossEntropy, ReferenceMath.Softmax);
            Run(SigmoidCrossEntropy.Forward, size, pitch, Mean(ReferenceMath.SigmoidCrossEntropy), Each(ReferenceMath.Sigmoid));
            Run(SquaredError.Forward, size, pitch, Mean((z, t) => (z - t) * (z - t)), Each(z => z));
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Gradient_IsTheCentralDifferenceOfTheLoss(int size)
    {
        CheckGradient(SoftmaxCrossEntropy.Forward, size, 1, ReferenceMath.SoftmaxCrossEntropy);
        CheckGradient(SigmoidCrossEntropy.Forward, size, 1f / size, Mean(ReferenceMath.SigmoidCrossEntropy));
        CheckGradient(SquaredError.Forward, size, 2f / size, Mean((z, t) => (z - t) * (z - t)));
    }

    /// <summary>Kernels read whole vectors, so NaN in the padding would reach other rows.</summary>
    [Theory]
    [MemberData(nameof(Sizes))]
    public void GradientThatIsNotANumber_StaysOutOfThePadding(int size)
    {
        int pitch = size + 19;
        float[] y = new float[size], dy = new float[pitch], dz = new float[pitch];
        Array.Fill(y, 1f / size);
        dy[0] = float.NaN;
        Softmax.Backward(dy, y, dz, pitch, 0, 1, size);
        dz.Take(size).ShouldAllBe(static value => float.IsNaN(value));
        dz.Skip(size).ShouldAllBe(static value => value == 0);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void SoftmaxJacobian_IsTheCentralDifference(int size)
    {
        int pitch = size + 3;
        float[] z = Values(2 * pitch, 1), y = new float[2 * size], dy = Values(2 * pitch, 5);
        Softmax.Apply(z, pitch, y, 0, 2, size);
        Guarded dz = new(dy);
        Softmax.Backward(dz.Span, y, dz.Span, pitch, 1, 2, size);
        dz.ShouldBeIntact();
        dz.Span[..pitch].ToArray().ShouldBe(dy[..pitch], "row 0 is not in the range");
        for (int i = 0; i < size; i++)
        {
            double difference = CentralDifference(Row(z, pitch, size), i, logits =>
            {
                double[] p = new double[size];
                ReferenceMath.Softmax(logits, p);
                return p.Select((value, k) => value * dy[pitch + k]).Sum();
            });
            ((double)dz[pitch + i]).ShouldBe(difference, 1e-6);
        }

        dz.Span[(pitch + size)..].ToArray().ShouldAllBe(v => BitConverter.SingleToUInt32Bits(v) == 0);
    }

    [Fact]
    public void ExtremeLogits_GiveFiniteLosses()
    {
        float[] largest = [float.MaxValue, float.MinValue, 0];
        float[] outputs = new float[3], losses = new float[1];
        foreach (float[] z in new float[][] { [1000, 1000, 999], [1e4f, -1e4f, 0], [-1e4f, -1e4f, -1e4f], largest })
        {
            foreach (float[] t in new float[][] { [1, 0, 0], [0, 1, 0], [0.2f, 0.3f, 0.5f] })
            {
                SoftmaxCrossEntropy.Forward(z, 3, t, outputs, losses, 0, 1, 3);
                CheckRow(outputs, losses[0], sum: 1);
                if (z != largest)
                {
                    ((double)losses[0]).ShouldBe(ReferenceMath.SoftmaxCrossEntropy(Doubles(z), Doubles(t)), 1e-6 * Math.Max(1, losses[0]));
                    SigmoidCrossEntropy.Forward(z, 3, t, outputs, losses, 0, 1, 3);
                    CheckRow(outputs, losses[0], sum: null);
                    ((double)losses[0]).ShouldBe(Mean(ReferenceMath.SigmoidCrossEntropy)(Doubles(z), Doubles(t)), 1e-6 * Math.Max(1, losses[0]));
                }
            }
        }

        SoftmaxCrossEntropy.Forward([1000, 1000, 999], 3, [1, 0, 0], outputs, losses, 0, 1, 3);
        ((double)outputs[0]).ShouldBe(1 / (2 + Math.Exp(-1)), 1e-7);

        static void CheckRow(float[] outputs, float loss, double? sum)
        {
            outputs.ShouldAllBe(y => y >= 0 && y <= 1 && !float.IsSubnormal(y));
            float.IsFinite(loss).ShouldBeTrue();
            loss.ShouldBeGreaterThanOrEqualTo(0);
            if (sum is double expected)
            {
                outputs.Sum(y => (double)y).ShouldBe(expected, 1e-6);
            }
        }
    }

    [Fact]
    public void ConfidentAndRight_LossKeepsItsDigits()
    {
        float[] outputs = new float[2], losses = new float[1];
        SigmoidCrossEntropy.Forward([30], 1, [1], outputs, losses, 0, 1, 1);
        ((double)losses[0]).ShouldBe(Math.Exp(-30), 1e-6 * Math.Exp(-30));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(9)]
    public void NotANumberLogit_GivesNotANumber(int at)
    {
        float[] z = Values(30, 1), t = new float[30], outputs = new float[30], losses = new float[3];
        z[10 + at] = float.NaN;
        t[10] = 1;
        foreach (ForwardPass forward in new ForwardPass[] { SoftmaxCrossEntropy.Forward, SigmoidCrossEntropy.Forward, SquaredError.Forward })
        {
            forward(z, 10, t, outputs, losses, 0, 3, 10);
            losses.Select(float.IsNaN).ShouldBe([false, true, false]);
            float.IsNaN(outputs[10 + at]).ShouldBeTrue();
        }

        SoftmaxCrossEntropy.Forward(z, 10, t, outputs, losses, 0, 3, 10);
        outputs.Select(float.IsNaN).ShouldBe(Enumerable.Range(0, 30).Select(i => i is >= 10 and < 20));
    }

    [Fact]
    public void OutputMinusTarget_ClearsPaddingAndNegligibleValues()
    {
        Guarded dz = new(2 * 16, fill: 5);
        float[] y = [.. Enumerable.Repeat(0.5f, 10), 1e-31f, -1e-31f, 3, float.NaN, 1, 1, 1, 1, 1, 1], t = new float[20];
        OutputMinusTarget.Backward(y, t, [], dz.Span, 16, 0.5f, 1, 2, 10);
        dz.ShouldBeIntact();
        dz.Span[..16].ToArray().ShouldAllBe(v => v == 5);
        dz.Span[16..].ToArray().ShouldBe([0, -0f, 1.5f, float.NaN, .5f, .5f, .5f, .5f, .5f, .5f, 0, 0, 0, 0, 0, 0]);
    }

    [Fact]
    public void OutputMinusTarget_CountsEachRowByItsWeight()
    {
        foreach (int size in new[] { 1, 3, 10, 17 })
        {
            const int rows = 4;
            int pitch = (size + 7) / 8 * 8;
            float[] y = Values(rows * size, 1), t = Values(rows * size, 5), weights = [0.5f, 0, 2, 1.25f];
            Guarded dz = new(rows * pitch, fill: 5);
            OutputMinusTarget.Backward(y, t, weights, dz.Span, pitch, 0.25f, 0, rows, size);
            dz.ShouldBeIntact();
            for (int k = 0; k < rows * pitch; k++)
            {
                (int row, int i) = (k / pitch, k % pitch);
                double expected = i < size ? ((double)y[(row * size) + i] - t[(row * size) + i]) * 0.25 * weights[row] : 0;
                ((double)dz[k]).ShouldBe(expected, 1e-6, $"value {i} of row {row}");
            }
        }
    }

    private static void Run(ForwardPass forward, int size, int pitch, LossOfRow loss, OutputsOfRow outputsOf)
    {
        const int rows = 4;
        float[] z = Values(rows * pitch, 1), t = [.. Values(rows * size, 9).Select(v => Math.Abs(v) / (3 * size))];
        for (int row = 0; row < rows; row++)
        {
            z.AsSpan((row * pitch) + size, pitch - size).Fill(float.NaN); // padding has no say
        }

        Guarded outputs = new(rows * size, fill: 7), losses = new(rows, fill: 7);
        forward(z, pitch, t, outputs.Span, losses.Span, 1, 3, size);
        outputs.ShouldBeIntact();
        losses.ShouldBeIntact();
        for (int row = 0; row < rows; row++)
        {
            bool inRange = row is 1 or 2;
            double[] logits = Doubles(z.AsSpan(row * pitch, size)), y = new double[size];
            outputsOf(logits, y);
            ((double)losses[row]).ShouldBe(inRange ? loss(logits, Doubles(t.AsSpan(row * size, size))) : 7, 1e-5);
            for (int i = 0; i < size; i++)
            {
                ((double)outputs[(row * size) + i]).ShouldBe(inRange ? y[i] : 7, 1e-6);
            }
        }
    }

    private static void CheckGradient(ForwardPass forward, int size, float scale, LossOfRow loss)
    {
        float[] z = Values(size, 1), t = [.. Values(size, 9).Select(Math.Abs)], outputs = new float[size], losses = new float[1], dz = new float[size];
        float sum = t.Sum();
        t = [.. t.Select(v => v / sum)];
        forward(z, size, t, outputs, losses, 0, 1, size);
        OutputMinusTarget.Backward(outputs, t, [], dz, size, scale, 0, 1, size);
        for (int i = 0; i < size; i++)
        {
            ((double)dz[i]).ShouldBe(CentralDifference(Doubles(z), i, x => loss(x, Doubles(t))), 2e-6);
        }
    }

    private static double CentralDifference(double[] x, int i, Func<double[], double> f)
    {
        const double h = 1e-5;
        double kept = x[i];
        x[i] = kept + h;
        double above = f(x);
        x[i] = kept - h;
        double below = f(x);
        x[i] = kept;
        return (above - below) / (2 * h);
    }

    private static LossOfRow Mean(Func<double, double, double> loss) => (z, t) =>
    {
        double sum = 0;
        for (int i = 0; i < z.Length; i++)
        {
            sum += loss(z[i], t[i]);
        }

        return sum / z.Length;
    };

    private static OutputsOfRow Each(Func<double, double> f) => (z, y) =>
    {
        for (int i = 0; i < z.Length; i++)
        {
            y[i] = f(z[i]);
        }
    };

    private static double[] Row(float[] z, int pitch, int size) => Doubles(z.AsSpan(pitch, size));

    private static double[] Doubles(ReadOnlySpan<float> values)
    {
        double[] result = new double[values.Length];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = values[i];
        }

        return result;
    }

    private static float[] Values(int count, int seed) => [.. Enumerable.Range(0, count).Select(i => 3 * (float)Math.Sin((1.3 * i) + seed))];

    private delegate double LossOfRow(ReadOnlySpan<double> z, ReadOnlySpan<double> t);

    private delegate void OutputsOfRow(ReadOnlySpan<double> z, Span<double> y);
}
