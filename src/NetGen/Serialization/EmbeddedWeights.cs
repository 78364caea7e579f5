using System.ComponentModel;
using System.Reflection;

namespace NetGen.Runtime;

/// <summary>Weights that are a resource of the assembly of their class; called by generated code.</summary>
/// <remarks>
/// The content lies in the memory of the assembly and is read there, without a copy. Each form that it may have is a class of its own, so that an app has the
/// code of that form alone.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class EmbeddedWeights
{
    private readonly Assembly _assembly;
    private readonly string _resource;
    private readonly Lock _gate = new();
    private FrozenWeights? _frozen;

    /// <summary>Nothing is read yet.</summary>
    /// <param name="assembly">The assembly that holds the resource.</param>
    /// <param name="resource">Its name; empty for a network without weights.</param>
    private protected EmbeddedWeights(Assembly assembly, string resource) => (_assembly, _resource) = (assembly, resource);

    /// <summary>
    /// The weights of a frozen class: one block for all of its instances, made by the first thread that asks. Where that fails, the next to ask tries anew.
    /// </summary>
    /// <param name="info">The class.</param>
    /// <exception cref="NetGenFormatException">The resource is missing, or holds something else.</exception>
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

    /// <summary>Reads parameters and statistics into memory that nobody reads yet. What is there after a failure means nothing.</summary>
    /// <param name="info">The class.</param>
    /// <param name="packed">Receives the parameters as kernels read them.</param>
    /// <param name="state">Receives the statistics.</param>
    /// <returns>Whether the input scaling is known.</returns>
    /// <exception cref="NetGenFormatException">The resource is missing, or holds something else.</exception>
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

    /// <summary>How many bytes there must be.</summary>
    private protected abstract long LengthFor(NetworkInfo info);

    /// <summary>What makes up that length, for the message.</summary>
    private protected abstract string LengthWords(NetworkInfo info);

    /// <summary>Reads what is as long as it should be.</summary>
    private protected abstract bool Read(NetworkInfo info, Stream stream, Span<float> packed, Span<float> state);

    /// <summary>All bytes of the resource where they lie, or, where an assembly does not lie in memory as a whole, a copy.</summary>
    private protected static unsafe ReadOnlySpan<byte> ContentOf(Stream stream) =>
        stream is UnmanagedMemoryStream memory ? new ReadOnlySpan<byte>(memory.PositionPointer, checked((int)memory.Length)) : CopyOf(stream);

    private static byte[] CopyOf(Stream stream)
    {
        byte[] copy = new byte[stream.Length];
        stream.ReadExactly(copy);
        return copy;
    }

    // Texts are made in methods of their own: what is not called is not compiled either.
    private NetGenFormatException Missing(NetworkInfo info) =>
        new($"{Place}: expected the weights of {info.Name} as a resource, but found none. The project must name the file of the weights as a NetGenModel.");

    private NetGenFormatException WrongLength(NetworkInfo info, long expected, long found) =>
        new($"{Place}: expected {expected} bytes for {info.Name}, {LengthWords(info)}, but found {found}.");
}
