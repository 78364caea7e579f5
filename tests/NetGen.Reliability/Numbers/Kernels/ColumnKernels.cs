namespace NetGen.Reliability.Numbers.Kernels;

/// <summary>Sums and limits of columns. A special value changes its own column only.</summary>
internal static class ColumnKernels
{
    public static IReadOnlyList<Kernel> All { get; } = [new ColumnSum(), new NormLimit()];

    private sealed class ColumnSum() : Kernel("sums of columns")
    {
        public override void Try(Chance chance)
        {
            int rows = chance.Between(1, 30), columns = chance.Between(1, 40), pitch = (columns + 15) / 16 * 16;
            float[] values = Usual(chance, rows * pitch), before = new float[columns], after = new float[columns];
            ColumnSums.Sum(values, pitch, rows, 0, columns, before);
            int column = chance.Below(columns);
            float value = values[(chance.Below(rows) * pitch) + column] = chance.Of(SpecialValue.All);
            ColumnSums.Sum(values, pitch, rows, 0, columns, after);
            for (int i = 0; i < columns; i++)
            {
                int place = i;
                BrokenPromiseException.Unless(
                    i == column ? float.IsFinite(value) || !float.IsFinite(after[i]) : IsSame(after[i], before[i]),
                    () => FormattableString.Invariant(
                        $"sum of column {place} with {value} in column {column}: found {after[place]} in place of {before[place]}."));
            }
        }
    }

    /// <summary>The norm is at most the limit also where squares are beyond the floats, and columns that are not finite keep their bits.</summary>
    private sealed class NormLimit() : Kernel("limit of norms")
    {
        public override void Try(Chance chance)
        {
            int width = chance.Of([8, 16, 32]), inputs = chance.Between(1, 20);
            float limit = chance.Of([1f, 3f, 1e-3f, 1e-25f, 1e25f, float.Epsilon, float.MaxValue]);
            float[] panel = Spoiled(chance, width * inputs), limited = [.. panel];
            if (chance.Happens(0.3))
            {
                Array.Fill(limited, chance.Of(SpecialValue.All));
                panel = [.. limited];
            }

            MaxNormConstraint.Limit(limited, width, limit);
            for (int column = 0; column < width; column++)
            {
                double before = Norm(panel, width, column), after = Norm(limited, width, column);
                int place = column;
                string Message() => FormattableString.Invariant($"limit of {limit} on column {place} of norm {before}: found norm {after}.");
                if (!double.IsFinite(before) || before <= limit * (1 - 1e-5))
                {
                    for (int i = column; i < panel.Length; i += width)
                    {
                        BrokenPromiseException.Unless(IsSame(limited[i], panel[i]), Message);
                    }
                }
                else
                {
                    // Below the smallest normal number a float has few digits.
                    BrokenPromiseException.Unless(after <= (limit * (1 + 1e-5)) + 1e-37 && (after >= (limit * (1 - 1e-4)) - 1e-37 || before < limit), Message);
                }
            }
        }

        private static double Norm(float[] panel, int width, int column)
        {
            double squares = 0;
            for (int i = column; i < panel.Length; i += width)
            {
                squares += (double)panel[i] * panel[i];
            }

            return Math.Sqrt(squares);
        }
    }
}
