using Microsoft.Extensions.Logging;

namespace NetGen;

/// <summary>The messages of a training. Their numbers and names are a contract with users who filter by them.</summary>
/// <remarks>A parameter that the text does not mention becomes a field with the name of the parameter, so parameters are capitalised as fields are.</remarks>
internal static partial class TrainingLog
{
    [LoggerMessage(
        1,
        LogLevel.Information,
        "{Network}: training begins, {ParameterCount} parameters, {EpochCount} epochs of {StepsPerEpoch} steps",
        EventName = "TrainingBegins")]
    public static partial void Begins(ILogger logger, string Network, string? Training, int Restart, int ParameterCount, int EpochCount, int StepsPerEpoch);

    [LoggerMessage(2, LogLevel.Information, "{Network}: training goes on after {Epoch} of {EpochCount} epochs, step {Step}", EventName = "TrainingGoesOn")]
    public static partial void GoesOn(ILogger logger, string Network, string? Training, int Epoch, long Step, int EpochCount);

    [LoggerMessage(3, LogLevel.Information, "{Network}: {Summary}", EventName = "EpochEnds")]
    public static partial void Epoch(
        ILogger logger,
        string Network,
        string Summary,
        string? Training,
        int Restart,
        int Epoch,
        int EpochCount,
        long Step,
        double Loss,
        double Penalty,
        double? Accuracy,
        double? ValidationLoss,
        double? ValidationAccuracy,
        float LearningRate,
        double Seconds);

    [LoggerMessage(4, LogLevel.Information, "{Network}: training ends after {Epoch} epochs, {Step} steps: {StopReason}", EventName = "TrainingEnds")]
    public static partial void Ends(ILogger logger, string Network, string? Training, int Restart, int Epoch, long Step, StopReason StopReason);

    [LoggerMessage(7, LogLevel.Warning, "{Network}: training diverges after {Step} steps: {Reason}", EventName = "TrainingDiverges")]
    public static partial void Diverges(ILogger logger, string Network, string? Training, int Restart, int Epoch, long Step, string Reason);

    [LoggerMessage(5, LogLevel.Warning, "{Network}: {Warning}", EventName = "TrainingWarns")]
    public static partial void Warns(ILogger logger, string Network, string? Training, int Epoch, string Warning);

    [LoggerMessage(6, LogLevel.Debug, "{Network}: step {Step}, loss {Loss}, learning rate {LearningRate}", EventName = "StepEnds")]
    public static partial void Step(
        ILogger logger, string Network, string? Training, int Epoch, long Step, double? Loss, float LearningRate, double? GradientNorm);
}
