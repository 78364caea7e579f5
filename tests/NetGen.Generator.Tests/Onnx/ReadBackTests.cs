using NetGen.Build;
using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Generator.Tests.Mathematics;
using NetGen.Tests;

namespace NetGen.Generator.Tests.Onnx;

/// <summary>Every network of the catalogs goes out and comes back by our own reader, and its mathematics gives the same.</summary>
public sealed class ReadBackTests
{
    private const int Rows = 5;

    private static readonly string[] s_compiled =
    [
        ImageCatalog.LeNet,
        ImageCatalog.Residual,
        GraphCatalog.SkipOverBatchNorm,
        "general: attention, sums",
        "[NeuralNetwork(16)] [MinMaxScale] [Dense(16, Activation.Relu)] [Dense(16, Activation.Gelu)] [Dense(16, Activation.Softmax)]",
    ];

    /// <summary>A layer that leaves values out at a border becomes a Slice, which is not read.</summary>
    private static readonly string[] s_sliced = ["general: padding by a constant, sums of Conv"];

    public static TheoryData<string> Networks => [.. Catalog.Sample.Except(s_sliced, StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void File_IsReadAsTheSameNetwork(string annotations)
    {
        CompiledNetwork network = NetworkCatalog.Of(annotations);
        using var folder = new TemporaryFolder();
        network.SaveOnnx(folder.File("net.onnx"), new OnnxOptions());
        ImportedFile read = Build.ModelFile.Read(folder.File("net.onnx"), "net.onnx").Content;
        var samples = Samples.For(network, Rows);
        float[] found = Interpreted(Imported.ModelOf(read, isFrozen: true), read.Values, samples);
        Outputs.ShouldAgree(found, network.PredictBatch(samples.Inputs), $"{annotations}\n{read.Text}");
    }

    /// <summary>From a network to a file, to a class, to a file again: all give the same, and the class can be trained.</summary>
    [LongFact]
    public void File_BecomesAClassThatGoesOutAgain()
    {
        CompiledNetwork[] networks = [.. s_compiled.Select(static text => NetworkCatalog.Of(text))];
        using var folder = new TemporaryFolder();
        string[] files = [.. networks.Select((_, index) => folder.File(FormattableString.Invariant($"net{index}.onnx")))];
        foreach ((CompiledNetwork network, string file) in networks.Zip(files))
        {
            network.SaveOnnx(file, new OnnxOptions());
        }

        foreach ((CompiledNetwork network, CompiledNetwork back) in networks.Zip(Imported.Compile(files)))
        {
            var samples = Samples.For(network, Rows);
            float[] expected = network.PredictBatch(samples.Inputs);
            Outputs.ShouldAgree(back.PredictBatch(samples.Inputs), expected, network.Annotations);
            back.SaveOnnx(folder.File("again.onnx"), new OnnxOptions());
            Outputs.ShouldAgree(Runtime.Run(folder.File("again.onnx"), samples.Inputs, Rows), expected, network.Annotations);
            back.Fit(samples, new FitOptions { Epochs = 1 }).Epochs.Count.ShouldBe(1);
        }
    }

    private static float[] Interpreted(NetworkModel model, IReadOnlyList<float[]> values, Samples samples)
    {
        var mathematics = Propagation.Of(model);
        double[] all = [.. values.SelectMany(static part => part).Select(static value => (double)value)];
        var run = new PlanInterpreter(samples.Rows);
        run[new Value("x", ValueRole.Input, new Shape(samples.InputSize))] = Close.Widen(samples.Inputs);
        int next = 0;
        IEnumerable<Value> tensors = mathematics.Tensors.Select(static tensor => tensor.Value)
            .Concat(mathematics.Statistics.Select(static statistic => statistic.Value));
        foreach (Value value in tensors)
        {
            run[value] = all[next..(next += value.Length)];
        }

        next.ShouldBe(all.Length);
        run.Run(mathematics.Infer);
        run.Run(mathematics.Finish);
        return [.. run["y"].Select(static value => (float)value)];
    }
}
