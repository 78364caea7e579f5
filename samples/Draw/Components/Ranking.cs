namespace Draw.Components;

/// <summary>Orders answers.</summary>
internal static class Ranking
{
    /// <summary>The most probable output.</summary>
    /// <param name="probabilities">One for each output.</param>
    /// <param name="count">How many of them have a name.</param>
    public static int Best(ReadOnlySpan<float> probabilities, int count)
    {
        int best = 0;
        for (int i = 1; i < count; i++)
        {
            best = probabilities[i] > probabilities[best] ? i : best;
        }

        return best;
    }
}
