using System.Collections.Immutable;
using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>Writes networks as ONNX (onnx.ai): opset 17, IR version 8. Generated code calls this class.</summary>
/// <remarks>
/// The graph reads <c>input</c> and writes <c>output</c>. The first dimension of both is named <c>batch</c>. Weights and statistics have the same names as in
/// <c>Save</c>. The same network gives the same bytes.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OnnxFile
{
    /// <summary>The name of the graph's input.</summary>
    internal const string Input = "input";

    /// <summary>The name of the graph's output.</summary>
    internal const string Output = "output";

    /// <summary>Writes a network. The file is replaced in one step.</summary>
    /// <param name="info">The class.</param>
    /// <param name="storage">The network.</param>
    /// <param name="path">The file. It is replaced if it exists.</param>
    /// <param name="options">The settings.</param>
    /// <param name="layers">The computation of the layers, a line for each: its kind, then settings.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="InvalidOperationException">
    /// A value is not finite, the scaling of the input has not been taken from data, another thread is training or changing the network, or the file would be
    /// larger than the two gigabytes that readers accept.
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
