namespace NetGen.Models.Tests;

/// <summary>Models that PyTorch exported, as classes: they answer as PyTorch does, and can be trained further.</summary>
public sealed class ExportedModelTests
{
    [Fact]
    public void Mlp_AnswersAsPyTorch() => AnswersAsPyTorch(new Mlp(), "mlp");

    [Fact]
    public void Residual_AnswersAsPyTorch() => AnswersAsPyTorch(new Residual(), "residual");

    [Fact]
    public void Depthwise_AnswersAsPyTorch() => AnswersAsPyTorch(new Depthwise(), "depthwise");

    [Fact]
    public void Sequence_AnswersAsPyTorch() => AnswersAsPyTorch(new Sequence(), "sequence");

    [Fact]
    public void Transformer_AnswersAsPyTorch() => AnswersAsPyTorch(new Transformer(), "transformer");

    [Fact]
    public void Transformer_Trains() => Trains(new Transformer(), "transformer", 1e-5);

    [Fact]
    public void Mlp_Trains() => Trains(new Mlp(), "mlp", 1e-5);

    [Fact]
    public void Residual_Trains() => Trains(new Residual(), "residual", 1e-5);

    [Fact]
    public void Depthwise_Trains() => Trains(new Depthwise(), "depthwise", 1e-5);

    [Fact]
    public void Sequence_Trains() => Trains(new Sequence(), "sequence", 1e-5);

    [Fact]
    public void LeNet_Trains() => Trains(new LeNet(), "lenet", 1e-5);

    /// <summary>PyTorch keeps the softmax in its loss: the file ends in logits, and the class that names the loss gives probabilities.</summary>
    [Fact]
    public void LeNetWithItsLoss_GivesTheProbabilitiesOfItsLogits()
    {
        Answer answer = Answers.Of("lenet");
        var net = new LeNet();
        foreach ((float[] input, float[] logits) in answer.Input.Zip(answer.Output))
        {
            float[] e = [.. logits.Select(static logit => MathF.Exp(logit))];
            ShouldBeClose(net.Predict(input), [.. e.Select(value => value / e.Sum())]);
        }
    }

    [Fact]
    public void SeedOfAnImportedClass_ChangesNothing()
    {
        float[] first = new float[Mlp.ParameterCount], second = new float[Mlp.ParameterCount];
        new Mlp(seed: 1).CopyParametersTo(first);
        new Mlp(seed: 2).CopyParametersTo(second);
        first.ShouldBe(second);
        first.ShouldContain(static value => value != 0);
    }

    private static void AnswersAsPyTorch<T>(T net, string model)
        where T : INeuralNetwork<T>
    {
        Answer answer = Answers.Of(model);
        float[] batch = new float[answer.Output.Sum(static output => output.Length)];
        net.PredictBatch(answer.Input.SelectMany(static input => input).ToArray(), batch);
        ShouldBeClose(batch, [.. answer.Output.SelectMany(static output => output)]);
        foreach ((float[] input, float[] expected) in answer.Input.Zip(answer.Output))
        {
            float[] output = new float[T.OutputSize];
            net.Predict(input, output);
            ShouldBeClose(output, expected);
        }
    }

    /// <summary>Gradients are right, training learns other answers, and what was learned is saved and loaded.</summary>
    private static void Trains<T>(T net, string model, double bound)
        where T : INeuralNetwork<T>
    {
        Answer answer = Answers.Of(model);
        float[][] rows = answer.Input;
        float[] targets = new float[rows.Length * T.OutputSize];
        for (int row = 0; row < rows.Length; row++)
        {
            targets[(row * T.OutputSize) + (row % T.OutputSize)] = 1;
        }

        var data = new Dataset(rows.SelectMany(static row => row).ToArray(), T.InputSize, targets, T.OutputSize);
        net.CheckGradients(data, samples: rows.Length).MaxRelativeError.ShouldBeLessThan(bound);
        double before = net.Evaluate(data).Loss;
        net.Fit(data, new FitOptions { Epochs = 40, BatchSize = rows.Length, Threads = 1, Optimizer = new Adam(0.01f) });
        net.Evaluate(data).Loss.ShouldBeLessThan(0.5 * before);

        using var folder = new NetGen.Tests.TemporaryFolder();
        net.Save(folder.File("net.safetensors"));
        var loaded = T.Load(folder.File("net.safetensors"));
        float[] expected = new float[T.OutputSize], found = new float[T.OutputSize];
        net.Predict(rows[0], expected);
        loaded.Predict(rows[0], found);
        found.ShouldBe(expected);
    }

    private static void ShouldBeClose(float[] found, float[] expected)
    {
        found.Length.ShouldBe(expected.Length);
        for (int i = 0; i < found.Length; i++)
        {
            found[i].ShouldBe(expected[i], 1e-5f * MathF.Max(1, MathF.Abs(expected[i])));
        }
    }
}
