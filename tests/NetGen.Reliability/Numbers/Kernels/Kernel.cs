namespace NetGen.Reliability.Numbers.Kernels;

/// <summary>A piece of arithmetic of the runtime that is called directly.</summary>
/// <param name="name">Its name in reports.</param>
internal abstract class Kernel(string name)
{
    public string Name { get; } = name;

    public static IReadOnlyList<Kernel> All { get; } =
        [.. ElementKernels.All, .. RuleKernels.All, .. RowKernels.All, .. ColumnKernels.All, .. ScanKernels.All];

    /// <summary>Calls it with random values, some of them special, and compares.</summary>
    public abstract void Try(Chance chance);

    /// <summary>An ordinary number.</summary>
    public static float Usual(Chance chance) => (float)((chance.Unit() - 0.5) * Math.Pow(10, chance.Between(-3, 1)));

    public static float[] Usual(Chance chance, int count) => [.. Enumerable.Range(0, count).Select(_ => Usual(chance))];

    /// <summary>Ordinary numbers with special ones at some positions, the last one often among them.</summary>
    public static float[] Spoiled(Chance chance, int count)
    {
        float[] values = Usual(chance, count);
        for (int left = chance.Between(0, 3); left > 0; left--)
        {
            values[chance.Happens(0.3) ? count - 1 : chance.Below(count)] = chance.Of(SpecialValue.All);
        }

        return values;
    }

    /// <summary>The same bits, or both NaN.</summary>
    public static bool IsSame(float a, float b) =>
        BitConverter.SingleToUInt32Bits(a) == BitConverter.SingleToUInt32Bits(b) || (float.IsNaN(a) && float.IsNaN(b));

    /// <summary>Whether a result is a number in double, up to rounding and to what is flushed to zero or is beyond the floats.</summary>
    public static bool IsNear(float found, double expected, double relative, double absolute = 1e-29) =>
        Math.Abs(expected) > 1e38 || double.IsNaN(expected) || Math.Abs(found - expected) <= (relative * Math.Abs(expected)) + absolute;
}
