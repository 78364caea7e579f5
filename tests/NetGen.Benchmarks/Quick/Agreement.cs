namespace NetGen.Benchmarks.Quick;

/// <summary>No time counts for anything before both sides have computed the same.</summary>
internal static class Agreement
{
    private const float Tolerance = 1e-4f;

    /// <summary>Refuses outputs that differ.</summary>
    /// <param name="peer">Whose they are.</param>
    /// <param name="subject">What was computed.</param>
    /// <param name="expected">NetGen's.</param>
    /// <param name="actual">The peer's.</param>
    /// <exception cref="InvalidOperationException">They differ by more than rounding.</exception>
    public static void Require(string peer, string subject, ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        if (expected.Length != actual.Length)
        {
            throw new InvalidOperationException($"{peer} gives {actual.Length} values for {subject}, NetGen {expected.Length}.");
        }

        for (int i = 0; i < expected.Length; i++)
        {
            if (!(MathF.Abs(expected[i] - actual[i]) <= Tolerance))
            {
                throw new InvalidOperationException($"{peer} does not compute the same for {subject}: {actual[i]} instead of {expected[i]} at {i}.");
            }
        }
    }
}
