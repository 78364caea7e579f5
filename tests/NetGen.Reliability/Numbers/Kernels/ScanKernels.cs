namespace NetGen.Reliability.Numbers.Kernels;

/// <summary>What looks for values: the first that is not finite, those that are not zero, the largest of a window, the norm.</summary>
internal static class ScanKernels
{
    public static IReadOnlyList<Kernel> All { get; } = [new Scan(), new Active(), new Norm()];

    private sealed class Scan() : Kernel("first value that is not finite")
    {
        public override void Try(Chance chance)
        {
            int length = chance.Happens(0.5) ? chance.Between(1, 200) : chance.Between(1, 5000);
            float[] values = new float[length];
            for (int i = 0; i < length; i++)
            {
                float value = chance.Happens(0.02) ? chance.Of(SpecialValue.All) : Usual(chance);
                values[i] = float.IsFinite(value) ? value : float.MaxValue;
            }

            int expected = -1;
            for (int left = chance.Below(3); left > 0; left--)
            {
                int place = chance.Happens(0.2) ? length - 1 : chance.Below(length);
                values[place] = chance.Of([float.NaN, float.PositiveInfinity, float.NegativeInfinity, BitConverter.UInt32BitsToSingle(0xFFA0_0001)]);
                expected = expected < 0 ? place : Math.Min(expected, place);
            }

            int found = FiniteScan.IndexOfNonFinite(values);
            BrokenPromiseException.Unless(found == expected, () => $"{Name} of {length}: expected position {expected}, but found {found}.");
        }
    }

    private sealed class Active() : Kernel("inputs that are not zero")
    {
        public override void Try(Chance chance)
        {
            int length = chance.Between(1, 300);
            float[] values = new float[length];
            for (int left = chance.Below(length); left > 0; left--)
            {
                values[chance.Below(length)] = chance.Of(SpecialValue.All);
            }

            int[] list = new int[length], expected = [.. Enumerable.Range(0, length).Where(i => values[i] != 0)];
            int count = ActiveInputs.List(values, list), counted = ActiveInputs.Count(values);
            BrokenPromiseException.Unless(
                counted == expected.Length && list.AsSpan(0, count).SequenceEqual(expected),
                () => $"{Name}: expected {string.Join(' ', expected)}, but found {counted}: {string.Join(' ', list.Take(count))}.");
        }
    }

    private sealed class Norm() : Kernel("sum of squares")
    {
        public override void Try(Chance chance)
        {
            float[] values = Spoiled(chance, chance.Between(1, 100));
            double expected = values.Sum(static value => (double)value * value), found = GradientClipping.SumOfSquares(values);
            BrokenPromiseException.Unless(
                double.IsNaN(expected) ? double.IsNaN(found) : expected.Equals(found) || Math.Abs(found - expected) <= 1e-12 * expected,
                () => FormattableString.Invariant($"{Name} of {string.Join(' ', values)}: expected {expected}, but found {found}."));
        }
    }
}
