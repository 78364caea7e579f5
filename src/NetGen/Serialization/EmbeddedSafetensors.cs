using System.ComponentModel;
using System.Reflection;

namespace NetGen.Runtime;

/// <summary>
/// Embedded weights in a complete safetensors file, of which only the length is known. Generated code calls this class. It makes the same checks as
/// <c>Load</c>.
/// </summary>
/// <param name="assembly">The assembly that holds the resource.</param>
/// <param name="resource">Its name.</param>
/// <param name="length">Its length in bytes, as measured by the build.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EmbeddedSafetensors(Assembly assembly, string resource, long length) : EmbeddedWeights(assembly, resource)
{
    private protected override long LengthFor(NetworkInfo info) => length;

    private protected override string LengthWords(NetworkInfo info) => "as many as when the project was built";

    private protected override bool Read(NetworkInfo info, Stream stream, Span<float> packed, Span<float> state) =>
        StoredNetwork.Read(info, new SafetensorsReader(Place, stream), packed, state);
}
