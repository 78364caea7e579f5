namespace NetGen.Reliability.Numbers.Scenes;

/// <summary>Draws the options of a training, each of which is usually left out.</summary>
internal static class SceneOptions
{
    private static readonly LearningRateSchedule[] s_schedules = [new CosineDecay(), new InverseTimeDecay(), new LinearWarmup(0.5), new OneCycle()];

    public static FitOptions Draw(Chance chance, Loss loss)
    {
        bool hasShards = chance.Happens(0.1);
        return new FitOptions
        {
            Epochs = chance.Between(1, 3),
            BatchSize = chance.Of([4, 7, 11, Scene.Rows]),
            Threads = chance.Between(1, 3),
            Seed = chance.Below(1000),
            Shuffle = chance.Happens(0.8),
            Optimizer = DrawOptimizer(chance),
            Schedule = chance.Happens(0.2) ? chance.Of(s_schedules) : null,
            L1 = Seldom(0.001f),
            L2 = Seldom(0.001f),
            MaxNorm = Seldom(3),
            ClipNorm = Seldom(1),
            ClipValue = Seldom(0.5f),
            GradientNoise = Seldom(0.01f),
            LabelSmoothing = loss == Loss.MeanSquaredError ? 0 : Seldom(0.1f),
            AverageWeights = chance.Happens(0.15) ? new WeightAveraging(0.9f, chance.Happens(0.5)) : null,
            GradientShards = hasShards ? 2 : 0,
            NormalizeOver = hasShards ? NormalizedRows.OfPart : NormalizedRows.All,
        };

        float Seldom(float value) => chance.Happens(0.12) ? value : 0;
    }

    /// <summary>The options that differ from the defaults.</summary>
    public static string Describe(FitOptions options)
    {
        var usual = new FitOptions();
        return string.Join(", ", typeof(FitOptions).GetProperties()
            .Where(property => !Equals(property.GetValue(options), property.GetValue(usual)) && property.Name is not "Callbacks")
            .Select(property => string.Create(CultureInfo.InvariantCulture, $"{property.Name} {property.GetValue(options)}")));
    }

    private static Optimizer DrawOptimizer(Chance chance) => chance.Of<Optimizer>(
    [
        new Sgd(0.05f), new Sgd(0.02f, momentum: 0.9f), new Sgd(0.02f, momentum: 0.9f, nesterov: true), new Momentum(0.05f), new RmsProp(0.005f),
        new RmsProp(0.005f, momentum: 0.5f, centered: true), new Adam(0.01f), new AdamW(0.01f), new OwnOptimizer(0.02f),
    ]);

    /// <summary>A rule outside NetGen, whose step has the whole gradient.</summary>
    private sealed class OwnOptimizer(float learningRate) : Optimizer(learningRate)
    {
        public override int StateSlotCount => 0;

        public override void Update(Span<float> weights, ReadOnlySpan<float> gradient, OptimizerState state, Decay decay, UpdateStep step)
        {
            for (int i = 0; i < weights.Length; i++)
            {
                weights[i] -= step.LearningRate * gradient[i];
            }
        }
    }
}
