namespace NetGen.Tests.Numerics;

/// <summary>Distance in units of the last place of the exact result.</summary>
internal static class Ulp
{
    public static double Error(float actual, double exact)
    {
        float nearest = (float)exact;
        if (!float.IsFinite(nearest) || !float.IsFinite(actual))
        {
            return actual.Equals(nearest) ? 0 : double.PositiveInfinity;
        }

        float magnitude = Math.Max(MathF.Abs(nearest), VectorMath.SmallestNormal);
        return Math.Abs(actual - exact) / (MathF.BitIncrement(magnitude) - (double)magnitude);
    }
}
