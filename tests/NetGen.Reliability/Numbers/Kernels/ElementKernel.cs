namespace NetGen.Reliability.Numbers.Kernels;

/// <summary>A function of up to three values, lane by lane.</summary>
/// <param name="name">Its name.</param>
/// <param name="operands">Number of operands.</param>
/// <param name="call">The kernel.</param>
/// <param name="reference">The function in double; NaN where it has no reference.</param>
/// <param name="relative">The relative error that is allowed.</param>
/// <param name="absolute">The absolute error that is allowed.</param>
/// <param name="nanOperands">How many operands make the result NaN by being NaN; all by default.</param>
internal sealed class ElementKernel(
    string name, int operands, ElementKernels.Call call, Func<double, double, double, double> reference, double relative, double absolute = 1e-29,
    int nanOperands = 3) : Kernel(name)
{
    private const float Sentinel = 12345.5f;

    public override void Try(Chance chance)
    {
        int length = chance.Between(1, 70);
        float[] a = Spoiled(chance, length), b = operands > 1 ? Spoiled(chance, length) : a, c = operands > 2 ? Spoiled(chance, length) : b;
        float[] y = new float[length + 16];
        y.AsSpan(length).Fill(Sentinel);
        call(a, b, c, y.AsSpan(0, length));
        Span<float> alone = stackalloc float[1];
        for (int i = 0; i < length; i++)
        {
            call([a[i]], [b[i]], [c[i]], alone);
            float found = y[i], expectedBits = alone[0];
            (float x1, float x2, float x3) = (a[i], b[i], c[i]);
            BrokenPromiseException.Unless(IsSame(found, expectedBits), () => Message(expectedBits));
            bool mustBeNaN = float.IsNaN(x1) || (nanOperands > 1 && float.IsNaN(x2)) || (nanOperands > 2 && float.IsNaN(x3));
            BrokenPromiseException.Unless(float.IsNaN(found) || !mustBeNaN, () => Message(float.NaN));
            if (float.IsFinite(x1) && float.IsFinite(x2) && float.IsFinite(x3))
            {
                double expected = reference(x1, x2, x3);
                BrokenPromiseException.Unless(IsNear(found, expected, relative, absolute), () => Message(expected));
            }

            string Message(double expected) => FormattableString.Invariant(
                $"{Name}({x1}, {x2}, {x3}) in lane {Array.IndexOf(y, found)} of {length}: expected {expected}, but found {found}.");
        }

        BrokenPromiseException.Unless(y.AsSpan(length).IndexOfAnyExcept(Sentinel) < 0, () => $"{Name}: expected nothing to be written after {length} values.");
    }
}
