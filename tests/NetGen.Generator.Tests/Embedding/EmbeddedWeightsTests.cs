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
        [.. s_trained.Value.Select(static it => EmbeddedClass.Plain(it, isFrozen: false)), .. s_trained.Value.Select(static it => EmbeddedClass.Safetensors(it, isFrozen: false))]));

    public static TheoryData<int> Classes => [0, 1, 2, 3];

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

    private static CompiledNetwork TrainedOf(int index) => s_trained.Value[index % s_texts.Length];

    /// <summary>The original with its weights, to be changed.</summary>
    private static CompiledNetwork Loaded(int index)
    {
        CompiledNetwork network = TrainedOf(index).Copy();
        network.Parameters = TrainedOf(index).Parameters;
        network.State = TrainedOf(index).State;
        return network;
    }

    private static CompiledNetwork Instance(int index) => NetworkCompiler.Adapter(s_texts[index % s_texts.Length], TrainedOf(index).Model, s_types.Value[index]);

    private static CompiledNetwork Fitted(CompiledNetwork network)
    {
        network.Reset(1);
        network.Fit(Samples.For(network, 60), new FitOptions { Epochs = 1 });
        return network;
    }
}
