using NetGen.Reliability.Numbers.Scenes;

namespace NetGen.Reliability.Numbers.Places;

/// <summary>Gradients, learning rates and the state of an optimizer.</summary>
internal static class StepPlaces
{
    public static IReadOnlyList<Place> All { get; } =
    [
        new("a gradient", FitWithGradient),
        new("a whole gradient", FitWithWholeGradient),
        new("a gradient of the last step before a cancellation", FitCancelled),
        new("a gradient before a checkpoint", FitWithCheckpoint),
        new("a gradient, and the average of weights", FitWithAverage),
        new("the learning rate that a callback sets", FitWithRate),
        new("the learning rate of a scheduler", FitWithScheduler),
        new("the factor of a schedule", FitWithSchedule),
        new("the state of an optimizer, and its checkpoint", FitWithState),
        new("the value of a metric", FitWithMetric),
    ];

    private static Outcome FitWithGradient(Scene scene) => Fit(scene, scene.Chance.Between(1, 4), Spoil(scene));

    private static Outcome FitWithWholeGradient(Scene scene) => Fit(scene, scene.Chance.Between(1, 4), gradient => gradient.Fill(scene.Value));

    private static Outcome FitCancelled(Scene scene)
    {
        scene.Options = scene.Options with { BatchSize = 4, Epochs = 3 };
        scene.CancelAfter = scene.Chance.Between(1, 8);
        scene.Callbacks.Add(new Checkpoint(NewFile(scene)));
        return Fit(scene, scene.CancelAfter.Value, Spoil(scene));
    }

    private static Outcome FitWithCheckpoint(Scene scene)
    {
        string path = NewFile(scene);
        var options = scene.Options = scene.Options with { BatchSize = 4, Epochs = 2 };
        scene.Callbacks.Add(new Checkpoint(path) { EverySteps = 2 });
        Outcome outcome = Fit(scene, scene.Chance.Between(2, 9), Spoil(scene));
        if (File.Exists(path))
        {
            // A file that is there can be used.
            scene.Callbacks.Clear();
            scene.Options = options with { ResumeFrom = path, Epochs = 3, ReduceGradients = static _ => { } };
            outcome = scene.Options.Schedule is { SpansTraining: true } ? outcome : scene.Fit();
        }

        return outcome;
    }

    /// <summary>Of weights that jump from one end of the range of floats to the other, the difference has no float.</summary>
    private static Outcome FitWithAverage(Scene scene)
    {
        scene.Options = scene.Options with { AverageWeights = new WeightAveraging(scene.Chance.Of([0.5f, 0.9f, 0.999f]), scene.Chance.Happens(0.5)) };
        int sign = 1;
        scene.Callbacks.Add(new LambdaCallback(onBatchEnd: training =>
        {
            float[] parameters = new float[training.ParameterCount];
            training.CopyParametersTo(parameters);
            parameters[0] = scene.Value * (sign = -sign);
            training.SetParameters(parameters);
        }));
        return scene.Fit();
    }

    private static Outcome FitWithRate(Scene scene)
    {
        int left = scene.Chance.Between(1, 4);
        scene.SetsSteps = scene.HasRange = true;
        scene.Callbacks.Add(new LambdaCallback(onBatchBegin: training =>
        {
            if (--left == 0)
            {
                training.LearningRate = scene.Value;
            }
        }));
        return scene.Fit();
    }

    private static Outcome FitWithScheduler(Scene scene)
    {
        scene.SetsSteps = scene.HasRange = true;
        scene.Options = scene.Options with { Schedule = null };
        scene.Callbacks.Add(new LearningRateScheduler((epoch, rate) => epoch == 1 ? rate : scene.Value));
        return scene.Fit();
    }

    private static Outcome FitWithSchedule(Scene scene)
    {
        scene.SetsSteps = scene.HasRange = true;
        scene.Options = scene.Options with { Schedule = new ValueSchedule(scene.Chance.Below(5), scene.Value) };
        return scene.Fit();
    }

    private static Outcome FitWithState(Scene scene)
    {
        string path = NewFile(scene);
        scene.SetsSteps = true;
        scene.Options = scene.Options with { Optimizer = new SpoiledMomentum(scene.Value), Epochs = 1 };
        scene.Callbacks.Add(new Checkpoint(path));
        Outcome outcome = scene.Fit();
        if (outcome == Outcome.Finite && scene.Options.Schedule is not { SpansTraining: true })
        {
            scene.Callbacks.Clear();
            scene.Options = scene.Options with { ResumeFrom = path, Epochs = 2 };
            outcome = scene.Fit();
        }

        return outcome;
    }

    private static Outcome FitWithMetric(Scene scene)
    {
        var metric = new Metric("own", _ => scene.Value, scene.Chance.Happens(0.5));
        scene.Callbacks.Add(scene.Chance.Of<Callback>(
        [
            new EarlyStopping(patience: 1, monitor: metric), new ReduceOnPlateau(patience: 0, monitor: metric), new ModelCheckpoint(NewFile(scene), metric),
        ]));
        scene.Callbacks.Add(new Checkpoint(NewFile(scene)));
        return scene.Fit();
    }

    private static GradientReduction Spoil(Scene scene) => gradient =>
    {
        gradient[scene.Chance.Below(gradient.Length)] = scene.Value;
    };

    private static Outcome Fit(Scene scene, int step, GradientReduction change)
    {
        int left = step;
        scene.Options = scene.Options with
        {
            ReduceGradients = gradient =>
            {
                if (--left == 0)
                {
                    change(gradient);
                }
            },
        };
        return scene.Fit();
    }

    private static string NewFile(Scene scene) => Path.Combine(scene.Folder, Guid.NewGuid().ToString("N"));

    private sealed class ValueSchedule(int step, double factor) : LearningRateSchedule
    {
        public override bool SpansTraining => false;

        public override double FactorAt(ScheduleTime time) => time.Step >= step ? factor : 1;
    }

    /// <summary>Its state is the value, which does not touch a weight.</summary>
    private sealed class SpoiledMomentum(float value) : Optimizer(0.01f)
    {
        public override int StateSlotCount => 1;

        public override void Update(Span<float> weights, ReadOnlySpan<float> gradient, OptimizerState state, Decay decay, UpdateStep step)
        {
            for (int i = 0; i < weights.Length; i++)
            {
                state[0][i] = gradient[i] == 0 ? 0 : value;
                weights[i] -= step.LearningRate * gradient[i];
            }
        }
    }
}
