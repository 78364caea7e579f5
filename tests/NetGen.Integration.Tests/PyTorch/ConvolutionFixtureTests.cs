using System.Text.Json;

namespace NetGen.Integration.Tests.PyTorch;

/// <summary>
/// Networks of images and sequences against the same modules of PyTorch: names, outputs and the gradient of a step; see Fixtures/check_convolutions.py.
/// </summary>
public sealed class ConvolutionFixtureTests
{
    private const double Tolerance = 1e-5;

    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    private static readonly JsonElement s_fixture = JsonDocument.Parse(File.ReadAllText(Path.Combine(s_folder, "convolutions.json"))).RootElement;

    [Fact]
    public void Image_IsWhatPyTorchComputes() => Check(ImageNet.Load);

    [Fact]
    public void GroupsAndDepthwise_AreWhatPyTorchComputes() => Check(GroupedNet.Load);

    [Fact]
    public void DilatedAndPadded_IsWhatPyTorchComputes() => Check(DilatedNet.Load);

    [Fact]
    public void Sequence_IsWhatPyTorchComputes() => Check(SequenceNet.Load);

    [Fact]
    public void Unflattened_IsWhatPyTorchComputes() => Check(UnflattenedNet.Load);

    private static void Check<T>(Func<string, T> load)
        where T : INeuralNetwork<T>
    {
        string name = typeof(T).Name;
        JsonElement fixture = s_fixture.GetProperty(name);
        Keys<T>().ShouldBe(fixture.GetProperty("keys").EnumerateArray().Select(static key => key.GetString()), ignoreOrder: true);
        var data = new Dataset(Floats(fixture, "inputs"), T.InputSize, Floats(fixture, "targets"), T.OutputSize);

        T ours = load(Path.Combine(s_folder, name + ".safetensors"));
        ours.Parameters().ShouldHaveTheBitsOf(StateDictNetworks.Create<T>().Parameters());
        ours.Outputs(data).ShouldBeNear(Doubles(fixture, "outputsOfOurs"), Tolerance, "output of our file");

        T theirs = load(Path.Combine(s_folder, name + ".torch.safetensors"));
        theirs.Outputs(data).ShouldBeNear(Doubles(fixture, "outputs"), Tolerance, "output of PyTorch's file");
        for (int row = 0; row < data.Count; row++)
        {
            float[] output = new float[T.OutputSize];
            theirs.Predict(data.Features.Slice(row * T.InputSize, T.InputSize), output);
            output.ShouldBeNear(Doubles(fixture, "outputs")[(row * T.OutputSize)..((row + 1) * T.OutputSize)], Tolerance, $"output of row {row}");
        }

        // A step of the length of the gradient.
        float[] before = theirs.Parameters();
        theirs.Fit(data, new FitOptions { Epochs = 1, BatchSize = data.Count, Shuffle = false, Threads = 2, Optimizer = new Sgd(1f) });
        float[] gradient = [.. before.Zip(theirs.Parameters(), static (old, moved) => old - moved)];
        gradient.ShouldBeNear(Doubles(fixture, "gradient"), Tolerance, "gradient");
        theirs.State().ShouldBeNear(Doubles(fixture, "stateAfter"), Tolerance, "statistic");
    }

    private static string[] Keys<T>()
        where T : INeuralNetwork<T> =>
        [
            .. T.Info.Tensors.Select(static tensor => $"{tensor.Name} [{string.Join(", ", tensor.Shape)}]"),
            .. T.Info.Statistics.Select(static statistic => $"{statistic.Name} [{statistic.Length}]"),
        ];

    private static float[] Floats(JsonElement element, string name) => [.. Doubles(element, name).Select(static value => (float)value)];

    private static double[] Doubles(JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(static value => value.GetDouble())];
}
