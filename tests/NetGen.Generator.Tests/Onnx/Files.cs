using NetGen.Generator.Tests.Mathematics;
using NetGen.Tests;

namespace NetGen.Generator.Tests.Onnx;

/// <summary>A file as the reader of models sees it.</summary>
internal static class Files
{
    public static byte[] BytesOf(CompiledNetwork network, OnnxOptions? options = null)
    {
        using var folder = new TemporaryFolder();
        network.SaveOnnx(folder.File("net.onnx"), options ?? new OnnxOptions());
        return File.ReadAllBytes(folder.File("net.onnx"));
    }

    /// <summary>The operators of a file, in order.</summary>
    public static string OperatorsOf(CompiledNetwork network, OnnxOptions? options = null)
    {
        using var content = new Build.Files.ByteSource(new MemoryStream(BytesOf(network, options)));
        return string.Join(' ', Build.Onnx.OnnxReader.Read(content, new Build.Files.ExternalFiles(".")).Graph.Nodes.Select(static node => node.Operator));
    }
}
