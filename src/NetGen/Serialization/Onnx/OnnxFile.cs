using System.Collections.Immutable;
using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>Writes networks as ONNX (onnx.ai): opset 17, IR version 8; called by generated code.</summary>
/// <remarks>
/// The graph reads <c>input</c> and gives <c>output</c>, both with a first dimension named <c>batch</c>. Weights and statistics have the names that <c>Save</c>
/// gives them. The same network gives the same bytes.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OnnxFile
{
    /// <summary>The name of what the graph reads.</summary>
    internal const string Input = "input";

    /// <summary>The name of what the graph gives.</summary>
    internal const string Output = "output";

    /// <summary>Writes a network in one step.</summary>
    /// <param name="info">The class.</param>
    /// <param name="storage">The network.</param>
    /// <param name="path">Replaced if it exists.</param>
    /// <param name="options">How.</param>
    /// <param name="layers">What the layers compute, a line for each: its kind, then settings.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="InvalidOperationException">
    /// A value is not finite, the input scaling has not been taken from data, another thread is training or changing the network, or the file would pass the
    /// two
    /// gigabytes that a reader takes.
    /// </exception>
    public static void Save(NetworkInfo info, NetworkStorage storage, string path, OnnxOptions options, string layers)
    {
        ArgumentNullException.ThrowIfNull(options);
        var snapshot = NetworkSnapshot.Take(info, storage, "SaveOnnx");
        ImmutableArray<OnnxLayer> described = OnnxLayer.Of(info, snapshot, layers);
        if (options.FoldNormalization)
        {
            described = OnnxFolding.Of(described);
        }

        var network = new OnnxNetwork(info, described, options);
        string version = typeof(OnnxFile).Assembly.GetName().Version!.ToString(3);
        ProtobufMessage model = OnnxMessages.Model("NetGen", version, network.ToMessage());
        if (model.Length > int.MaxValue)
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"This {info.Name} cannot be saved as ONNX: expected at most {int.MaxValue} bytes, all that such a file can hold, but found {model.Length}."));
        }

        AtomicFile.Write(path, model.WriteTo);
    }
}
