namespace NetGen;

/// <summary>A network as a file holds it: what its metadata say, and how it becomes parameters and statistics again.</summary>
internal static class StoredNetwork
{
    /// <summary>The class that was saved, for people.</summary>
    public const string NameKey = "netgen.network";

    /// <summary>What the network computes at inference, a line a layer.</summary>
    public const string ArchitectureKey = "netgen.architecture";

    /// <summary>Whether the input scaling was taken from data.</summary>
    public const string ScalingFittedKey = "netgen.scaling_fitted";

    /// <summary>Replaces parameters and statistics by those of a file. Nothing is changed unless the whole file is sound.</summary>
    /// <param name="info">The class.</param>
    /// <param name="storage">The network.</param>
    /// <param name="file">The file.</param>
    /// <param name="map">From a name in the file to ours, null to pass a tensor over; null where names are ours already.</param>
    /// <exception cref="NetGenFormatException">The file holds another network, or values that are not finite.</exception>
    /// <exception cref="InvalidOperationException">Another thread is training or changing the network.</exception>
    public static void Load(NetworkInfo info, NetworkStorage storage, SafetensorsReader file, Func<string, string?>? map = null)
    {
        TensorNames names = NamesOf(info, file, map);
        float[] parameters = ParametersOf(info, file, names);
        float[] state = StateOf(info, file, names);
        bool scalingIsFitted = info.Scaling != InputScaling.None && IsScalingFitted(file);
        using (storage.Enter("Load"))
        {
            storage.SetParameters(parameters);
            storage.SetState(state, scalingIsFitted);
        }
    }

    /// <summary>Reads a file into memory that nobody reads yet, a tensor at a time. What is there after a failure means nothing.</summary>
    /// <param name="info">The class.</param>
    /// <param name="file">The file.</param>
    /// <param name="packed">Receives the parameters as kernels read them.</param>
    /// <param name="state">Receives the statistics.</param>
    /// <returns>Whether the input scaling has been taken from data.</returns>
    /// <exception cref="NetGenFormatException">The file holds another network, or values that are not finite.</exception>
    public static bool Read(NetworkInfo info, SafetensorsReader file, Span<float> packed, Span<float> state)
    {
        TensorNames names = NamesOf(info, file, map: null);
        foreach (TensorInfo tensor in info.Tensors)
        {
            ParameterPacking.Pack(tensor, file.FiniteFloats(names.InFile(tensor.Name), [.. tensor.Shape]), packed);
        }

        StateOf(info, file, names).CopyTo(state);
        return info.Scaling != InputScaling.None && IsScalingFitted(file);
    }

    private static TensorNames NamesOf(NetworkInfo info, SafetensorsReader file, Func<string, string?>? map)
    {
        var names = TensorNames.Of(info, file, map, file.Metadata.GetValueOrDefault(NameKey));

        // A map that passes tensors over takes a part of a larger network, whose layers are not ours.
        if (!names.PassesOver)
        {
            RequireArchitectureOf(info, file);
        }

        names.RequireAll();
        return names;
    }

    /// <summary>Tensors of the same shapes may belong to a network that computes something else with them.</summary>
    private static void RequireArchitectureOf(NetworkInfo info, SafetensorsReader file)
    {
        if (!file.Metadata.TryGetValue(ArchitectureKey, out string? text))
        {
            return;
        }

        string[] expected = [.. info.Architecture], found = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        int same = expected.AsSpan().CommonPrefixLength(found, StringComparer.Ordinal);
        if (same == expected.Length && same == found.Length)
        {
            return;
        }

        throw new NetGenFormatException(
            $"{file.Path}: expected the layers of {info.Name}, but found those of {file.Metadata.GetValueOrDefault(NameKey, "another network")}. They differ from layer {same + 1} on: "
            + $"expected {Layer(expected)}, but found {Layer(found)}. Expected in all: {Layers(expected)}. Found in all: {Layers(found)}.");

        string Layer(string[] lines) => same < lines.Length ? lines[same] : "no more layers";

        static string Layers(string[] lines) => lines.Length == 0 ? "no layers" : string.Join(", ", lines);
    }

    private static float[] ParametersOf(NetworkInfo info, SafetensorsReader file, TensorNames names)
    {
        float[] parameters = new float[info.ParameterCount];
        int next = 0;
        foreach (TensorInfo tensor in info.Tensors)
        {
            file.FiniteFloats(names.InFile(tensor.Name), [.. tensor.Shape]).CopyTo(parameters, next);
            next += tensor.Length;
        }

        return parameters;
    }

    private static float[] StateOf(NetworkInfo info, SafetensorsReader file, TensorNames names)
    {
        float[] state = [.. info.Statistics.SelectMany(statistic => file.FiniteFloats(names.InFile(statistic.Name), statistic.Length))];
        return info.RefusalOf(state) is { } refusal ? throw new NetGenFormatException($"{file.Path}: tensor {refusal}") : state;
    }

    private static bool IsScalingFitted(SafetensorsReader file) => file.Metadata.GetValueOrDefault(ScalingFittedKey, "true") switch
    {
        "true" => true,
        "false" => false,
        string other => throw new NetGenFormatException($"{file.Path}: metadata {ScalingFittedKey}: expected true or false, but found {other}."),
    };
}
