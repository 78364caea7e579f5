using System.ComponentModel;

namespace NetGen;

/// <summary>Saves networks as safetensors and loads them; called by generated code.</summary>
/// <remarks>
/// Tensors are named as PyTorch's <c>Sequential</c> names them and shaped as it shapes them; of a BatchNorm that PyTorch has saved, <c>num_batches_tracked</c> is passed over: nothing
/// depends on it. A scaled input adds <c>input.mean</c> and <c>input.scale</c>, and the metadata tells whether these were taken from data; a file without that note, written elsewhere, has them for a reason, so there they count as
/// fitted. The name of the class is written for the reader and not checked: tensors decide, so a class can be renamed.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NetworkFile
{
    private const string RunningMeanSuffix = ".running_mean";
    private const string BatchCountSuffix = ".num_batches_tracked";
    private const string NetworkKey = "netgen.network";
    private const string ScalingFittedKey = "netgen.scaling_fitted";

    /// <summary>Writes parameters and statistics in one step.</summary>
    /// <param name="info">The class.</param>
    /// <param name="storage">The network.</param>
    /// <param name="path">Replaced if it exists.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="InvalidOperationException">A value is not finite, so that the file could not be loaded, or another thread is training or changing the network. A file that was there stays.</exception>
    public static void Save(NetworkInfo info, NetworkStorage storage, string path)
    {
        float[] parameters = new float[info.ParameterCount], state = new float[info.StateCount];
        bool scalingIsFitted = false;
        storage.Read("Save", () =>
        {
            scalingIsFitted = storage.ScalingIsFitted;
            storage.CopyParametersTo(parameters);
            storage.CopyStateTo(state);
        });
        var tensors = new List<SafeTensor>();
        int next = 0;
        foreach (TensorInfo tensor in info.Tensors)
        {
            tensors.Add(Sound(info, tensor.Name, tensor.Shape, parameters.AsSpan(next, tensor.Length)));
            next += tensor.Length;
        }

        next = 0;
        foreach (StatisticInfo statistic in info.Statistics)
        {
            tensors.Add(Sound(info, statistic.Name, [statistic.Length], state.AsSpan(next, statistic.Length)));
            next += statistic.Length;
        }

        SafetensorsWriter.Write(path, tensors, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["format"] = "pt", // What PyTorch's own files say: names and layouts are PyTorch's.
            [NetworkKey] = info.Name,
            [ScalingFittedKey] = scalingIsFitted ? "true" : "false",
        });
    }

    /// <summary>Replaces parameters and statistics by those of a file. Nothing is changed unless the whole file is sound.</summary>
    /// <param name="info">The class.</param>
    /// <param name="storage">The network.</param>
    /// <param name="path">A file written by <see cref="Save"/>, or by PyTorch with the same names; F16 and BF16 are widened.</param>
    /// <exception cref="NetGenFormatException">The file is damaged, holds other tensors than the network, or values that are not finite.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidOperationException">Another thread is training or changing the network.</exception>
    public static void Load(NetworkInfo info, NetworkStorage storage, string path)
    {
        using SafetensorsReader file = SafetensorsReader.Open(path);
        RequireTensorsOf(info, file, path);
        float[] parameters = ParametersOf(info, file);
        float[] state = StateOf(info, file, path);
        bool scalingIsFitted = info.Scaling != InputScaling.None && IsScalingFitted(file, path);
        using (storage.Enter("Load"))
        {
            storage.SetParameters(parameters);
            storage.SetState(state, scalingIsFitted);
        }
    }

    /// <summary>A tensor whose values are all finite.</summary>
    private static SafeTensor Sound(NetworkInfo info, string name, int[] shape, ReadOnlySpan<float> values)
    {
        int bad = FiniteScan.IndexOfNonFinite(values);
        return bad < 0
            ? SafeTensor.Of(name, shape, values)
            : throw new InvalidOperationException(FormattableString.Invariant($"This {info.Name} cannot be saved: expected finite values, but tensor {name} holds {values[bad]} at position {bad}. A file with it could not be loaded."));
    }

    private static void RequireTensorsOf(NetworkInfo info, SafetensorsReader file, string path)
    {
        HashSet<string> missing = new(info.Tensors.Select(static tensor => tensor.Name), StringComparer.Ordinal);
        missing.UnionWith(info.Statistics.Select(static statistic => statistic.Name));
        HashSet<string> passedOver = new(
            from statistic in info.Statistics
            where statistic.Name.EndsWith(RunningMeanSuffix, StringComparison.Ordinal)
            select statistic.Name[..^RunningMeanSuffix.Length] + BatchCountSuffix,
            StringComparer.Ordinal);
        string[] surplus = [.. file.Entries.Select(static entry => entry.Name).Where(name => !missing.Remove(name) && !passedOver.Contains(name))];
        if (missing.Count == 0 && surplus.Length == 0)
        {
            return;
        }

        string owner = file.Metadata.TryGetValue(NetworkKey, out string? network) ? $" of {network}" : "";
        throw new NetGenFormatException(
            $"{path}: expected the tensors of {info.Name}, but found those{owner}: missing {List(missing)}, not expected {List(surplus)}.");

        static string List(IEnumerable<string> names) => string.Join(", ", names.DefaultIfEmpty("none"));
    }

    private static float[] ParametersOf(NetworkInfo info, SafetensorsReader file)
    {
        float[] parameters = new float[info.ParameterCount];
        int next = 0;
        foreach (TensorInfo tensor in info.Tensors)
        {
            file.FiniteFloats(tensor.Name, tensor.Shape).CopyTo(parameters, next);
            next += tensor.Length;
        }

        return parameters;
    }

    private static float[] StateOf(NetworkInfo info, SafetensorsReader file, string path)
    {
        float[] state = [.. info.Statistics.SelectMany(statistic => file.FiniteFloats(statistic.Name, statistic.Length))];
        return info.RefusalOf(state) is { } refusal ? throw new NetGenFormatException($"{path}: tensor {refusal}") : state;
    }

    private static bool IsScalingFitted(SafetensorsReader file, string path) => file.Metadata.GetValueOrDefault(ScalingFittedKey, "true") switch
    {
        "true" => true,
        "false" => false,
        string other => throw new NetGenFormatException($"{path}: metadata {ScalingFittedKey}: expected true or false, but found {other}."),
    };
}
