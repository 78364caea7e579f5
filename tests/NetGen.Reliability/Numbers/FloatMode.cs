using System.Runtime.CompilerServices;

namespace NetGen.Reliability.Numbers;

/// <summary>How the current thread computes: with denormals, and rounding to the nearest. .NET cannot read the register that says so.</summary>
internal static class FloatMode
{
    public static void RequireUntouched(string after)
    {
        float denormal = Half(VectorMath.SmallestNormal), third = Divide(1, 3), minus = Divide(-1, 3);
        BrokenPromiseException.Unless(
            denormal != 0 && denormal + denormal == VectorMath.SmallestNormal && Half(Half(denormal)) > 0 && third == 0.33333334f && minus == -0.33333334f,
            () => FormattableString.Invariant($"Expected denormals and rounding to the nearest after {after}, but found {denormal}, {third} and {minus}."));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static float Half(float value) => value * 0.5f;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static float Divide(float a, float b) => a / b;
}
