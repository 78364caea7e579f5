using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>Saves networks as safetensors and loads them; called by generated code.</summary>
/// <remarks>
/// Tensors are named as PyTorch's <c>Sequential</c> names them and shaped as it shapes them. A scaled input adds <c>input.mean</c> and <c>input.scale</c>. The metadata hold what the network
/// computes at inference (<see cref="Architecture"/>), which must be the same to be loaded; a file without, written elsewhere, is told by its tensors alone. They also say whether the scaling
/// was taken from data; without that note it has been put into the file for a reason and counts as fitted. The name of the class is written for the reader and not checked, so a class can be renamed.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NetworkFile
{
    /// <summary>Writes parameters and statistics in one step.</summary>
    /// <param name="info">The class.</param>
    /// <param name="storage">The network.</param>
    /// <param name="path">Replaced if it exists.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="InvalidOperationException">
    /// A value is not finite, so that the file could not be loaded; the input scaling has not been taken from data; or another thread is training or changing the network. A file that was there stays.
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
            ["format"] = "pt", // What PyTorch's own files say: names and layouts are PyTorch's.
            [StoredNetwork.NameKey] = info.Name,
            [StoredNetwork.ArchitectureKey] = string.Join('\n', info.Architecture),
            [StoredNetwork.ScalingFittedKey] = info.Scaling == InputScaling.None ? "false" : "true",
        });
    }

    /// <summary>Replaces parameters and statistics by those of a file. Nothing is changed unless the whole file is sound.</summary>
    /// <param name="info">The class.</param>
    /// <param name="storage">The network.</param>
    /// <param name="path">A file written by <see cref="Save"/>, or by PyTorch with the same names; F64, F16 and BF16 are converted.</param>
    /// <exception cref="NetGenFormatException">The file is damaged, holds another network, or values that are not finite.</exception>
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
    /// <param name="name">From a name in the file to ours; null passes a tensor over.</param>
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
    /// <param name="stream">What a file holds, from where the stream stands to its end; it stays open. One that cannot seek is copied into memory first.</param>
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
    /// <param name="content">What a file holds, such as an embedded resource; not copied.</param>
    public static unsafe void Load(NetworkInfo info, NetworkStorage storage, ReadOnlySpan<byte> content)
    {
        fixed (byte* start = content)
        {
            using Stream stream = start is null ? Stream.Null : new UnmanagedMemoryStream(start, content.Length);
            StoredNetwork.Load(info, storage, new SafetensorsReader("The given bytes", stream));
        }
    }
}
