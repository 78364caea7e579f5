namespace NetGen.Tests.Training.Schedules;

/// <summary>
/// Every schedule against its formula as the lecture or paper writes it, in <see langword="double"/>; E is the epoch from 1, s the step from 0, S the number of
/// steps.
/// </summary>
public sealed class ScheduleFormulaTests
{
    private const int Epochs = 8;
    private const int StepsPerEpoch = 7;
    private const double Steps = Epochs * StepsPerEpoch;

    private static readonly Dictionary<string, (LearningRateSchedule Schedule, Func<int, int, double> Formula)> s_formulas = new(StringComparer.Ordinal)
    {
        ["constant"] = (new ConstantRate(), static (_, _) => 1),
        ["constant share"] = (new ConstantRate(0.25), static (_, _) => 0.25),
        ["time-based, lecture"] = (new InverseTimeDecay(), static (epoch, _) => 1.0 / (1 + epoch)),
        ["time-based, slow"] = (new InverseTimeDecay(0.05), static (epoch, _) => 1 / (1 + (0.05 * epoch))),
        ["time-based, Keras"] = (new InverseTimeDecay(0.5, firstEpoch: 0), static (epoch, _) => 1 / (1 + (0.5 * (epoch - 1)))),
        ["exponential, lecture"] = (new ExponentialDecay(), static (epoch, _) => Power(0.95, epoch)),
        ["exponential, PyTorch"] = (new ExponentialDecay(0.8, firstEpoch: 0), static (epoch, _) => Power(0.8, epoch - 1)),
        ["root, lecture"] = (new InverseSqrtDecay(), static (epoch, _) => 1 / Math.Sqrt(epoch)),
        ["root with k"] = (new InverseSqrtDecay(0.3), static (epoch, _) => 0.3 / Math.Sqrt(epoch)),
        ["stairs"] = (new StepDecay(3, 0.5), static (epoch, _) => epoch <= 3 ? 1 : epoch <= 6 ? 0.5 : 0.25),
        ["cosine"] = (new CosineDecay(), static (_, step) => (1 + Math.Cos(Math.PI * step / Steps)) / 2),
        ["cosine, shorter"] = (new CosineDecay(4, 0.2), static (epoch, step) => epoch > 4 ? 0.2 : 0.2 + (0.8 * Math.Pow(Math.Cos(Math.PI * step / Steps), 2))),
        ["cosines"] = (new CosineDecayRestarts(2), static (_, step) => (1 + Math.Cos(Math.PI * (step % 14) / 14)) / 2),
        ["warm-up"] = (new LinearWarmup(2, startFactor: 0.1), static (epoch, step) => epoch > 2 ? 1 : 0.1 + (0.9 * step / 14)),
        ["warm-up of half an epoch"] = (new LinearWarmup(0.5, startFactor: 0.5), static (_, step) => step >= 4 ? 1 : 0.5 + (0.5 * step / 4)),
        ["warm-up, then stairs"] = (new LinearWarmup(1, new StepDecay(2)), static (epoch, step) => epoch == 1
            ? 0.01 + (0.99 * step / 7)
            : Power(0.1, (epoch - 2) / 2)),
        ["warm-up, then a rate of its own"] = (new LinearWarmup(1, new ConstantRate(0.5)), static (epoch, step) => epoch == 1
            ? 0.5 * (0.01 + (0.99 * step / 7))
            : 0.5),
        ["warm-up, then cosine"] =
            (new LinearWarmup(1, new CosineDecay()), static (epoch, step) => epoch == 1
                ? 0.01 + (0.99 * step / 7)
                : (1 + Math.Cos(Math.PI * (step - 7) / 49)) / 2),
        ["warm-up longer than the training"] = (new LinearWarmup(16, new CosineDecay()), static (_, step) => 0.01 + (0.99 * step / (2 * Steps))),

        // 0.5 · 56 − 1 = 27 steps up, 28 steps down.
        ["one cycle, straight"] = (new OneCycle(startShare: 0.5, divFactor: 10, finalDivFactor: 10, annealing: Annealing.Linear), static (_, step) =>
            step <= 27 ? 0.1 + (0.9 * step / 27) : 1 - (0.99 * (step - 27) / 28)),
        ["one cycle, shorter"] = (new OneCycle(epochs: 4, startShare: 0.25), static (_, step) =>
            step <= 6
                ? 0.04 + (0.96 * (1 - Math.Cos(Math.PI * step / 6)) / 2)
                : 4e-6 + ((1 - 4e-6) * (1 + Math.Cos(Math.PI * Math.Min((step - 6) / 21.0, 1))) / 2)),
    };

