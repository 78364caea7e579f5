using NetGen;

namespace Digits;

/// <summary>Says where a resumed training goes on, before its first step.</summary>
/// <param name="settings">Holds the checkpoint, or null for a training from the start, of which nothing is said.</param>
/// <param name="writeLine">Receives the line.</param>
internal sealed class ResumeNotice(Settings settings, Action<string> writeLine) : Callback
{
    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext training)
    {
        if (settings.ResumeFile is { } file)
        {
            string steps = training.StepInEpoch == 0 ? "" : $" and {training.StepInEpoch:N0} of {training.StepsPerEpoch:N0} steps of the next";
            writeLine($"Resuming from {file}: {training.Epoch} of {settings.Epochs} epochs{steps} are done.");
        }
    }
}
