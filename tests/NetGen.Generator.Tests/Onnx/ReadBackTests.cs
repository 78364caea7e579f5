using NetGen.Build;
using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Generator.ModelFiles;
using NetGen.Generator.Parsing;
using NetGen.Generator.Plans;
using NetGen.Generator.Tests.Mathematics;
using NetGen.Tests;

namespace NetGen.Generator.Tests.Onnx;

/// <summary>Every network of the catalogs goes out and comes back by our own reader, and its mathematics gives the same.</summary>
public sealed class ReadBackTests
{
    private const int Rows = 5;

    public static TheoryData<string> Networks => [.. Catalog.Texts];

    [Theory]
    [MemberData(nameof(Networks))]
    public void File_IsReadAsTheSameNetwork(string annotations)
    {
        CompiledNetwork network = NetworkCatalog.Of(annotations);
        using var folder = new TemporaryFolder();
        network.SaveOnnx(folder.File("net.onnx"), new OnnxOptions());
        ImportedFile read = Build.ModelFile.Read(folder.File("net.onnx"), "net.onnx").Content;
        var samples = Samples.For(network, Rows);
        Outputs.ShouldAgree(Interpreted(ModelOf(read), read.Values, samples), network.PredictBatch(samples.Inputs), $"{annotations}\n{read.Text}");
    }

    private static NetworkModel ModelOf(ImportedFile read)
    {
        Generator.ModelFiles.ModelFile file = ModelFileReader.Read(read.Text);
        file.Problems.ShouldBeEmpty();
        return FileNetwork.Of(
            Declaration.OfName("Network"),
            file,
            loss: null,
            isFrozen: true,
            static (descriptor, _, arguments) => Assert.Fail($"{descriptor.Id}: {string.Join(", ", arguments)}"))!;
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
