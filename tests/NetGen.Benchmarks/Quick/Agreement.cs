namespace NetGen.Benchmarks.Quick;

/// <summary>No time counts for anything before both sides have computed the same.</summary>
internal static class Agreement
{
    /// <summary>How much outputs may differ.</summary>
    public const float Tolerance = 1e-4f;

    /// <summary>
    /// How much outputs may differ after a training with convolutions. A filter sums thousands of products. Where its gradient is near zero, that is rounding
    /// alone, and Adam makes a whole step of it: after three steps PyTorch in float differs from itself in double by 1.5e-4 (ds_cnn) to 7e-4 (small_vgg).
    /// </summary>
    public const float ToleranceOfFilters = 5e-4f;

    /// <summary>Refuses outputs that differ.</summary>
    /// <param name="peer">Whose they are.</param>
    /// <param name="subject">What was computed.</param>
    /// <param name="expected">NetGen's.</param>
    /// <param name="actual">The peer's.</param>
    /// <param name="tolerance">How much they may differ.</param>
    /// <exception cref="InvalidOperationException">They differ by more than rounding.</exception>
    public static void Require(string peer, string subject, ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, float tolerance = Tolerance)
    {
        if (expected.Length != actual.Length)
        {
            throw new InvalidOperationException($"{peer} gives {actual.Length} values for {subject}, NetGen {expected.Length}.");
        }

        for (int i = 0; i < expected.Length; i++)
        {
            if (!(MathF.Abs(expected[i] - actual[i]) <= tolerance))
            {
                throw new InvalidOperationException($"{peer} does not compute the same for {subject}: {actual[i]} instead of {expected[i]} at {i}.");
            }
        }
    }
}
