using System.Text.Json;

namespace NetGen.Tests.Optimizers;

/// <summary>PyTorch's own numbers: see Fixtures/make_optimizer_fixtures.py for the fields.</summary>
public class OptimizerFixtureTests
{
    private static readonly JsonElement s_fixture =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "optimizers.json"))).RootElement;

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, s_fixture.GetProperty("cases").GetArrayLength())];

    [Theory]
    [MemberData(nameof(Cases))]
    public void HundredSteps_EndWherePyTorchEnds(int index)
    {
        JsonElement fixture = s_fixture.GetProperty("cases")[index];
        Optimizer rule = Create(fixture.GetProperty("optimizer").GetString()!, fixture.GetProperty("arguments"));
        var decay = new Decay(0, fixture.GetProperty("l2").GetSingle(), IsWeight: true);
        float[] weights = Floats(s_fixture.GetProperty("start"));
        float[] state = new float[rule.StateSlotCount * weights.Length];
        int[] kept = [.. s_fixture.GetProperty("kept").EnumerateArray().Select(e => e.GetInt32())];
        for (int number = 1; number <= s_fixture.GetProperty("steps").GetInt32(); number++)
        {
            float[] gradient = Gradient(number, weights.Length);
            rule.Update(weights, gradient, new OptimizerState(state, weights.Length, 0, weights.Length), decay, new UpdateStep(rule.LearningRate, number));
            if (Array.IndexOf(kept, number) is int row and >= 0)
            {
                float[] expected = Floats(fixture.GetProperty("weights")[row]);
                for (int i = 0; i < weights.Length; i++)
                {
                    double tolerance = 5e-6 * Math.Max(1, Math.Abs(expected[i]));
                    ((double)weights[i]).ShouldBe(
                        expected[i], tolerance, $"{fixture.GetProperty("optimizer")} {fixture.GetProperty("arguments")}, weight {i} after step {number}");
                }
            }
        }
    }

    private static float[] Gradient(int step, int count) =>
        [.. Enumerable.Range(0, count).Select(i => (float)(Math.Cos((1.7 * i) + (0.9 * step)) * Math.Pow(10, (i % 4) - 2)))];

    private static float[] Floats(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetSingle())];

    private static Optimizer Create(string name, JsonElement arguments)
    {
        float rate = Number("learningRate", 0);
        return name switch
        {
            "Sgd" => new Sgd(rate, Number("momentum", 0), Number("dampening", 0), Flag("nesterov")),
            "RmsProp" => new RmsProp(rate, Number("alpha", 0.99f), Number("epsilon", 1e-8f), Number("momentum", 0), Flag("centered")),
            "Adam" => new Adam(rate, Number("beta1", 0.9f), Number("beta2", 0.999f), Number("epsilon", 1e-8f)),
            "AdamW" => new AdamW(rate, weightDecay: Number("weightDecay", 0.01f)),
            _ => throw new InvalidOperationException($"Unknown optimizer {name}."),
        };

        float Number(string argument, float otherwise) => arguments.TryGetProperty(argument, out JsonElement value) ? value.GetSingle() : otherwise;

        bool Flag(string argument) => arguments.TryGetProperty(argument, out JsonElement value) && value.GetBoolean();
    }
}
