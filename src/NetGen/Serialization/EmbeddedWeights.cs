using System.ComponentModel;
using System.Reflection;

namespace NetGen.Runtime;

/// <summary>Weights in a resource of the class's assembly. Generated code calls this class.</summary>
/// <remarks>
/// The content is read in the memory of the assembly, without a copy. Each format has a class of its own, so an app contains only the code of the format it
/// uses.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class EmbeddedWeights
{
    private readonly Assembly _assembly;
    private readonly string _resource;
    private readonly Lock _gate = new();
    private FrozenWeights? _frozen;

    /// <summary>Stores the name of the resource. Nothing is read yet.</summary>
    /// <param name="assembly">The assembly that holds the resource.</param>
    /// <param name="resource">Its name; empty for a network without weights.</param>
    private protected EmbeddedWeights(Assembly assembly, string resource) => (_assembly, _resource) = (assembly, resource);

    /// <summary>
    /// The weights of a frozen class: one block for all instances. The first thread that calls this creates the block. If that fails, the next call tries
    /// again.
    /// </summary>
    /// <param name="info">The class.</param>
    /// <exception cref="NetGenFormatException">The resource is missing or has other contents.</exception>
    public FrozenWeights FrozenFor(NetworkInfo info)
    {
        if (Volatile.Read(ref _frozen) is { } frozen)
        {
            return frozen;
        }

        lock (_gate)
        {
            if (_frozen is null)
            {
                Volatile.Write(ref _frozen, new FrozenWeights(info, this));
            }

            return _frozen!;
        }
    }

    /// <summary>Reads parameters and statistics into memory that no other code reads yet. After a failure, its content is undefined.</summary>
    /// <param name="info">The class.</param>
    /// <param name="packed">Receives the parameters in the layout of the kernels.</param>
    /// <param name="state">Receives the statistics.</param>
    /// <returns>Whether the scaling of the input is known.</returns>
    /// <exception cref="NetGenFormatException">The resource is missing or has other contents.</exception>
    internal bool Read(NetworkInfo info, Span<float> packed, Span<float> state)
    {
        if (_resource.Length == 0)
        {
            return false; // A network without weights has no resource.
        }

        using Stream stream = _assembly.GetManifestResourceStream(_resource) ?? throw Missing(info);
        long expected = LengthFor(info);
        return stream.Length == expected ? Read(info, stream, packed, state) : throw WrongLength(info, expected, stream.Length);
    }

    /// <summary>The resource, for messages.</summary>
    private protected string Place => $"Resource '{_resource}' of {_assembly.GetName().Name}";

    /// <summary>The required length in bytes.</summary>
    private protected abstract long LengthFor(NetworkInfo info);

    /// <summary>A description of this length, for the message.</summary>
    private protected abstract string LengthWords(NetworkInfo info);

    /// <summary>Reads the content, whose length is correct.</summary>
    private protected abstract bool Read(NetworkInfo info, Stream stream, Span<float> packed, Span<float> state);

    /// <summary>All bytes of the resource in the memory of the assembly. If the assembly is not in memory as a whole, it returns a copy.</summary>
    private protected static unsafe ReadOnlySpan<byte> ContentOf(Stream stream) =>
        stream is UnmanagedMemoryStream memory ? new ReadOnlySpan<byte>(memory.PositionPointer, checked((int)memory.Length)) : CopyOf(stream);

    private static byte[] CopyOf(Stream stream)
    {
        byte[] copy = new byte[stream.Length];
        stream.ReadExactly(copy);
        return copy;
    }

    // Messages are made in methods of their own, because a method that is not called is not compiled.
    private NetGenFormatException Missing(NetworkInfo info) =>
        new($"{Place}: expected the weights of {info.Name} as a resource, but found none. The project must name the file of the weights as a NetGenModel.");

    private NetGenFormatException WrongLength(NetworkInfo info, long expected, long found) =>
        new($"{Place}: expected {expected} bytes for {info.Name}, {LengthWords(info)}, but found {found}.");
}
