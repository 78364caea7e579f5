namespace NetGen;

/// <summary>One of several trainings from different start weights: see <see cref="FitOptions.Restarts"/>.</summary>
/// <param name="Number">Counted from 1. The first training starts from the weights that the network already has.</param>
/// <param name="Seed">The seed of its start weights: a network of the class made with this seed has the same weights. Null for the first.</param>
/// <param name="Loss">
/// The loss by which trainings are compared: the validation loss, or else the training loss plus penalties, of the network after the training. Null if the
/// training diverged.
/// </param>
/// <param name="History">Its epochs. If the training diverged, the epochs before that.</param>
public sealed record RestartRecord(int Number, int? Seed, double? Loss, History History)
{
    /// <summary>The properties and their values, in every culture the same.</summary>
    public override string ToString() => RecordText.Of(nameof(RestartRecord), PrintMembers);
}
