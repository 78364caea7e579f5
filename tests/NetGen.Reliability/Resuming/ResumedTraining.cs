using NetGen.Reliability.Trainings;

namespace NetGen.Reliability.Resuming;

/// <summary>A training that is interrupted several times, each time by something else, and resumed by a new object as a new process would.</summary>
internal sealed class ResumedTraining(TrainingRecipe recipe, Chance chance, string folder)
{
    private static readonly Place[] s_places = Enum.GetValues<Place>();
    private bool _endedEarly;

    /// <summary>The checkpoint.</summary>
    public string Path { get; } = System.IO.Path.Combine(folder, "training.ckpt");

    /// <summary>What was done to the training, in words.</summary>
    public List<string> Interruptions { get; } = [];

    /// <summary>Interruptions after which the training was resumed.</summary>
    public int ResumedCount { get; private set; }

    /// <summary>How often it went on from a checkpoint, and did not begin anew because there was none yet.</summary>
    public int FromCheckpointCount { get; private set; }

    /// <summary>Trains to the end.</summary>
    /// <param name="first">What interrupts the training first: a place, or null to end it after fewer epochs.</param>
    public TrainingOutcome Run(Place? first)
    {
        int count = chance.Between(1, 3);
        long step = 0;
        for (int i = 0; i < count; i++)
        {
            Place? place = i == 0 ? first : chance.Of(s_places);
            step += chance.Below(Math.Max(1, recipe.Steps / count));
            TrainingOutcome? outcome = place is { } given ? Interrupt(new Moment(Possible(given), step), cancels: chance.Happens(0.4)) : EndEarly();
            if (outcome is not null)
            {
                return outcome;
            }

            ResumedCount++;
        }

        Interruptions.Add("to the end");
        (ITrained network, FitOptions options) = Attempt();
        return TrainingOutcome.Of(network, Rows(), options);
    }

    /// <summary>Reads rows of arrays or of a file, which the training may not notice.</summary>
    private IRowSource Rows()
    {
        if (recipe.HasRowWeights || chance.Happens(0.5))
        {
            return recipe.Data;
        }

        string path = System.IO.Path.Combine(folder, "training.rows");
        if (!File.Exists(path))
        {
            RowFile.Write(path, recipe.Data);
        }

        return RowFile.Open(path);
    }

    /// <summary>Returns the outcome if the training ends before the moment comes.</summary>
    private TrainingOutcome? Interrupt(Moment moment, bool cancels)
    {
        using var cancellation = new CancellationTokenSource();
        var watch = new MomentWatch(moment, () =>
        {
            if (!cancels)
            {
                throw new InterruptedException();
            }

            cancellation.Cancel();
        });
        (ITrained network, FitOptions options) = Attempt();
        Interruptions.Add($"{(cancels ? "cancelled" : "exception")} at {moment}");
        try
        {
            IRowSource rows = moment.Place == Place.Reading ? watch.Watch(recipe.Data) : Rows();
            TrainingOutcome outcome = TrainingOutcome.Of(network, rows, watch.Watch(options, chance), cancellation.Token);
            return outcome.End == nameof(StopReason.Cancelled) ? null : outcome;
        }
        catch (InterruptedException)
        {
            return null;
        }
    }

    /// <summary>Trains for fewer epochs, to the end.</summary>
    private TrainingOutcome? EndEarly()
    {
        if (!recipe.MayBeLonger || _endedEarly)
        {
            return Interrupt(new Moment(Place.BatchEnd, chance.Below(recipe.Steps)), cancels: true);
        }

        _endedEarly = true;
        (ITrained network, FitOptions options) = Attempt();
        Interruptions.Add("ended after fewer epochs");
        TrainingOutcome outcome = TrainingOutcome.Of(network, Rows(), options with { Epochs = chance.Between(1, options.Epochs - 1) });
        return outcome.End == nameof(StopReason.Completed) ? null : outcome;
    }

    /// <summary>A new network and new callbacks. Nothing of the weights that a resumed network begins with may be left.</summary>
    private (ITrained Network, FitOptions Options) Attempt()
    {
        bool isThere = File.Exists(Path);
        FromCheckpointCount += isThere ? 1 : 0;
        ITrained network = isThere ? recipe.Class.Create(recipe.NetworkSeed + 1) : recipe.Start();
        FitOptions options = recipe.Options(folder, chance.Between(1, 3));
        bool byOption = isThere && chance.Happens(0.5);
        var checkpoint = new Checkpoint(Path) { EverySteps = chance.Happens(0.6) ? chance.Between(1, 5) : 0, Resume = !byOption };
        return (network, options with { ResumeFrom = byOption ? Path : null, Callbacks = [.. options.Callbacks, checkpoint] });
    }

    /// <summary>Another place if this training never comes to this one.</summary>
    private Place Possible(Place place) => place switch
    {
        Place.Reading when recipe.HasRowWeights => Place.BatchBegin,
        Place.Validating when recipe.Options(folder, 1).Validation is null => Place.EpochEnd,
        _ => place,
    };
}
