using System.Runtime.InteropServices;

namespace NetGen.Reliability.Numbers.Scenes;

/// <summary>What must hold after a training, however it ends.</summary>
internal static class Judge
{
    public static void RequireFinite(ReadOnlySpan<float> values, string what)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                throw new BrokenPromiseException(FormattableString.Invariant($"Expected finite {what}, but found {values[i]} at position {i}."));
            }
        }
    }

    public static void RequireBits(ReadOnlySpan<float> found, ReadOnlySpan<float> expected, string what)
    {
        int same = MemoryMarshal.Cast<float, uint>(found).CommonPrefixLength(MemoryMarshal.Cast<float, uint>(expected));
        if (same < found.Length || found.Length != expected.Length)
        {
            float? wanted = same < expected.Length ? expected[same] : null, got = same < found.Length ? found[same] : null;
            throw new BrokenPromiseException(FormattableString.Invariant(
                $"Expected {what}: {expected.Length} values, {wanted} at position {same}, but found {found.Length} values, {got} there."));
        }
    }

    /// <summary>A validation loss may be infinite or NaN, and then there is a warning. Every other number is finite.</summary>
    public static void RequireSound(History history)
    {
        foreach (EpochRecord epoch in history.Epochs)
        {
            foreach (double? number in (double?[])[epoch.Loss, epoch.Penalty, epoch.Accuracy, epoch.ValidationAccuracy, epoch.LearningRate])
            {
                BrokenPromiseException.Unless(
                    number is null || double.IsFinite(number.Value), () => $"Expected finite numbers of every epoch, but found {epoch}.");
            }

            bool warns = history.Warnings.Any(static line => line.Contains("validation loss", StringComparison.Ordinal));
            BrokenPromiseException.Unless(
                warns || epoch.ValidationLoss is null || double.IsFinite(epoch.ValidationLoss.Value),
                () => $"Expected a warning of the validation loss that is not finite, but found none: {epoch}.");
        }

        BrokenPromiseException.Unless(
            history.BaselineLoss is null || double.IsFinite(history.BaselineLoss.Value),
            () => $"Expected a finite baseline, but found {history.BaselineLoss}.");
    }

    /// <summary>The message of a refusal says what was found.</summary>
    public static void RequireNamed(Exception error, float value)
    {
        string[] names = float.IsNaN(value) ? ["NaN"]
            : float.IsInfinity(value) ? ["Infinity", "∞"]
            : [value.ToString(CultureInfo.InvariantCulture), ((double)value).ToString(CultureInfo.InvariantCulture), "range", "sums", "found", "must", "needs"];
        BrokenPromiseException.Unless(
            names.Any(name => error.Message.Contains(name, StringComparison.Ordinal)),
            () => FormattableString.Invariant($"Expected a message that names {value}, but found {error.GetType().Name}: {error.Message}"));
    }
}
