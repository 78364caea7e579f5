using System.Reflection;
using NetGen.Generator.Emission;
using NetGen.Generator.Tests.Mathematics;

namespace NetGen.Generator.Tests.Embedding;

/// <summary>What a frozen class has, and what its instances share.</summary>
public sealed class FrozenClassTests
{
    /// <summary>Scaled, normalised, with dropout, and large enough that a prediction goes layer by layer.</summary>
    private const string Text = "[NeuralNetwork(70)] [Standardize] [Dense(130)] [BatchNorm] [Activate(Activation.Relu)] [Dropout(0.3)]"
        + " [Dense(65, Activation.Tanh)] [Dense(3, Activation.Softmax)]";

    private static readonly Lazy<CompiledNetwork> s_trained = new(static () => Fitted(NetworkCompiler.Compile(Text)[0]));

    private static readonly Lazy<Type> s_type = new(static () => EmbeddedClass.Compile(EmbeddedClass.Safetensors(s_trained.Value, isFrozen: true) is var it
        ? it with { Model = it.Model with { Labels = new(["a", "\"b\"", "c"]) } }
        : it)[0]);

    [Fact]
    public void Members_AreThoseOfInferenceAlone() => s_type.Value
        .GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(static member => member is not MethodInfo { IsSpecialName: true })
        .Select(static member => member.ToString()!)
        .Order(StringComparer.Ordinal)
        .ShouldBe(
        [
            "Int32 Classify(System.ReadOnlySpan`1[System.Single])",
            "Int32 InputSize",
            "Int32 OutputSize",
            "Int32 ParameterCount",
            "Int32 StateCount",
            "Single[] Predict(System.ReadOnlySpan`1[System.Single])",
            "System.ReadOnlySpan`1[NetGen.LayerInfo] Layers",
            "System.ReadOnlySpan`1[System.String] Labels",
            "System.String Summary()",
            "Void .ctor()",
            "Void ClassifyBatch(System.ReadOnlySpan`1[System.Single], System.Span`1[System.Int32])",
            "Void Predict(System.ReadOnlySpan`1[System.Single], System.Span`1[System.Single])",
            "Void PredictBatch(System.ReadOnlySpan`1[System.Single], System.Span`1[System.Single])",
        ]);

    [Fact]
    public void Files_HoldNothingOfTraining()
    {
        IReadOnlyList<GeneratedFile> files = EmbeddedClass.Plain(s_trained.Value, isFrozen: true).Files;
        files.Select(static file => file.Concern).ShouldBe(["", "Predict", "Kernels512", "Kernels256", "Kernels128"]);
        string[] words = ["TrainingPass", "ReferencePass", "Gradient", "Dropout(", "Workspace", "INeuralNetwork", "NetworkStorage", "FoldedWeights"];
        words.Where(word => files.Any(file => file.Source.Contains(word, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void Instances_ShareOneBlock_WhateverThreadMakesThem()
    {
        Type type = EmbeddedClass.Compile(EmbeddedClass.Plain(s_trained.Value, isFrozen: true))[0];
        var made = new FrozenNetwork[16];
        using var start = new Barrier(made.Length);
        Thread[] threads = [.. Enumerable.Range(0, made.Length).Select(index => new Thread(() =>
        {
            start.SignalAndWait();
            made[index] = FrozenNetwork.Of(type);
        }))];
        Array.ForEach(threads, static thread => thread.Start());
        Array.ForEach(threads, static thread => thread.Join());
        made.Select(static network => network.Weights).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public void Prediction_AllocatesNothing()
    {
        var network = FrozenNetwork.Of(s_type.Value);
        float[] inputs = Samples.Normal(7 * 70, 1), outputs = new float[7 * 3];
        Predict();
        Predict();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Predict();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Predict()
        {
            network.Predict(inputs.AsSpan(0, 70), outputs.AsSpan(0, 3));
            network.PredictBatch(inputs, outputs);
            network.Classify(inputs.AsSpan(0, 70));
        }
    }

    /// <summary>One copy of the weights, folded where they lie.</summary>
    [Fact]
    public void Weights_AreFoldedInPlace()
    {
        var network = FrozenNetwork.Of(s_type.Value);
        network.Weights.Parameters.Length.ShouldBe(network.Info.PackedLength);
        network.Info.Foldings.ShouldAllBe(static folding => folding.Source == folding.Target);
        network.Info.Foldings.ShouldNotBeEmpty();
        network.Weights.Parameters.SequenceEqual(s_trained.Value.Storage.Parameters).ShouldBeFalse();
    }

    [Fact]
    public void Evaluate_GivesWhatItGivesOfTheTrainedClass()
    {
        Dataset data = Samples.For(s_trained.Value, 40).ToDataset();
        FrozenNetwork.Of(s_type.Value).Evaluate(data).ToString().ShouldBe(s_trained.Value.Evaluate(data).ToString());
    }

    [Fact]
    public void Labels_AreThoseOfTheModel() => s_type.Value.GetProperty("Labels")!.GetMethod!.CreateDelegate<Names>()().ToArray().ShouldBe(["a", "\"b\"", "c"]);

    private delegate ReadOnlySpan<string> Names();

    private static CompiledNetwork Fitted(CompiledNetwork network)
    {
        network.Reset(1);
        network.Fit(Samples.For(network, 60), new FitOptions { Epochs = 1 });
        return network;
    }
}
