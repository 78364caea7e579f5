namespace NetGen.Reliability.Trainings;

/// <summary>One training by several ranks, each on a thread of its own.</summary>
internal static class RankedTraining
{
    /// <summary>Trains on all ranks, which must end with the same bits. Returns the outcome of the first.</summary>
    /// <param name="count">The number of ranks.</param>
    /// <param name="recipe">The training.</param>
    /// <param name="options">The options of a rank, with callbacks of its own.</param>
    /// <param name="cancellation">The token of a rank.</param>
    public static TrainingOutcome Run(int count, TrainingRecipe recipe, Func<int, FitOptions> options, Func<int, CancellationToken>? cancellation = null)
    {
        ICollective[] collectives = InProcessCollective.Create(count);
        var outcomes = new TrainingOutcome?[count];
        var failures = new Exception?[count];
        Thread[] threads = [.. Enumerable.Range(0, count).Select(rank => new Thread(() =>
        {
            try
            {
                outcomes[rank] = TrainingOutcome.Of(
                    recipe.Start(), recipe.Data, options(rank) with { Collective = collectives[rank] }, cancellation?.Invoke(rank) ?? default);
            }
            catch (Exception error)
            {
                failures[rank] = error;
            }
        }) { IsBackground = true })];
        Array.ForEach(threads, static thread => thread.Start());
        Array.ForEach(threads, static thread => thread.Join());
        BrokenPromiseException.Unless(Array.TrueForAll(failures, static failure => failure is null),
            () => $"Expected no failure of {count} ranks, but found {string.Join(Environment.NewLine, failures.OfType<Exception>())}");
        foreach (TrainingOutcome? outcome in outcomes)
        {
            outcomes[0]!.RequireSame(outcome!, "Another rank");
        }

        return outcomes[0]!;
    }
}