    public static TheoryData<string> Names => [.. s_formulas.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryStep_HasTheRateOfTheFormula(string name)
    {
        (LearningRateSchedule schedule, Func<int, int, double> formula) = s_formulas[name];
        for (int step = 0; step < Steps; step++)
        {
            schedule.FactorAt(new ScheduleTime(step, (long)Steps, StepsPerEpoch))
                .ShouldBe(formula((step / StepsPerEpoch) + 1, step), 1e-12, $"{name}, step {step}");
        }
    }

    [Fact]
    public void LectureExample_HasItsRates()
    {
        // α₀ = 0.2 and a decay of 1.
        double[] rates = [.. Enumerable.Range(0, 4).Select(static epoch => 0.2 * new InverseTimeDecay(1).FactorAt(new ScheduleTime(epoch, 4, 1)))];
        rates.ShouldBe([0.1, 0.2 / 3, 0.05, 0.04], 1e-15);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void OnlyASpanningSchedule_DependsOnTheLengthOfTheTraining(string name)
    {
        LearningRateSchedule schedule = s_formulas[name].Schedule;
        bool depends = Enumerable.Range(0, (int)Steps).Any(step =>
            schedule.FactorAt(new ScheduleTime(step, (long)Steps, StepsPerEpoch)) != schedule.FactorAt(new ScheduleTime(step, 2 * (long)Steps, StepsPerEpoch)));

        // A warm-up that fills both trainings hides what comes after it.
        schedule.SpansTraining.ShouldBe(depends || name == "warm-up longer than the training");
    }

    [Fact]
    public void Text_NamesEverySettingInEveryLanguage()
    {
        new LinearWarmup(2.5, new CosineDecay(endFactor: 0.01)).ToString()
            .ShouldBe("LinearWarmup(epochs 2.5, then CosineDecay(epochs all, endFactor 0.01), startFactor 0.01)");
        new OneCycle(30, annealing: Annealing.Linear).ToString()
            .ShouldBe("OneCycle(epochs 30, startShare 0.3, divFactor 25, finalDivFactor 10000, annealing Linear, threePhase False)");
        foreach ((LearningRateSchedule schedule, _) in s_formulas.Values)
        {
            foreach (System.Reflection.PropertyInfo setting in schedule.GetType()
                .GetProperties()
                .Where(static property => property.Name != nameof(LearningRateSchedule.SpansTraining)))
            {
                schedule.ToString().ShouldContain(char.ToLowerInvariant(setting.Name[0]) + setting.Name[1..] + " ");
            }
        }
    }

    [Fact]
    public void SettingOutOfRange_IsNamed()
    {
        Refused(static () => new ConstantRate(0)).ShouldBe("factor");
        Refused(static () => new InverseTimeDecay(double.NaN)).ShouldBe("decay");
        Refused(static () => new InverseTimeDecay(1, -1)).ShouldBe("firstEpoch");
        Refused(static () => new ExponentialDecay(1.01)).ShouldBe("gamma");
        Refused(static () => new ExponentialDecay(0.9, -1)).ShouldBe("firstEpoch");
        Refused(static () => new InverseSqrtDecay(-1)).ShouldBe("k");
        Refused(static () => new StepDecay(0)).ShouldBe("epochs");
        Refused(static () => new StepDecay(1, 0)).ShouldBe("gamma");
        Refused(static () => new CosineDecay(0)).ShouldBe("epochs");
        Refused(static () => new CosineDecay(1, 1.5)).ShouldBe("endFactor");
        Refused(static () => new CosineDecayRestarts(0)).ShouldBe("epochs");
        Refused(static () => new CosineDecayRestarts(1, 0)).ShouldBe("multiplier");
        Refused(static () => new CosineDecayRestarts(1, 1, -0.1)).ShouldBe("endFactor");
        Refused(static () => new LinearWarmup(0)).ShouldBe("epochs");
        Refused(static () => new LinearWarmup(1, startFactor: 0)).ShouldBe("startFactor");
        Refused(static () => new OneCycle(-1)).ShouldBe("epochs");
        Refused(static () => new OneCycle(startShare: 1)).ShouldBe("startShare");
        Refused(static () => new OneCycle(startShare: 0.5, threePhase: true)).ShouldBe("startShare");
        Refused(static () => new OneCycle(divFactor: 0.5)).ShouldBe("divFactor");
        Refused(static () => new OneCycle(finalDivFactor: double.PositiveInfinity)).ShouldBe("finalDivFactor");

        static string? Refused(Func<LearningRateSchedule> create) => Should.Throw<ArgumentOutOfRangeException>(() => create()).ParamName;
    }

    [Fact]
    public void SmallestTraining_HasARate()
    {
        LearningRateSchedule[] schedules =
        [
            .. s_formulas.Values.Select(static pair => pair.Schedule), new OneCycle(), new OneCycle(startShare: 0, threePhase: true)
        ];
        foreach (LearningRateSchedule schedule in schedules)
        {
            schedule.FactorAt(new ScheduleTime(0, 1, 1)).ShouldBeInRange(1e-9, 1, schedule.ToString());
        }
    }

    /// <summary>By multiplication, as it is meant.</summary>
    private static double Power(double factor, int exponent) => Enumerable.Repeat(factor, exponent).Aggregate(1.0, static (product, one) => product * one);
}
