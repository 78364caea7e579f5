namespace Draw.Networks;

/// <summary>Makes last layers: one out of another.</summary>
internal static class Decisions
{
    private const int Digits = 10;

    /// <summary>The bias of an output without a sign: it gets the probability 2e-9 or less, whatever is drawn.</summary>
    private const float Unused = -20;

    /// <summary>The last layer of the trained network, with outputs to spare.</summary>
    /// <param name="digits">Its parameters: ten rows of weights, then ten biases.</param>
    public static Decision Of(ReadOnlySpan<float> digits)
    {
        float[] parameters = new float[Decision.ParameterCount];
        Span<float> biases = BiasesOf(parameters);
        digits[..^Digits].CopyTo(parameters);
        digits[^Digits..].CopyTo(biases);
        biases[Digits..].Fill(Unused);
        return Of(parameters);
    }

    /// <summary>A copy in which one more output can come to mean something.</summary>
    /// <param name="decision">What is known so far.</param>
    /// <param name="output">The output for a new sign.</param>
    public static Decision WithRoomFor(int output, Decision decision)
    {
        float[] parameters = new float[Decision.ParameterCount];
        decision.CopyParametersTo(parameters);
        BiasesOf(parameters)[output] = 0;
        return Of(parameters);
    }

    private static Decision Of(float[] parameters)
    {
        var decision = new Decision();
        decision.SetParameters(parameters);
        return decision;
    }

    private static Span<float> BiasesOf(float[] parameters) => parameters.AsSpan(Decision.InputSize * Decision.OutputSize);
}
