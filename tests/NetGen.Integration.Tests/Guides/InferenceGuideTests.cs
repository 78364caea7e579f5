namespace NetGen.Integration.Tests.Guides;

[NeuralNetwork(4)]
[Standardize]
[Dense(16, Activation.Relu)]
[Dropout(0.1)]
[Dense(3, Activation.Softmax)]
public partial class FlowerNet;

/// <summary>The examples of docs/inference.md, word for word.</summary>
public sealed class InferenceGuideTests : IDisposable
{
    private readonly FlowerNet _trained = Trained();

    public InferenceGuideTests() => _trained.Save("flowers.safetensors");

    public void Dispose() => File.Delete("flowers.safetensors");

    [Fact]
    public void SavingAndLoadingExamples_GiveTheSameNetwork()
    {
        FlowerNet net = Trained();
        net.Save("flowers.safetensors");

        FlowerNet loaded = FlowerNet.Load("flowers.safetensors");
        loaded.Parameters().ShouldHaveTheBitsOf(net.Parameters());

        using (Stream stream = File.OpenRead("flowers.safetensors"))
        {
            loaded = FlowerNet.Load(stream);
        }

        byte[] content = File.ReadAllBytes("flowers.safetensors");
        loaded = FlowerNet.Load(content);
        loaded.Parameters().ShouldHaveTheBitsOf(net.Parameters());
        loaded.State().ShouldHaveTheBitsOf(net.State());
    }

    /// <summary>That other libraries read these files is tested beside the generator, with every network there.</summary>
    [Fact]
    public void OnnxExamples_WriteFiles()
    {
        FlowerNet net = _trained;
        net.SaveOnnx("flowers.onnx");
        net.SaveOnnx("flowers.folded.onnx", new OnnxOptions { FoldNormalization = true, ChannelsFirst = true });

        string file = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes("flowers.onnx")),
            folded = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes("flowers.folded.onnx"));
        File.Delete("flowers.onnx");
        File.Delete("flowers.folded.onnx");
        foreach (string name in (string[])["input", "output", "batch", "0.weight", "3.bias", "Dropout", "Softmax"])
        {
            file.ShouldContain(name);
            folded.ShouldContain(name);
        }

        file.ShouldContain("input.mean");
        folded.ShouldNotContain("input.mean");
    }

    [Fact]
    public void PredictionExamples_AgreeWithOneAnother()
    {
        FlowerNet loaded = _trained;
        ReadOnlySpan<float> flower = [5.1f, 3.5f, 1.4f, 0.2f];
        float[] probabilities = loaded.Predict(flower);         // three values that sum to 1
        int species = loaded.Classify(flower);                  // the position of the largest

        Span<float> output = stackalloc float[FlowerNet.OutputSize];
        loaded.Predict(flower, output);                         // the same, and nothing is allocated

        probabilities.Sum().ShouldBe(1, 1e-5f);
        species.ShouldBe(probabilities.AsSpan().IndexOf(probabilities.Max()));
        output.ToArray().ShouldBe(probabilities);

        float[] rows = [5.1f, 3.5f, 1.4f, 0.2f, 6.7f, 3.0f, 5.2f, 2.3f];   // two flowers
        float[] outputs = new float[2 * FlowerNet.OutputSize];
        loaded.PredictBatch(rows, outputs);
        int[] classes = new int[2];
        loaded.ClassifyBatch(rows, classes);

        outputs[..3].ShouldBeNear([.. probabilities], 1e-5);
        classes.ShouldBe([species, loaded.Classify(rows.AsSpan(4))]);
    }

    [Fact]
    public void ServingExamples_PredictOnAnyThreadAndInBlocks()
    {
        FlowerNet shared = FlowerNet.Load("flowers.safetensors");
        Parallel.For(0, 1000, _ => shared.Classify([5.1f, 3.5f, 1.4f, 0.2f]));

        FlowerNet loaded = shared;
        const int count = 600;
        float[] all = Samples.Normal(count * FlowerNet.InputSize, 1), some = new float[count * FlowerNet.OutputSize], expected = new float[some.Length];
        Span<float> features = all, predictions = some;
        CancellationToken cancellationToken = CancellationToken.None;
        const int Block = 256;
        for (int first = 0; first < count; first += Block)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int size = Math.Min(Block, count - first);
            loaded.PredictBatch(
                features.Slice(first * FlowerNet.InputSize, size * FlowerNet.InputSize),
                predictions.Slice(first * FlowerNet.OutputSize, size * FlowerNet.OutputSize));
        }

        loaded.PredictBatch(all, expected);
        some.ShouldBeNear([.. expected], 1e-5);
    }

    [Fact]
    public void InferenceExample_TakesWhatInfers()
    {
        Dataset data = Samples.Classes(60, 4, 3);
        AccuracyOf(_trained, data).ShouldBe(_trained.Evaluate(data).Accuracy);

        static double AccuracyOf<T>(T network, Dataset data)
            where T : IInferenceNetwork<T> => network.Evaluate(data).Accuracy;
    }

    [Fact]
    public void RenamingExample_ReadsTheFileOfAnotherModule()
    {
        Dictionary<string, string> torch = new(StringComparer.Ordinal)
        {
            ["0.weight"] = "hidden.weight", ["0.bias"] = "hidden.bias", ["3.weight"] = "head.weight", ["3.bias"] = "head.bias", ["input.mean"] = "scaler.mean_",
            ["input.scale"] = "scaler.scale_",
        };
        using (SafetensorsReader file = SafetensorsReader.Open("flowers.safetensors"))
        {
            SafetensorsWriter.Write(
                "torch.safetensors",
                [.. file.Entries.Select(entry => SafeTensor.Of(torch[entry.Name], [.. entry.Shape], file.Floats(entry.Name, [.. entry.Shape])
                    .AsSpan())), SafeTensor.Of("scaler.n_samples_seen_", [], (ReadOnlySpan<long>)[60])],
                new Dictionary<string, string>(StringComparer.Ordinal));
        }

        FlowerNet renamed = FlowerNet.Load("torch.safetensors", name => name switch
        {
            "hidden.weight" => "0.weight",
            "hidden.bias" => "0.bias",
            "head.weight" => "3.weight",
            "head.bias" => "3.bias",
            "scaler.mean_" => "input.mean",
            "scaler.scale_" => "input.scale",
            _ => null,
        });

        File.Delete("torch.safetensors");
        renamed.Parameters().ShouldHaveTheBitsOf(_trained.Parameters());
        renamed.State().ShouldHaveTheBitsOf(_trained.State());
    }

    /// <summary>What the page says of names and lines.</summary>
    [Fact]
    public void FileOfTheExample_HasTheNamesAndLinesOfThePage()
    {
        using SafetensorsReader file = SafetensorsReader.Open("flowers.safetensors");
        file.Entries.Select(static entry => entry.Name).ShouldBe(["0.weight", "0.bias", "3.weight", "3.bias", "input.mean", "input.scale"]);
        file.Metadata["netgen.architecture"].ShouldBe("Standardize\nDense(16)\nRelu\nDense(3)\nSoftmax");
    }

    private static FlowerNet Trained()
    {
        var net = new FlowerNet(seed: 1);
        net.Fit(Samples.Classes(60, 4, 3), new FitOptions { Epochs = 2 });
        return net;
    }
}
