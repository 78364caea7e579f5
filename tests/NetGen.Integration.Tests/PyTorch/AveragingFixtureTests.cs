using System.Text.Json;

namespace NetGen.Integration.Tests.PyTorch;

/// <summary>
/// Thirty steps and the average of their weights, against PyTorch's <c>AveragedModel</c> in float64: parameters, running statistics and what inference makes of
/// both.
/// </summary>
public sealed class AveragingFixtureTests
{
    private const double Tolerance = 1e-5;

    private static readonly JsonElement s_fixture =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "averaging.json"))).RootElement;

    public static TheoryData<int> Averages => [.. Enumerable.Range(0, s_fixture.GetProperty("averages").GetArrayLength())];

    [Theory]
    [MemberData(nameof(Averages))]
    public void AveragedWeights_AreThoseOfPyTorch(int index)
    {
        JsonElement average = s_fixture.GetProperty("averages")[index];
        var data = new Dataset(Floats(s_fixture, "inputs"), NormalizedAfterNet.InputSize, Floats(s_fixture, "targets"), NormalizedAfterNet.OutputSize);
        var net = new NormalizedAfterNet();
        net.SetParameters(Floats(s_fixture, "parameters"));
        net.Fit(data, new FitOptions
        {
            Epochs = s_fixture.GetProperty("epochs").GetInt32(),
            BatchSize = s_fixture.GetProperty("batchSize").GetInt32(),
            Shuffle = false,
            Optimizer = new Sgd(s_fixture.GetProperty("learningRate").GetSingle(), s_fixture.GetProperty("momentum").GetSingle()),
            AverageWeights = new WeightAveraging(average.GetProperty("decay")
                .GetSingle(), average.GetProperty("biasCorrection").GetBoolean(), average.GetProperty("averageStatistics").GetBoolean()),
        });
        net.Parameters().ShouldBeNear(Doubles(average, "parameters"), Tolerance, "parameter");
        net.State().ShouldBeNear(Doubles(average, "state"), Tolerance, "statistic");
        net.Outputs(data).ShouldBeNear(Doubles(average, "outputs"), Tolerance, "output");
    }

    private static float[] Floats(JsonElement element, string name) => [.. Doubles(element, name).Select(static value => (float)value)];

    private static double[] Doubles(JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(static value => value.GetDouble())];
}
