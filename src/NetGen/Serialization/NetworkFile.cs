using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>Saves networks as safetensors, and loads them. Generated code calls this class.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>Tensors have the names and shapes of PyTorch's <c>Sequential</c>. A scaled input adds <c>input.mean</c> and <c>input.scale</c>.</item>
/// <item>
/// The metadata hold the computation of the network at inference (<see cref="Architecture"/>). It must be the same when the file is loaded. A file without it,
/// from another program, is checked by its tensors only.
/// </item>
/// <item>
/// The metadata also say whether the scaling was taken from data. Without that entry the scaling counts as fitted, because somebody has put it into the file.
/// </item>
/// <item>The metadata hold the name of the class for human readers. It is not checked, so a class can be renamed.</item>
/// </list>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NetworkFile
{
    /// <summary>Writes parameters and statistics. The file is replaced in one step.</summary>
    /// <param name="info">The class.</param>
    /// <param name="storage">The network.</param>
    /// <param name="path">The file. It is replaced if it exists.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="InvalidOperationException">
    /// A value is not finite, so the file could not be loaded; the scaling of the input has not been taken from data; or another thread is training or changing
    /// the network. An existing file is not changed.
    /// </exception>
    public static void Save(NetworkInfo info, NetworkStorage storage, string path)
    {
        var snapshot = NetworkSnapshot.Take(info, storage, "Save");
        var tensors = new List<SafeTensor>();
        int next = 0;
        foreach (TensorInfo tensor in info.Tensors)
        {
            tensors.Add(SafeTensor.Of(tensor.Name, [.. tensor.Shape], snapshot.Parameters.Span.Slice(next, tensor.Length)));
            next += tensor.Length;
        }

        next = 0;
        foreach (StatisticInfo statistic in info.Statistics)
        {
            tensors.Add(SafeTensor.Of(statistic.Name, [statistic.Length], snapshot.State.Span.Slice(next, statistic.Length)));
            next += statistic.Length;
        }

        SafetensorsWriter.Write(path, tensors, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["format"] = "pt", // PyTorch's own files say this. Names and layouts are those of PyTorch.
            [StoredNetwork.NameKey] = info.Name,
            [StoredNetwork.ArchitectureKey] = string.Join('\n', info.Architecture),
            [StoredNetwork.ScalingFittedKey] = info.Scaling == InputScaling.None ? "false" : "true",
        });
    }

    /// <summary>Replaces parameters and statistics by those of a file. Nothing is changed unless the whole file is valid.</summary>
    /// <param name="info">The class.</param>
    /// <param name="storage">The network.</param>
    /// <param name="path">A file written by <see cref="Save"/>, or by PyTorch with the same names. F64, F16 and BF16 are converted.</param>
    /// <exception cref="NetGenFormatException">The file is damaged, holds another network, or has values that are not finite.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidOperationException">Another thread is training or changing the network.</exception>
    public static void Load(NetworkInfo info, NetworkStorage storage, string path)
    {
        using SafetensorsReader file = SafetensorsReader.Open(path);
        StoredNetwork.Load(info, storage, file);
    }

    /// <inheritdoc cref="Load(NetworkInfo, NetworkStorage, string)"/>
    /// <param name="info">The class.</param>
    /// <param name="storage">The network.</param>
    /// <param name="path">The file.</param>
    /// <param name="name">Maps a name in the file to ours; null skips the tensor.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public static void Load(NetworkInfo info, NetworkStorage storage, string path, Func<string, string?> name)
    {
        ArgumentNullException.ThrowIfNull(name);
        using SafetensorsReader file = SafetensorsReader.Open(path);
        StoredNetwork.Load(info, storage, file, name);
    }

    /// <inheritdoc cref="Load(NetworkInfo, NetworkStorage, string)"/>
    /// <param name="info">The class.</param>
    /// <param name="storage">The network.</param>
    /// <param name="stream">
    /// The content of a file, from the current position to the end. The stream stays open. A stream that cannot seek is copied to memory.
    /// </param>
    /// <exception cref="ArgumentException">The stream cannot be read.</exception>
    public static void Load(NetworkInfo info, NetworkStorage storage, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead)
        {
            throw new ArgumentException("Expected a stream that can be read, but found one that is closed or only written.", nameof(stream));
        }

        string name = stream is FileStream { Name: var path } ? path : "The stream";
        if (stream.CanSeek)
        {
            StoredNetwork.Load(info, storage, new SafetensorsReader(name, stream));
            stream.Seek(0, SeekOrigin.End);
            return;
        }

        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        copy.Position = 0;
        StoredNetwork.Load(info, storage, new SafetensorsReader(name, copy));
    }

    /// <inheritdoc cref="Load(NetworkInfo, NetworkStorage, string)"/>
    /// <param name="info">The class.</param>
    /// <param name="storage">The network.</param>
    /// <param name="content">The content of a file, such as an embedded resource. It is not copied.</param>
    public static unsafe void Load(NetworkInfo info, NetworkStorage storage, ReadOnlySpan<byte> content)
    {
        fixed (byte* start = content)
        {
            using Stream stream = start is null ? Stream.Null : new UnmanagedMemoryStream(start, content.Length);
            StoredNetwork.Load(info, storage, new SafetensorsReader("The given bytes", stream));
        }
    }
}
