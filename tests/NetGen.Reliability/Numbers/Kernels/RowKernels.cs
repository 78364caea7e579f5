namespace NetGen.Reliability.Numbers.Kernels;

/// <summary>Losses and normalisations of rows. A special value changes its own row only; the padding after a row changes nothing.</summary>
internal static class RowKernels
{
    public delegate void LossCall(
        ReadOnlySpan<float> z, int pitch, ReadOnlySpan<float> targets, Span<float> outputs, Span<float> losses, int first, int end, int size);

    public static IReadOnlyList<Kernel> All { get; } =
    [
        new LossKernel("softmax cross-entropy", SoftmaxCrossEntropy.Forward, isOneHot: true, static (z, t) => ReferenceMath.SoftmaxCrossEntropy(z, t)),
        new LossKernel("sigmoid cross-entropy", SigmoidCrossEntropy.Forward, isOneHot: true, static (z, t) =>
        {
            double sum = 0;
            for (int i = 0; i < z.Length; i++)
            {
                sum += ReferenceMath.SigmoidCrossEntropy(z[i], t[i]);
            }

            return sum / z.Length;
        }),
        new LossKernel("squared error", SquaredError.Forward, isOneHot: false, static (z, t) =>
        {
            double sum = 0;
            for (int i = 0; i < z.Length; i++)
            {
                sum += (z[i] - t[i]) * (z[i] - t[i]);
            }

            return sum / z.Length;
        }),
        new LossKernel(
            "softmax", static (z, pitch, _, y, losses, first, end, size) => Softmax.Apply(z, pitch, y, first, end, size), isOneHot: true, static (_, _) => 0),
        new LayerNormKernel(),
    ];

    public delegate double Reference(double[] z, double[] t);

    private sealed class LossKernel(string name, LossCall call, bool isOneHot, Reference reference) : Kernel(name)
    {
        public override void Try(Chance chance)
        {
            int rows = chance.Between(1, 20), size = chance.Between(1, 40), pitch = (size + 15) / 16 * 16, spoiled = chance.Below(rows);
            float[] z = Usual(chance, rows * pitch), targets = isOneHot ? new float[rows * size] : Usual(chance, rows * size);
            for (int row = 0; row < rows; row++)
            {
                targets[(row * size) + chance.Below(size)] = 1;
                z.AsSpan((row * pitch) + size, pitch - size).Fill(chance.Of(SpecialValue.All));
            }

            float[] outputs = new float[rows * size], losses = new float[rows], before = new float[rows * size], lossesBefore = new float[rows];
            call(z, pitch, targets, before, lossesBefore, 0, rows, size);
            Spoiled(chance, size).CopyTo(z, spoiled * pitch);
            call(z, pitch, targets, outputs, losses, 0, rows, size);
            for (int row = 0; row < rows; row++)
            {
                int number = row;
                BrokenPromiseException.Unless(
                    row == spoiled || (IsSame(losses[row], lossesBefore[row])
                        && outputs.AsSpan(row * size, size).SequenceEqual(before.AsSpan(row * size, size))),
                    () => $"{Name}: expected row {number} of {rows} to be left alone, but found {losses[number]} in place of {lossesBefore[number]}.");
            }

            float[] own = z[(spoiled * pitch)..((spoiled * pitch) + size)], y = outputs[(spoiled * size)..((spoiled + 1) * size)];
            double[] t = [.. targets.Skip(spoiled * size).Take(size).Select(static target => (double)target)];
            double expected = reference([.. own.Select(static value => (double)value)], t);
            string Row() => FormattableString.Invariant(
                $"{Name} of {string.Join(' ', own)}: expected {expected}, but found {losses[spoiled]}, {string.Join(' ', y)}.");
            if (own.Any(float.IsNaN))
            {
                BrokenPromiseException.Unless(y.Any(float.IsNaN) && (float.IsNaN(losses[spoiled]) || Name == "softmax"), Row);
            }
            else if (own.All(float.IsFinite))
            {
                BrokenPromiseException.Unless(y.All(float.IsFinite) && (expected * size > 1e38 || IsNear(losses[spoiled], expected, 1e-4, 1e-5)), Row);
            }
        }
    }

    /// <summary>Constant rows, which have no variance, and rows with special values.</summary>
    private sealed class LayerNormKernel() : Kernel("layer normalisation")
    {
        private const float Epsilon = 1e-5f;

        public override void Try(Chance chance)
        {
            int rows = chance.Between(2, 9), units = chance.Between(1, 40), pitch = (units + 15) / 16 * 16;
            float[] x = Usual(chance, rows * pitch), gamma = Usual(chance, units), beta = Usual(chance, units);
            float[] before = Apply(x, rows, units, pitch, gamma, beta);
            float constant = chance.Happens(0.5) ? chance.Of(SpecialValue.All) : (float)Math.Pow(10, chance.Between(-10, 10));
            bool isConstant = chance.Happens(0.5);
            for (int i = 0; i < units; i++)
            {
                x[i] = isConstant ? constant : x[i];
            }

            if (!isConstant)
            {
                Spoiled(chance, units).CopyTo(x, 0);
            }

            float[] after = Apply(x, rows, units, pitch, gamma, beta);
            BrokenPromiseException.Unless(
                after.AsSpan(units).SequenceEqual(before.AsSpan(units)), () => "layer normalisation: expected the rows after the first to be left alone.");
            for (int i = 0; i < units; i++)
            {
                int unit = i;
                BrokenPromiseException.Unless(
                    !isConstant || !(Math.Abs(constant) < 1e18f) || IsNear(after[i], beta[i], 1e-3, 1e-4 + (1e-3 * Math.Abs(gamma[i]))),
                    () => FormattableString.Invariant(
                        $"layer normalisation of {units} times {constant}: expected β = {beta[unit]}, but found {after[unit]}."));
                BrokenPromiseException.Unless(
                    float.IsFinite(after[i]) || !x.Take(units).All(static value => Math.Abs(value) < 1e18f),
                    () => FormattableString.Invariant(
                        $"layer normalisation of {string.Join(' ', x.Take(units))}: expected finite results, but found {after[unit]}."));
            }
        }

        private static float[] Apply(float[] x, int rows, int units, int pitch, float[] gamma, float[] beta)
        {
            float[] mean = new float[rows], variance = new float[rows], y = new float[rows * pitch], result = new float[rows * units];
            LayerNormalization.Measure(x, pitch, rows, units, mean, variance);
            LayerNormalization.Apply(x, pitch, rows, units, mean, variance, Epsilon, gamma, beta, y, pitch);
            for (int row = 0; row < rows; row++)
            {
                y.AsSpan(row * pitch, units).CopyTo(result.AsSpan(row * units));
            }

            return result;
        }
    }
}
