using System.Text.Json;

namespace NetGen.Tests.Training.Schedules;

/// <summary>PyTorch's own learning rates: see Fixtures/make_schedule_fixtures.py for the fields.</summary>
public sealed class ScheduleFixtureTests
{
    private static readonly JsonElement s_fixture =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "schedules.json"))).RootElement;

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, s_fixture.GetProperty("schedules").GetArrayLength())];

    [Theory]
    [MemberData(nameof(Cases))]
    public void EveryStep_HasTheLearningRateOfPyTorch(int index)
    {
        JsonElement fixture = s_fixture.GetProperty("schedules")[index];
        LearningRateSchedule schedule = Create(fixture);
        double learningRate = s_fixture.GetProperty("learningRate").GetDouble();
        int stepsPerEpoch = s_fixture.GetProperty("stepsPerEpoch").GetInt32(), steps = s_fixture.GetProperty("epochs").GetInt32() * stepsPerEpoch;
        JsonElement rates = fixture.GetProperty("rates");
        rates.GetArrayLength().ShouldBe(steps);
        for (int step = 0; step < steps; step++)
        {
            double expected = rates[step].GetDouble();
            double actual = learningRate * schedule.FactorAt(new ScheduleTime(step, steps, stepsPerEpoch));
            actual.ShouldBe(expected, 1e-10 * learningRate, $"{schedule}, step {step}");
        }
    }

    private static LearningRateSchedule Create(JsonElement description)
    {
        JsonElement arguments = description.GetProperty("arguments");
        return description.GetProperty("schedule").GetString() switch
        {
            "StepDecay" => new StepDecay(Epochs()!.Value, Number("gamma", 0.1)),
            "ExponentialDecay" => new ExponentialDecay(Number("gamma", 0.95), (int)Number("firstEpoch", 1)),
            "CosineDecay" => new CosineDecay(Epochs(), Number("endFactor", 0)),
            "CosineDecayRestarts" => new CosineDecayRestarts(Epochs()!.Value, (int)Number("multiplier", 1), Number("endFactor", 0)),
            "LinearWarmup" => new LinearWarmup(Number("epochs", 0), arguments.TryGetProperty("then", out JsonElement then)
                ? Create(then)
                : null, Number("startFactor", 0.01)),
            "OneCycle" => new OneCycle(
                Epochs(),
                Number("startShare", 0.3),
                Number("divFactor", 25),
                Number("finalDivFactor", 1e4),
                arguments.TryGetProperty("annealing", out _) ? Annealing.Linear : Annealing.Cosine,
                arguments.TryGetProperty("threePhase", out _)),
            string name => throw new InvalidOperationException($"Unknown schedule {name}."),
            null => throw new InvalidOperationException("A schedule has no name."),
        };

        double Number(string argument, double otherwise) => arguments.TryGetProperty(argument, out JsonElement value) ? value.GetDouble() : otherwise;

        int? Epochs() => arguments.TryGetProperty("epochs", out JsonElement value) ? value.GetInt32() : null;
    }
}
