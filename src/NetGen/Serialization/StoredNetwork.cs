namespace NetGen;

/// <summary>A network in a file: its metadata, and its conversion back to parameters and statistics.</summary>
internal static class StoredNetwork
{
    /// <summary>The name of the saved class, for human readers.</summary>
    public const string NameKey = "netgen.network";

    /// <summary>The computation of the network at inference, with a line for each layer.</summary>
    public const string ArchitectureKey = "netgen.architecture";

    /// <summary>Whether the scaling of the input was taken from data.</summary>
    public const string ScalingFittedKey = "netgen.scaling_fitted";

    /// <summary>Replaces parameters and statistics by those of a file. Nothing is changed unless the whole file is valid.</summary>
    /// <param name="info">The class.</param>
    /// <param name="storage">The network.</param>
    /// <param name="file">The file.</param>
    /// <param name="map">Maps a name in the file to ours, or to null to skip the tensor. It is null if the names are the same.</param>
    /// <exception cref="NetGenFormatException">The file holds another network, or has values that are not finite.</exception>
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

    /// <summary>Reads a file into memory that no other code reads yet, one tensor at a time. After a failure, its content is undefined.</summary>
    /// <param name="info">The class.</param>
    /// <param name="file">The file.</param>
    /// <param name="packed">Receives the parameters in the layout of the kernels.</param>
    /// <param name="state">Receives the statistics.</param>
    /// <returns>Whether the scaling of the input has been taken from data.</returns>
    /// <exception cref="NetGenFormatException">The file holds another network, or has values that are not finite.</exception>
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

        // A map that skips tensors takes a part of a larger network, whose layers are not ours.
        if (!names.PassesOver)
        {
            RequireArchitectureOf(info, file);
        }

        names.RequireAll();
        return names;
    }

    /// <summary>Throws if the layers differ. Tensors of the same shapes may belong to a network with another computation.</summary>
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
            $"{file.Path}: expected the layers of {info.Name}, but found those of {file.Metadata.GetValueOrDefault(NameKey, "another network")}. They differ "
                + $"from layer {same + 1} on: expected {Layer(expected)}, but found {Layer(found)}. Expected in all: {Layers(expected)}. Found in all: "
                + $"{Layers(found)}.");

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
