using NetGen.Generator.Tests.Mathematics;
using NetGen.Tests;

namespace NetGen.Generator.Tests.Onnx;

/// <summary>Every network of the catalogs goes out in every way there is, and ONNX Runtime computes the same from it.</summary>
public sealed class RuntimeTests
{
    private const int Rows = 5;

    public static TheoryData<string> Networks => [.. Catalog.Sample];

    public static TheoryData<string> Images => [.. Catalog.Texts.Where(Catalog.HasImage)];

    public static TheoryData<string> Normalized => [.. Catalog.Texts.Where(Catalog.IsNormalized)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void File_GivesWhatTheNetworkGives(string annotations) => Check(annotations, new OnnxOptions());

    [LongTheory]
    [MemberData(nameof(Images))]
    public void FileWithChannelsFirst_GivesWhatTheNetworkGives(string annotations) => Check(annotations, new OnnxOptions { ChannelsFirst = true });

    [LongTheory]
    [MemberData(nameof(Normalized))]
    public void FoldedFile_GivesWhatTheNetworkGives(string annotations) => Check(annotations, new OnnxOptions { FoldNormalization = true });

    private static void Check(string annotations, OnnxOptions options)
    {
        CompiledNetwork network = NetworkCatalog.Of(annotations);
        var samples = Samples.For(network, Rows);
        using var folder = new TemporaryFolder();
        network.SaveOnnx(folder.File("net.onnx"), options);
        int[] input = [.. network.Model.Input.Dimensions], output = [.. network.Model.Output.Dimensions];
        float[] given = Runtime.Run(folder.File("net.onnx"), options.ChannelsFirst ? Turned(samples.Inputs, input) : samples.Inputs, Rows);
        float[] expected = network.PredictBatch(samples.Inputs);
        Outputs.ShouldAgree(given, options.ChannelsFirst ? Turned(expected, output) : expected, annotations);
    }

    /// <summary>Samples with their channels first.</summary>
    private static float[] Turned(float[] samples, int[] shape)
    {
        int channels = shape[^1], length = shape.Aggregate(1, static (product, size) => product * size);
        return shape.Length == 1
            ? samples
            : [.. samples.Chunk(length).SelectMany(Turned)];

        IEnumerable<float> Turned(float[] sample) => Enumerable.Range(0, channels).SelectMany(channel => sample.Where((_, i) => i % channels == channel));
    }
}
