using System.Text.Json;

namespace NetGen.Integration.Tests.Callbacks;

public sealed class ReduceOnPlateauTests
{
    private static readonly Dataset s_data = Samples.Values(4, 2, 1);

    private static readonly JsonElement s_fixture =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "schedules.json"))).RootElement;

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, s_fixture.GetProperty("plateaus").GetArrayLength())];

    /// <summary>PyTorch's own learning rates: see make_schedule_fixtures.py for the fields.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void RecordedCurve_HasTheLearningRatesOfPyTorch(int index)
    {
        JsonElement fixture = s_fixture.GetProperty("plateaus")[index], arguments = fixture.GetProperty("arguments");
        double[] curve =
        [
            .. fixture.GetProperty("curve").EnumerateArray().Select(static value => value.ValueKind == JsonValueKind.Null ? double.NaN : value.GetDouble())
        ];
        var callback = new ReduceOnPlateau(
            Number("factor", 0.1),
            (int)Number("patience", 10),
            Number("threshold", 1e-4),
            arguments.TryGetProperty("thresholdMode", out _) ? ThresholdMode.Absolute : ThresholdMode.Relative,
            (int)Number("cooldown", 0),
            (float)Number("minLearningRate", 0),
            Recorded(curve, arguments.TryGetProperty("higherIsBetter", out _)));
        float[] rates = Train(curve.Length, callback);
        double[] expected = [.. fixture.GetProperty("rates").EnumerateArray().Select(static value => value.GetDouble())];
        for (int epoch = 0; epoch < curve.Length; epoch++)
        {
            ((double)rates[epoch]).ShouldBe(expected[epoch], 1e-6 * expected[epoch], $"{callback}, epoch {epoch}");
        }

        double Number(string argument, double otherwise) => arguments.TryGetProperty(argument, out JsonElement value) ? value.GetDouble() : otherwise;
    }

    [Fact]
    public void Fixture_ReducesInEveryCase() =>
        s_fixture.GetProperty("plateaus").EnumerateArray().ShouldAllBe(static one => one.GetProperty("rates").EnumerateArray().Last().GetDouble() < 0.15);

    [Fact]
    public void ReductionWithASchedule_IsAnExtraFactor()
    {
        // Never better after the first epoch: halved after the 3rd, 5th and 7th.
        double[] curve = [1, 2, 2, 2, 2, 2, 2, 2];
        var callback = new ReduceOnPlateau(0.5, patience: 1, monitor: Recorded(curve));
        float[] rates = Train(8, callback, new ExponentialDecay(0.9, firstEpoch: 0));
        double[] reductions = [1, 1, 1, 0.5, 0.5, 0.25, 0.25, 0.125];
        rates.Select(static rate => (double)rate).ShouldBe(reductions.Select(static (reduction, epoch) => 0.2 * Math.Pow(0.9, epoch) * reduction), 1e-8);
    }

    [Fact]
    public void CallbackUsedTwice_StartsAnew()
    {
        var callback = new ReduceOnPlateau(0.5, patience: 1, monitor: Recorded([1, 2, 2, 2]));
        float[] once = Train(4, callback);
        Train(4, callback).ShouldBe(once);
    }

    [Fact]
    public void SettingOutOfRange_IsNamed()
    {
        Refused(static () => new ReduceOnPlateau(factor: 0)).ShouldBe("factor");
        Refused(static () => new ReduceOnPlateau(factor: 1)).ShouldBe("factor");
        Refused(static () => new ReduceOnPlateau(patience: -1)).ShouldBe("patience");
        Refused(static () => new ReduceOnPlateau(threshold: double.NaN)).ShouldBe("threshold");
        Refused(static () => new ReduceOnPlateau(cooldown: -1)).ShouldBe("cooldown");
        Refused(static () => new ReduceOnPlateau(minLearningRate: -1)).ShouldBe("minLearningRate");

        static string? Refused(Func<Callback> create) => Should.Throw<ArgumentOutOfRangeException>(() => create()).ParamName;
    }

    private static Metric Recorded(double[] curve, bool higherIsBetter = false) => new("recorded", epoch => curve[epoch.Epoch - 1], higherIsBetter);

    /// <summary>The learning rate of every epoch.</summary>
    private static float[] Train(int epochs, Callback callback, LearningRateSchedule? schedule = null)
    {
        History history =
            new PlaneNet().Fit(s_data, new FitOptions { Epochs = epochs, Optimizer = new Sgd(0.2f), Schedule = schedule, Callbacks = [callback] });
        return [.. history.Epochs.Select(static epoch => epoch.LearningRate)];
    }
}
