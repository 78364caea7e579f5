using System.Reflection;

namespace NetGen.Conformance;

/// <summary>Runs the class of a case, one sample at a time and as a batch, and compares with what is expected.</summary>
internal static class Comparison
{
    private const float Bound = 1e-5f;

    private static readonly MethodInfo s_run = typeof(Comparison).GetMethod(nameof(Run), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static Outcome Of(Case @case, Type type)
    {
        try
        {
            return (Outcome)s_run.MakeGenericMethod(type).Invoke(null, [@case])!;
        }
        catch (TargetInvocationException failure)
        {
            return new Outcome(@case, OutcomeKind.Wrong, 0, failure.GetBaseException().GetType().Name + ": " + failure.GetBaseException().Message);
        }
    }

    private static Outcome Run<T>(Case @case)
        where T : IInferenceNetwork<T>, new()
    {
        (float[] input, float[] expected) = (@case.Input!, @case.Expected!);
        if (input.Length != @case.Rows * T.InputSize || expected.Length != @case.Rows * T.OutputSize)
        {
            return new Outcome(
                @case, OutcomeKind.Wrong, 0,
                FormattableString.Invariant(
                    $"expected {input.Length} values in and {expected.Length} out for {@case.Rows} rows, but a row has {T.InputSize} and {T.OutputSize}"));
        }

        var network = new T();
        float[] batch = new float[expected.Length], single = new float[expected.Length];
        network.PredictBatch(input, batch);
        for (int row = 0; row < @case.Rows; row++)
        {
            network.Predict(input.AsSpan(row * T.InputSize, T.InputSize), single.AsSpan(row * T.OutputSize, T.OutputSize));
        }

        return Compared(@case, batch, expected) is { Kind: OutcomeKind.Wrong } wrong
            ? wrong with { Message = "PredictBatch: " + wrong.Message }
            : Compared(@case, single, expected);
    }

    private static Outcome Compared(Case @case, float[] found, float[] expected)
    {
        long most = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            bool agrees = found[i].Equals(expected[i]) || MathF.Abs(found[i] - expected[i]) <= Bound * MathF.Max(1, MathF.Abs(expected[i]));
            if (!agrees)
            {
                return new Outcome(@case, OutcomeKind.Wrong, 0, FormattableString.Invariant($"expected {expected[i]} at position {i}, but found {found[i]}"));
            }

            most = Math.Max(most, Math.Abs(Ordered(found[i]) - Ordered(expected[i])));
        }

        return new Outcome(@case, OutcomeKind.Agrees, most, "");
    }

    /// <summary>A number that grows by one from each float to the next.</summary>
    private static long Ordered(float value)
    {
        int bits = BitConverter.SingleToInt32Bits(value);
        return bits >= 0 ? bits : (long)int.MinValue - bits;
    }
}
