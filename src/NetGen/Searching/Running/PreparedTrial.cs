using System.Globalization;

namespace NetGen;

/// <summary>A trial with everything that its training needs, checked before any training begins.</summary>
/// <param name="trial">Its settings.</param>
/// <param name="network">The class to train.</param>
/// <param name="options">The settings of its training.</param>
internal sealed class PreparedTrial(Trial trial, Candidate network, FitOptions options)
{
    public Trial Trial { get; } = trial;

    public Candidate Network { get; } = network;

    public FitOptions Options { get; } = options;

    /// <summary>A text that identifies its training.</summary>
    public string Description { get; } = TrialDescription.Of(network.Info, options);

    /// <summary>Gets network and options of a trial from the search space, and checks them.</summary>
    /// <exception cref="ArgumentException">The trial cannot be trained in this way. The message names the trial.</exception>
    public static PreparedTrial Of(SearchSpace space, Trial trial, Dataset data, SearchOptions search)
    {
        try
        {
            Candidate network = space.Network(trial) ?? throw new ArgumentException("Expected a class of networks, but found null.", nameof(space.Network));
            FitOptions options = space.Options(trial) ?? throw new ArgumentException("Expected options, but found null.", nameof(space.Options));
            options.Validate();
            if (options.Collective is not null)
            {
                throw new ArgumentException("Expected no Collective: a search divides its trials, not their mini-batches.", nameof(space.Options));
            }

            if (options.ResumeFrom is not null || options.Restarts > 1 || options.Callbacks.Any(static callback => callback is Checkpoint))
            {
                throw new ArgumentException(
                    "Expected no Checkpoint, ResumeFrom or Restarts, because the search saves and resumes its trainings itself.", nameof(space.Options));
            }

            DataCheck.Shape(network.Info, data, nameof(data));
            if (options.Validation is { } validation)
            {
                DataCheck.Shape(network.Info, validation, nameof(FitOptions.Validation));
            }

            search.Metric.RequireMeasured("The search", network.Info, data, options);
            return new PreparedTrial(trial, network, options);
        }
        catch (ArgumentException exception)
        {
            throw new ArgumentException($"{trial}: {exception.Message}", exception);
        }
    }

    /// <summary>Checks that trials can be compared and do not disturb each other.</summary>
    /// <exception cref="ArgumentException">Two trials share a callback, or trials of a search with halving have different numbers of epochs.</exception>
    public static void RequireComparable(IReadOnlyList<PreparedTrial> trials, SearchOptions search)
    {
        var owners = new Dictionary<Callback, Trial>(ReferenceEqualityComparer.Instance);
        foreach (PreparedTrial prepared in trials)
        {
            foreach (Callback callback in prepared.Options.Callbacks)
            {
                if (!owners.TryAdd(callback, prepared.Trial) && owners[callback] is var owner && owner != prepared.Trial)
                {
                    throw new ArgumentException(
                        $"{prepared.Trial}: expected its own callbacks, but found the {callback.GetType().Name} of trial {owner.Number}, which may be trained "
                            + "at the same time. Create the callback inside Options.", nameof(SearchSpace.Options));
                }
            }

            if (search.Halving is not null && prepared.Options.Epochs != trials[0].Options.Epochs)
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"{prepared.Trial}: expected {trials[0].Options.Epochs} epochs as in trial "
                        + $"{trials[0].Trial.Number}, because halving compares trials after as many, but found {prepared.Options.Epochs}."),
                    nameof(SearchSpace.Options));
            }
        }
    }
}
