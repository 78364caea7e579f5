using System.Text.Json;

namespace NetGen.Integration.Tests.PyTorch;

/// <summary>A hundred steps of every optimizer on every loss, against PyTorch in float64.</summary>
public sealed class TrainingFixtureTests
{
    private const double Tolerance = 1e-5;

    /// <summary>RMSprop divides by the root of an average that starts at zero, which enlarges the rounding of float at first.</summary>
    private const double RmsPropTolerance = 5e-5;

    private static readonly JsonElement s_fixture =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "training.json"))).RootElement;

    public static TheoryData<string, int> Trainings()
    {
        var all = new TheoryData<string, int>();
        foreach (JsonElement network in s_fixture.GetProperty("networks").EnumerateArray())
        {
            for (int training = 0; training < network.GetProperty("trainings").GetArrayLength(); training++)
            {
                all.Add(network.GetProperty("name").GetString()!, training);
            }
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Trainings))]
    public void HundredSteps_EndWherePyTorchEnds(string network, int training)
    {
        JsonElement fixture = s_fixture.GetProperty("networks").EnumerateArray().Single(one => one.GetProperty("name").GetString() == network);
        Action<JsonElement, JsonElement> check = network switch
        {
            "classes" => Check<ClassesNet>,
            "labels" => Check<TwoLabelsNet>,
            "unit" => Check<UnitNet>,
            "regression" => Check<RegressionNet>,
            _ => throw new InvalidOperationException($"No network for {network}."),
        };
        check(fixture, fixture.GetProperty("trainings")[training]);
    }

    private static void Check<T>(JsonElement fixture, JsonElement training)
        where T : INeuralNetwork<T>
    {
        int rows = s_fixture.GetProperty("rows").GetInt32(), steps = s_fixture.GetProperty("steps").GetInt32(),
            every = s_fixture.GetProperty("lossEvery").GetInt32();
        var data = new Dataset(Floats(fixture, "inputs"), T.InputSize, Floats(fixture, "targets"), T.OutputSize);
        data.Count.ShouldBe(rows);

        T net = T.Create(0);
        net.SetParameters(Floats(fixture, "parameters"));
        History history = net.Fit(data, new FitOptions { Epochs = steps, BatchSize = rows, Shuffle = false, Optimizer = OptimizerOf(training) });

        double tolerance = training.GetProperty("optimizer").GetString() == "RmsProp" ? RmsPropTolerance : Tolerance;
        net.Parameters().ShouldBeNear(Doubles(training, "parameters"), tolerance);
        double[] losses = Doubles(training, "losses");
        for (int i = 0; i * every < steps; i++)
        {
            history.Epochs[i * every].Loss.ShouldBe(losses[i], tolerance, $"loss of step {(i * every) + 1}");
        }

        net.Evaluate(data).Loss.ShouldBe(losses[^1], tolerance);
    }

    private static Optimizer OptimizerOf(JsonElement training)
    {
        JsonElement arguments = training.GetProperty("arguments");
        float rate = Argument("learningRate", 0);
        return training.GetProperty("optimizer").GetString() switch
        {
            "Sgd" => new Sgd(rate, Argument("momentum", 0), nesterov: arguments.TryGetProperty("nesterov", out JsonElement nesterov) && nesterov.GetBoolean()),
            "RmsProp" => new RmsProp(rate, epsilon: Argument("epsilon", 1e-8f)),
            "Adam" => new Adam(rate),
            "AdamW" => new AdamW(rate, weightDecay: Argument("weightDecay", 0.01f)),
            string name => throw new InvalidOperationException($"No optimizer for {name}."),
            null => throw new InvalidOperationException("No optimizer."),
        };

        float Argument(string name, float otherwise) => arguments.TryGetProperty(name, out JsonElement value) ? value.GetSingle() : otherwise;
    }

    private static float[] Floats(JsonElement element, string name) => [.. Doubles(element, name).Select(static value => (float)value)];

    private static double[] Doubles(JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(static value => value.GetDouble())];
}
