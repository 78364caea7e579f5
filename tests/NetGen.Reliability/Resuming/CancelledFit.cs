using NetGen.Reliability.Trainings;

namespace NetGen.Reliability.Resuming;

/// <summary>Trainings that are cancelled, by their own thread at a place or by another one at a random time, and resumed.</summary>
internal sealed class CancelledFit(TrainingRecipe recipe, Chance chance, string folder)
{
    private readonly string _path = Path.Combine(folder, "training.ckpt");

    /// <summary>A validation set of many blocks of rows, so that a validation has a middle.</summary>
    private readonly Dataset? _validation = chance.Happens(0.3) ? TrainingData.Of(recipe.Class, 3000, 1) : null;

    /// <summary>Another thread cancels, after a number of steps and a random time.</summary>
    public bool ByThread(bool beforeStart)
    {
        using var clock = new StepClock();
        (ITrained network, FitOptions options) = Attempt(clock);
        TrainingOutcome? outcome = null;
        if (beforeStart)
        {
            clock.Cancel();
            outcome = TrainingOutcome.Of(network, recipe.Data, options, clock.Token);
            clock.RequireAtMost(0);
        }
        else
        {
            clock.CancelDuring(chance, chance.Below(recipe.Steps), () => outcome = TrainingOutcome.Of(network, recipe.Data, options, clock.Token));
            clock.RequireAtMost(1);
        }

        return Resume(clock, network, outcome!);
    }

    /// <summary>The training's own thread cancels, or one that reads rows.</summary>
    public bool At(Place place)
    {
        using var clock = new StepClock();
        (ITrained network, FitOptions options) = Attempt(clock: null);
        place = place switch
        {
            Place.Reading when recipe.HasRowWeights => Place.BatchBegin,
            Place.Validating when options.Validation is null => Place.EpochEnd,
            _ => place,
        };
        int readAfter = 0;
        var watch = new MomentWatch(new Moment(place, chance.Below(recipe.Steps)), clock.Cancel)
        {
            AfterwardsAt = visited => readAfter += visited == Place.Validating && clock.IsCancelled ? 1 : 0,
        };
        options = watch.Watch(options, chance);

        // The counter comes first: a step that is over must be counted before another callback cancels.
        options = options with { Callbacks = [clock.Counter(), .. options.Callbacks] };
        TrainingOutcome outcome = TrainingOutcome.Of(network, watch.Watch(recipe.Data), options, clock.Token);
        clock.RequireAtMost(place is Place.EpochBegin or Place.BatchBegin or Place.Gradient or Place.Reading ? 1 : 0);

        // Every thread may be in its first block of rows, and ends it.
        BrokenPromiseException.Unless(place != Place.Validating || readAfter <= options.Threads, () => string.Create(CultureInfo.InvariantCulture,
            $"Expected at most {options.Threads} blocks of the validation set to be read after the cancellation, but found {readAfter}."));
        return Resume(clock, network, outcome);
    }

    /// <summary>One of several starts is cancelled.</summary>
    public bool OfRestarts()
    {
        using var clock = new StepClock();
        ITrained network = recipe.Start();
        FitOptions options = recipe.Options(folder, 2);
        options = options with
        {
            Restarts = 3, Freeze = [], Callbacks = [.. options.Callbacks.Where(static callback => callback is not Checkpoint), clock.Counter()],
        };
        TrainingOutcome? outcome = null;
        clock.CancelDuring(chance, chance.Below(2 * recipe.Steps), () => outcome = TrainingOutcome.Of(network, recipe.Data, options, clock.Token));
        clock.RequireAtMost(1);
        UsableNetwork.Require(network, recipe, folder);
        return outcome!.End == nameof(StopReason.Cancelled);
    }

    private (ITrained Network, FitOptions Options) Attempt(StepClock? clock)
    {
        FitOptions options = recipe.Options(folder, chance.Between(1, 3));
        var checkpoint = new Checkpoint(_path) { EverySteps = chance.Below(4), Resume = true };
        return (File.Exists(_path) ? recipe.Class.Create(recipe.NetworkSeed + 1) : recipe.Start(), options with
        {
            Callbacks = [.. clock is null ? Array.Empty<Callback>() : [clock.Counter()], .. options.Callbacks, checkpoint],
            Validation = _validation ?? options.Validation,
        });
    }

    /// <summary>Resumes a cancelled training, which ends in the bits of one that was not cancelled. Returns whether it was.</summary>
    private bool Resume(StepClock clock, ITrained network, TrainingOutcome outcome)
    {
        UsableNetwork.Require(network, recipe, folder);
        bool isCancelled = outcome.End == nameof(StopReason.Cancelled);
        BrokenPromiseException.Unless(!isCancelled || clock.IsCancelled, () => "Expected no cancelled training without a cancellation, but found one.");
        (ITrained resumed, FitOptions options) = Attempt(clock: null);
        TrainingOutcome found = isCancelled ? TrainingOutcome.Of(resumed, recipe.Data, options) : outcome;
        string other = Directory.CreateDirectory(Path.Combine(folder, "undisturbed")).FullName;
        FitOptions undisturbed = recipe.Options(other, 1);
        TrainingOutcome.Of(recipe.Start(), recipe.Data, undisturbed with { Validation = _validation ?? undisturbed.Validation })
            .RequireSame(found, "The resumed training");
        return isCancelled;
    }
}
