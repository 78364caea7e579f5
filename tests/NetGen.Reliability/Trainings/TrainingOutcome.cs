using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetGen.Reliability.Trainings;

/// <summary>What came of a training: the network, the history, and how it ended.</summary>
internal sealed record TrainingOutcome(float[] Parameters, float[] State, History History, string End)
{
    private static readonly JsonSerializerOptions s_json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>Trains, and takes a divergence as an outcome like others.</summary>
    public static TrainingOutcome Of(ITrained network, IRowSource data, FitOptions options, CancellationToken cancellation = default)
    {
        (History history, string end) = Fit(network, data, options, cancellation);
        return new TrainingOutcome(network.Parameters(), network.State(), history, end);
    }

    /// <summary>Requires the same bits. Health is not compared where one side has none, because a checkpoint does not store it.</summary>
    public void RequireSame(TrainingOutcome found, string what)
    {
        Require(End, found.End, "the end", what);
        RequireSameBits(Parameters, found.Parameters, "parameters", what);
        RequireSameBits(State, found.State, "statistics", what);
        Require(Text(History.BaselineLoss), Text(found.History.BaselineLoss), "the baseline", what);
        Require(string.Join('\n', History.Warnings), string.Join('\n', found.History.Warnings), "warnings", what);
        Require(Text(History.Epochs.Count), Text(found.History.Epochs.Count), "the number of epochs", what);
        for (int i = 0; i < History.Epochs.Count; i++)
        {
            (EpochRecord expected, EpochRecord epoch) = (History.Epochs[i], found.History.Epochs[i]);
            bool hasHealth = expected.Health is not null && epoch.Health is not null;
            Require(Text(Comparable(expected)), Text(Comparable(epoch)), "an epoch", what);

            EpochRecord Comparable(EpochRecord record) => record with { Duration = default, Health = hasHealth ? record.Health : null };
        }
    }

    public static void RequireSameBits(ReadOnlySpan<float> expected, ReadOnlySpan<float> found, string values, string what)
    {
        if (expected.Length != found.Length)
        {
            throw new BrokenPromiseException($"{what}: expected {expected.Length} {values}, but found {found.Length}.");
        }

        for (int i = 0; i < expected.Length; i++)
        {
            if (BitConverter.SingleToInt32Bits(expected[i]) != BitConverter.SingleToInt32Bits(found[i]))
            {
                throw new BrokenPromiseException(string.Create(CultureInfo.InvariantCulture,
                    $"{what}: expected {values} with the same bits, but number {i} of {expected.Length} is {found[i]:R} in place of {expected[i]:R}."));
            }
        }
    }

    public static void Require(string expected, string found, string values, string what) => BrokenPromiseException.Unless(
        expected == found, () => $"{what}: expected {values} as{Environment.NewLine}{expected}{Environment.NewLine}but found{Environment.NewLine}{found}");

    private static string Text<T>(T value) => JsonSerializer.Serialize(value, s_json);

    private static (History History, string End) Fit(ITrained network, IRowSource data, FitOptions options, CancellationToken cancellation)
    {
        try
        {
            History history = network.Fit(data, options, cancellation);
            return (history, history.StopReason.ToString());
        }
        catch (TrainingDivergedException diverged)
        {
            return (diverged.History, $"diverged in epoch {diverged.Epoch}, step {diverged.Step}: {diverged.Tensor}");
        }
    }
}
