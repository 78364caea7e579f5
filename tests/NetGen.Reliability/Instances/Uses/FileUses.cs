using NetGen.Native.Sharing;

namespace NetGen.Reliability.Instances.Uses;

/// <summary>Networks that are written and read.</summary>
internal static class FileUses
{
    public static IReadOnlyList<Use> All { get; } =
    [
        new("network files", Networks),
        new("ONNX files", Onnx),
    ];

    private static void Networks(Traces traces)
    {
        string path = traces.File("network.safetensors");
        Fitted().Save(path);
        Scaled network = Scaled.Load(path);
        network.Save(path);
        using (FileStream stream = File.OpenRead(path))
        {
            _ = Scaled.Load(stream);
        }

        _ = Scaled.Load(path, static name => name);
        traces.Add(network.Summary());
    }

    private static void Onnx(Traces traces)
    {
        Fitted().SaveOnnx(traces.File("scaled.onnx"));
        new Residual(2).SaveOnnx(traces.File("residual.onnx"), new OnnxOptions());
    }

    private static Scaled Fitted()
    {
        var network = new Scaled(1);
        network.SetState(OtherInstances<Scaled>.Statistics());
        return network;
    }
}
