using NetGen.Reliability.Numbers.Scenes;

namespace NetGen.Reliability.Numbers.Places;

/// <summary>Parameters and statistics, at the start and at every moment at which a callback may set them.</summary>
internal static class WeightPlaces
{
    private static readonly string[] s_moments = ["the begin", "the begin of an epoch", "a step", "the end of a step", "the end of an epoch", "the end"];

    public static IReadOnlyList<Place> All { get; } =
    [
        new("a parameter", FitFrom),
        new("all parameters of a network", FitFromAll),
        new("a statistic", FitFromStatistic, static scene => scene.State.Length > 0),
        .. s_moments.Select(static moment => new Place($"a parameter at {moment} of a training", scene => FitChanging(scene, moment, ofState: false))),
        .. s_moments.Select(static moment => new Place(
            $"a statistic at {moment} of a training", scene => FitChanging(scene, moment, ofState: true), static scene => scene.State.Length > 0)),
    ];

    private static Outcome FitFrom(Scene scene)
    {
        scene.Parameters = scene.Spoiled(scene.Parameters);
        scene.Options = scene.Options with { Restarts = scene.Chance.Happens(0.2) ? 2 : 1 };
        return Unless(scene, float.IsFinite(scene.Value));
    }

    private static Outcome FitFromAll(Scene scene)
    {
        float[] parameters = scene.Parameters;
        Array.Fill(parameters, scene.Value);
        scene.Parameters = parameters;
        return Unless(scene, float.IsFinite(scene.Value));
    }

    private static Outcome FitFromStatistic(Scene scene)
    {
        try
        {
            scene.State = scene.Spoiled(scene.State);
        }
        catch (ArgumentException refusal)
        {
            Judge.RequireNamed(refusal, scene.Value);
            return Outcome.Refused;
        }

        scene.SetsSteps = true;
        return scene.Fit();
    }

    /// <summary>What a training restores after a divergence are its start weights. If they are no numbers, nothing better is there to restore.</summary>
    private static Outcome Unless(Scene scene, bool isFinite)
    {
        if (isFinite)
        {
            return scene.Fit();
        }

        try
        {
            scene.FitPlainly();
        }
        catch (TrainingDivergedException)
        {
            return Outcome.Diverged;
        }

        Judge.RequireFinite(scene.Parameters, "parameters");
        return Outcome.Finite;
    }

    private static Outcome FitChanging(Scene scene, string moment, bool ofState)
    {
        int left = scene.Chance.Between(1, 3);
        scene.SetsSteps = ofState;
        bool refused = false;
        void Change(TrainingContext training)
        {
            if (--left != 0)
            {
                return;
            }

            if (!ofState)
            {
                float[] parameters = new float[training.ParameterCount];
                training.CopyParametersTo(parameters);
                training.SetParameters(scene.Spoiled(parameters));
                return;
            }

            float[] state = new float[training.StateCount];
            training.CopyStateTo(state);
            try
            {
                training.SetState(scene.Spoiled(state));
            }
            catch (ArgumentException refusal)
            {
                Judge.RequireNamed(refusal, scene.Value);
                refused = true;
            }
        }

        left = moment is "the begin" or "the end" ? 1 : moment.EndsWith("epoch", StringComparison.Ordinal) ? Math.Min(left, scene.Options.Epochs) : left;
        scene.Callbacks.Add(moment switch
        {
            "the begin" => new LambdaCallback(onTrainBegin: Change),
            "the begin of an epoch" => new LambdaCallback(onEpochBegin: Change),
            "a step" => new LambdaCallback(onBatchBegin: Change),
            "the end of a step" => new LambdaCallback(onBatchEnd: Change),
            "the end of an epoch" => new LambdaCallback(onEpochEnd: (training, _) => Change(training)),
            _ => new LambdaCallback(onTrainEnd: Change),
        });
        scene.CancelAfter = scene.Chance.Happens(0.3) ? left : null;
        Outcome outcome = scene.Fit();
        return refused ? Outcome.Refused : outcome;
    }
}
