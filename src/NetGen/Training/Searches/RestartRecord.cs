namespace NetGen;

/// <summary>One of several trainings from different start weights: see <see cref="FitOptions.Restarts"/>.</summary>
/// <param name="Number">Counted from 1; the first started from the weights the network was given.</param>
/// <param name="Seed">The seed its start weights were drawn from: a network of the class made with it has them. Null for the first.</param>
/// <param name="Loss">What was compared: validation loss, or training loss and penalties, of the network as the training left it; null if it diverged.</param>
/// <param name="History">Its epochs, up to where it diverged if it did.</param>
public sealed record RestartRecord(int Number, int? Seed, double? Loss, History History);
