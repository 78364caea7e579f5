namespace NetGen.Reliability.Trainings.Choices;

/// <summary>Every schedule of the learning rate, and none.</summary>
internal static class ScheduleChoices
{
    /// <summary>The types; null stands for no schedule.</summary>
    public static IReadOnlyList<(Type? Type, Func<Chance, int, LearningRateSchedule?> Draw)> All { get; } =
    [
        (null, static (_, _) => null),
        (typeof(ConstantRate), static (_, _) => new ConstantRate(0.5)),
        (typeof(CosineDecay), static (chance, epochs) => new CosineDecay(chance.Happens(0.5) ? epochs + 1 : null, endFactor: 0.1)),
        (typeof(CosineDecayRestarts), static (chance, _) => new CosineDecayRestarts(1, chance.Between(1, 2), endFactor: 0.1)),
        (typeof(ExponentialDecay), static (chance, _) => new ExponentialDecay(0.8, chance.Below(2))),
        (typeof(InverseSqrtDecay), static (_, _) => new InverseSqrtDecay(0.9)),
        (typeof(InverseTimeDecay), static (chance, _) => new InverseTimeDecay(0.3, chance.Below(2))),
        (typeof(LinearWarmup), static (chance, _) => chance.Below(3) switch
        {
            0 => new LinearWarmup(1.5),
            1 => new LinearWarmup(0.5, new CosineDecay(endFactor: 0.2)),
            _ => new LinearWarmup(1, new StepDecay(1, 0.5)),
        }),
        (typeof(OneCycle), static (chance, _) => new OneCycle(
            annealing: chance.Happens(0.5) ? Annealing.Cosine : Annealing.Linear, threePhase: chance.Happens(0.5))),
        (typeof(StepDecay), static (chance, _) => new StepDecay(chance.Between(1, 2), 0.5)),
        (typeof(OwnSchedule), static (_, _) => new OwnSchedule()),
    ];

    /// <summary>A user's schedule, by step.</summary>
    private sealed class OwnSchedule : LearningRateSchedule
    {
        public override bool SpansTraining => false;

        public override double FactorAt(ScheduleTime time) => 1 / (1 + (0.05 * (time.Step % 7)));
    }
}
