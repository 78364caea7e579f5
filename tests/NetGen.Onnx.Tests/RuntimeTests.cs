using NetGen.Generator.Tests.Mathematics;
using NetGen.Tests;

namespace NetGen.Onnx.Tests;

/// <summary>Every network of the catalogs goes out, and ONNX Runtime computes the same from it.</summary>
public sealed class RuntimeTests
{
    private const int Rows = 5;

    public static TheoryData<string> Networks => [.. NetworkCatalog.Texts];

    [Theory]
    [MemberData(nameof(Networks))]
    public void File_GivesWhatTheNetworkGives(string annotations) => Check(annotations, new OnnxOptions());

    private static void Check(string annotations, OnnxOptions options)
    {
        CompiledNetwork network = NetworkCatalog.Of(annotations);
        var samples = Samples.For(network, Rows);
        using var folder = new TemporaryFolder();
        network.SaveOnnx(folder.File("net.onnx"), options);
        Outputs.ShouldAgree(Runtime.Run(folder.File("net.onnx"), samples.Inputs, Rows), network.PredictBatch(samples.Inputs), annotations);
    }
}
