using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>A dense layer that at inference reads weights which do its neighbours' work too: y = after(before(x)·Wᵀ + b) = x·W′ᵀ + b′.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record DenseFolding
{
    /// <summary>Where the layer's panels start in the packed parameters.</summary>
    public required int Source { get; init; }

    /// <summary>Their layout, which is that of the folded panels too.</summary>
    public required PanelShape Shape { get; init; }

    /// <summary>Where the folded panels start.</summary>
    public required int Target { get; init; }

    /// <summary>What is done to the layer's inputs; null for nothing.</summary>
    public AffineLayer? Before { get; init; }

    /// <summary>What is done to its outputs; null for nothing.</summary>
    public AffineLayer? After { get; init; }
}
