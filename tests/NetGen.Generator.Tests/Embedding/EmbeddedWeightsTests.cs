using NetGen.Generator.Tests.Mathematics;

namespace NetGen.Generator.Tests.Embedding;

/// <summary>A class that can be trained starts from its embedded weights, and is an ordinary network otherwise.</summary>
public sealed class EmbeddedWeightsTests
{
    private static readonly string[] s_texts =
    [
        "[NeuralNetwork(9)] [Standardize] [Dense(17)] [BatchNorm] [Activate(Activation.PRelu)] [Dense(3, Activation.Softmax)]",
        "[NeuralNetwork(6, 7, 2)] [Conv2D(9, 3, Activation.Relu, Pad = 1)] [MaxPool2D(2)] [Dense(3, Activation.Softmax)]",
    ];

    private static readonly Lazy<IReadOnlyList<CompiledNetwork>> s_trained = new(static () => [.. NetworkCompiler.Compile(s_texts).Select(Fitted)]);

    private static readonly Lazy<IReadOnlyList<Type>> s_types = new(static () => EmbeddedClass.Compile(
    [
        .. s_trained.Value.Select(static it => EmbeddedClass.Plain(it, isFrozen: false)),
        .. s_trained.Value.Select(static it => EmbeddedClass.Safetensors(it, isFrozen: false)),
        .. s_trained.Value.Select(static it => EmbeddedClass.Placed(it, isFrozen: false)),
    ]));

    public static TheoryData<int> Classes => [0, 1, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Classes))]
    public void NewNetwork_HasTheEmbeddedWeights_WhateverTheSeed(int index)
    {
        (CompiledNetwork trained, CompiledNetwork embedded) = (TrainedOf(index), Instance(index));
        Bits.ShouldBe(embedded.Parameters, trained.Parameters, "parameters");
        Bits.ShouldBe(embedded.State, trained.State, "statistics");
        var samples = Samples.For(trained, 5);
        Bits.ShouldBe(embedded.PredictBatch(samples.Inputs), trained.PredictBatch(samples.Inputs), "y");
        Bits.ShouldBe(embedded.Predict(samples.Row(0)), trained.Predict(samples.Row(0)), "y of one sample");
        Bits.ShouldBe(embedded.Created(seed: 7).Parameters, trained.Parameters, "parameters with another seed");
    }

    /// <summary>Fine-tuning keeps the scaling that the weights were trained with, as it does after Load.</summary>
    [Theory]
    [MemberData(nameof(Classes))]
    public void NewNetwork_IsFitted_AndTrainsAsTheOriginalDoes(int index)
    {
        (CompiledNetwork trained, CompiledNetwork embedded) = (Loaded(index), Instance(index));
        embedded.Storage.ScalingIsFitted.ShouldBe(trained.Storage.ScalingIsFitted);
        embedded.Info.Scaling.ShouldBe(trained.Info.Scaling);
        var samples = Samples.For(trained, 30, seed: 9, scale: 3);
        embedded.Evaluate(samples.ToDataset()).ToString().ShouldBe(trained.Evaluate(samples.ToDataset()).ToString());

        var options = new FitOptions { Epochs = 2, BatchSize = 10 };
        embedded.Fit(samples, options).Epochs[^1].Loss.ShouldBe(trained.Fit(samples, options).Epochs[^1].Loss);
        Bits.ShouldBe(embedded.Parameters, trained.Parameters, "parameters after training");
        Bits.ShouldBe(embedded.State, trained.State, "statistics after training");
        embedded.CheckGradients(Samples.For(embedded, 8), useDoubleBackward: true).MaxRelativeError.ShouldBeLessThan(1e-5);

        EmbeddedClass.FileOf(embedded).Length.ShouldBe(EmbeddedClass.FileOf(trained).Length);
    }

    /// <summary>Other types than F32 are converted where the build has found the tensors, as Load converts them.</summary>
    [Theory]
    [InlineData("F64")]
    [InlineData("F16")]
    [InlineData("BF16")]
    public void TensorsOfOtherTypes_AreConverted(string type)
    {
        byte[] content = As(type, EmbeddedClass.FileOf(s_trained.Value[0]));
        CompiledNetwork trained = s_trained.Value[0];
        IReadOnlyList<Type> types = EmbeddedClass.Compile(
            EmbeddedClass.Placed(trained, content, isFrozen: false), EmbeddedClass.Of(trained, content, isSafetensors: true, isFrozen: false));
        CompiledNetwork[] networks = [.. types.Select(type => NetworkCompiler.Adapter("", trained.Model, type))];
        Bits.ShouldBe(networks[0].Parameters, networks[1].Parameters, "parameters");
        Bits.ShouldBe(networks[0].State, networks[1].State, "statistics");
        float largest = networks[0].Parameters.Zip(trained.Parameters).Max(static pair => Math.Abs(pair.First - pair.Second));
        largest.ShouldBeLessThan(type == "F64" ? 1e-30f : 0.02f);
    }

    /// <summary>The same file with elements of another type.</summary>
    private static byte[] As(string type, byte[] content)
    {
        using var file = new SafetensorsReader("file", new MemoryStream(content));
        var header = new System.Text.StringBuilder($"{{\"__metadata__\":{System.Text.Json.JsonSerializer.Serialize(file.Metadata)}");
        var data = new List<byte>();
        foreach (SafetensorsEntry entry in file.Entries)
        {
            int start = data.Count;
            foreach (float value in file.Floats(entry.Name, [.. entry.Shape]))
            {
                data.AddRange(type switch
                {
                    "F64" => BitConverter.GetBytes((double)value),
                    "F16" => BitConverter.GetBytes((Half)value),
                    _ => BitConverter.GetBytes(value)[2..],
                });
            }

            string shape = string.Join(',', entry.Shape);
            header.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $",\"{entry.Name}\":{{\"dtype\":\"{type}\",\"shape\":[{shape}],\"data_offsets\":[{start},{data.Count}]}}");
        }

        byte[] text = System.Text.Encoding.UTF8.GetBytes(header.Append('}').ToString());
        return [.. BitConverter.GetBytes((long)text.Length), .. text, .. data];
    }

    private static CompiledNetwork TrainedOf(int index) => s_trained.Value[index % s_texts.Length];

    /// <summary>The original with its weights, to be changed.</summary>
    private static CompiledNetwork Loaded(int index)
    {
        CompiledNetwork network = TrainedOf(index).Copy();
        network.Parameters = TrainedOf(index).Parameters;
        network.State = TrainedOf(index).State;
        return network;
    }

    private static CompiledNetwork Instance(int index) =>
        NetworkCompiler.Adapter(s_texts[index % s_texts.Length], TrainedOf(index).Model, s_types.Value[index]);

    private static CompiledNetwork Fitted(CompiledNetwork network)
    {
        network.Reset(1);
        network.Fit(Samples.For(network, 60), new FitOptions { Epochs = 1 });
        return network;
    }
}
