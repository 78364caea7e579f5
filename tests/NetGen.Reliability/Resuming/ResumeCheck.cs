using System.Collections.Concurrent;
using NetGen.Reliability.Trainings;
using NetGen.Reliability.Trainings.Choices;

namespace NetGen.Reliability.Resuming;

/// <summary>A training that was interrupted anywhere and resumed ends in the bits of a training that was not.</summary>
internal sealed class ResumeCheck : Check
{
    /// <summary>Settings that a resumed training does not depend on, or that are tried elsewhere.</summary>
    private static readonly string[] s_otherSettings =
    [
        // These change nothing.
        nameof(FitOptions.Name), nameof(FitOptions.Progress),

        // These are drawn for each training anew.
        nameof(FitOptions.Threads), nameof(FitOptions.ReduceGradients), nameof(FitOptions.ResumeFrom),

        // Restarts are refused together with a checkpoint. The ranks of a collective have a check of their own.
        nameof(FitOptions.Restarts), nameof(FitOptions.Collective),
    ];

    /// <summary>What interrupts a training first. Null ends it after fewer epochs.</summary>
    private static readonly Place?[] s_first = [.. Enum.GetValues<Place>().Cast<Place?>(), null];

    private readonly ConcurrentDictionary<Type, int> _drawn = new();
    private string _folder = "";
    private int _interrupted, _fromCheckpoint, _uninterrupted;

    public override string Name => "resume/bits";

    public override long Small => 400;

    public override long Large => 20_000;

    public override void Begin(string folder)
    {
        _folder = folder;
        PublicTypes.RequireAll<Optimizer>(OptimizerChoices.All.Select(static choice => choice.Type));
        PublicTypes.RequireAll<LearningRateSchedule>(ScheduleChoices.All.Select(static choice => choice.Type).OfType<Type>());
        PublicTypes.RequireAll<Callback>(CallbackChoices.All.Select(static choice => choice.Type));
        PublicTypes.RequireAllSettings<ImageAugmentation>(AugmentationChoices.All.Where(static setting => !string.IsNullOrEmpty(setting)).OfType<string>());
        PublicTypes.RequireAllSettings<FitOptions>(TrainingRecipe.Settings.Concat(s_otherSettings));
    }

    public override void Try(Case one)
    {
        var recipe = new TrainingRecipe(one.Chance, one.Number);
        foreach (Type type in recipe.Types)
        {
            _drawn.AddOrUpdate(type, 1, static (_, count) => count + 1);
        }

        string undisturbed = Folder(one, "undisturbed"), disturbed = Folder(one, "disturbed");
        string path = Path.Combine(undisturbed, "training.ckpt");
        FitOptions options = recipe.Options(undisturbed, threads: 1);
        var resumed = new ResumedTraining(recipe, one.Chance, disturbed);
        try
        {
            TrainingOutcome expected = TrainingOutcome.Of(
                recipe.Start(), recipe.Data, options with { Callbacks = [.. options.Callbacks, new Checkpoint(path)] });
            TrainingOutcome found = resumed.Run(Covering.Of("moment", s_first, one.Number));
            expected.RequireSame(found, "The resumed training");
            if (File.Exists(path))
            {
                FinalCheckpoint.RequireSame(path, resumed.Path, "The resumed training");
            }

            RequireSameFiles(undisturbed, disturbed);
        }
        catch (Exception error)
        {
            throw new BrokenPromiseException($"{(error is BrokenPromiseException ? error.Message : error)}{Environment.NewLine}{recipe}{Environment.NewLine}"
                + string.Join("; ", resumed.Interruptions));
        }

        Interlocked.Add(ref _interrupted, resumed.ResumedCount);
        Interlocked.Add(ref _fromCheckpoint, resumed.FromCheckpointCount);
        Interlocked.Add(ref _uninterrupted, resumed.ResumedCount == 0 ? 1 : 0);
        Directory.Delete(Path.GetDirectoryName(disturbed)!, recursive: true);
    }

    public override string Finish(long tried)
    {
        string[] missing =
        [
            .. OptimizerChoices.All.Select(static choice => choice.Type)
                .Concat(ScheduleChoices.All.Select(static choice => choice.Type).OfType<Type>())
                .Concat(CallbackChoices.All.Select(static choice => choice.Type))
                .Where(type => !_drawn.ContainsKey(type)).Select(static type => type.Name),
        ];
        BrokenPromiseException.Unless(missing.Length == 0 || tried < Small, () => $"Expected a case with each type, but found none with "
            + $"{string.Join(", ", missing)}.");
        BrokenPromiseException.Unless(_uninterrupted < Math.Max(2, tried / 4), () => $"Expected most trainings to be interrupted, but {_uninterrupted} of "
            + $"{tried} ended first.");
        BrokenPromiseException.Unless(tried < FewestForShares || _fromCheckpoint * 2 >= _interrupted,
            () => $"Expected a checkpoint after half of the interruptions, but found {_fromCheckpoint} after {_interrupted}.");
        return string.Create(CultureInfo.InvariantCulture,
            $"{_interrupted} interruptions, {_fromCheckpoint} times on from a checkpoint, {_uninterrupted} trainings ended before the first");
    }

    /// <summary>The best network and the log are those of the undisturbed training, except the times in the log.</summary>
    private static void RequireSameFiles(string undisturbed, string disturbed)
    {
        string best = "best.safetensors", log = "log.csv";
        if (File.Exists(Path.Combine(undisturbed, best)))
        {
            BrokenPromiseException.Unless(
                File.ReadAllBytes(Path.Combine(undisturbed, best)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(disturbed, best))),
                () => "Expected the same file of the best network, but found another.");
        }

        if (File.Exists(Path.Combine(undisturbed, log)))
        {
            TrainingOutcome.Require(
                WithoutTimes(Path.Combine(undisturbed, log)), WithoutTimes(Path.Combine(disturbed, log)), "the log", "The resumed training");
        }
    }

    private static string WithoutTimes(string log) =>
        string.Join(Environment.NewLine, File.ReadAllLines(log).Select(static line => line[..line.LastIndexOfAny([',', ';'])]));

    private string Folder(Case one, string name) => Directory.CreateDirectory(
        Path.Combine(_folder, one.Number.ToString(CultureInfo.InvariantCulture), name)).FullName;
}
