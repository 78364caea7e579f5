using System.Text.Json;

namespace NetGen.Integration.Tests.PyTorch;

/// <summary>The networks of batchnorm.json.</summary>
[NeuralNetwork(4)]
[Dense(6)]
[BatchNorm]
[Activate(Activation.Relu)]
[Dense(3, Activation.Softmax)]
internal sealed partial class NormalizedBeforeNet;

/// <inheritdoc cref="NormalizedBeforeNet"/>
[NeuralNetwork(3)]
[BatchNorm]
[Dense(5, Activation.Tanh)]
[BatchNorm(Momentum = 0.3, Epsilon = 1e-3)]
[Dense(2)]
internal sealed partial class NormalizedAfterNet;

/// <summary>Images of six channels: statistics, γ, β and slopes are those of channels.</summary>
[NeuralNetwork(3, 4, 6)]
[BatchNorm]
[Activate(Activation.PRelu, SlopePerChannel = true)]
[BatchNorm(Momentum = 0.3, Epsilon = 1e-3)]
[Dense(2)]
internal sealed partial class NormalizedImagesNet;

/// <summary>Sixty steps on mini-batches, against PyTorch in float64: parameters, running statistics and what inference makes of both.</summary>
public sealed class BatchNormFixtureTests
{
    private const double Tolerance = 1e-5;

    private static readonly JsonElement s_fixture =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "batchnorm.json"))).RootElement;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void TrainingWithNormalizationBeforeTheActivation_EndsAsInPyTorch(int training) => Check<NormalizedBeforeNet>(0, training);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void TrainingWithNormalizedInputAndActivations_EndsAsInPyTorch(int training) => Check<NormalizedAfterNet>(1, training);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void TrainingWithNormalizedImages_EndsAsInPyTorch(int training) => Check<NormalizedImagesNet>(2, training);

    [Fact]
    public void NormalizedImages_AreSavedUnderTheNamesOfBatchNorm2d()
    {
        string[] keys = [.. s_fixture.GetProperty("networks")[2].GetProperty("keys").EnumerateArray().Select(static key => key.GetString()!)];
        string[] names = [.. Names<NormalizedImagesNet>()];
        keys.Where(static key => !key.Contains("num_batches_tracked", StringComparison.Ordinal)).ShouldBe(names, ignoreOrder: true);

        static IEnumerable<string> Names<T>()
            where T : INeuralNetwork<T> =>
            [
                .. T.Info.Tensors.Select(static tensor => $"{tensor.Name} [{string.Join(", ", tensor.Shape)}]"),
                .. T.Info.Statistics.Select(static statistic => $"{statistic.Name} [{statistic.Length}]"),
            ];
    }

    private static void Check<T>(int network, int index)
        where T : INeuralNetwork<T>
    {
        JsonElement fixture = s_fixture.GetProperty("networks")[network], training = fixture.GetProperty("trainings")[index];
        var data = new Dataset(Floats(fixture, "inputs"), T.InputSize, Floats(fixture, "targets"), T.OutputSize);
        T net = T.Create(0);
        net.SetParameters(Floats(fixture, "parameters"));
        net.Fit(data, new FitOptions
        {
            Epochs = s_fixture.GetProperty("epochs").GetInt32(), BatchSize = s_fixture.GetProperty("batchSize").GetInt32(), Shuffle = false,
            Optimizer = OptimizerOf(training),
        });
        net.Parameters().ShouldBeNear(Doubles(training, "parameters"), Tolerance, "parameter");
        net.State().ShouldBeNear(Doubles(training, "state"), Tolerance, "statistic");
        net.Outputs(data).ShouldBeNear(Doubles(training, "outputs"), Tolerance, "output");
    }

    private static Optimizer OptimizerOf(JsonElement training)
    {
        JsonElement arguments = training.GetProperty("arguments");
        float rate = arguments.GetProperty("learningRate").GetSingle();
        return training.GetProperty("optimizer").GetString() switch
        {
            "Sgd" => new Sgd(rate, arguments.GetProperty("momentum").GetSingle()),
            "Adam" => new Adam(rate),
            _ => new AdamW(rate, weightDecay: arguments.GetProperty("weightDecay").GetSingle()),
        };
    }

    private static float[] Floats(JsonElement element, string name) => [.. Doubles(element, name).Select(static value => (float)value)];

    private static double[] Doubles(JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(static value => value.GetDouble())];
}
