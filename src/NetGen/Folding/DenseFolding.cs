using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>
/// A dense layer whose weights at inference include the layers before and after it: y = after(before(x)·Wᵀ + b) = x·W′ᵀ + b′.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record DenseFolding
{
    /// <summary>Index of the layer's panels in the packed parameters.</summary>
    public required int Source { get; init; }

    /// <summary>The layout of the panels, and of the folded panels.</summary>
    public required PanelShape Shape { get; init; }

    /// <summary>Index of the folded panels.</summary>
    public required int Target { get; init; }

    /// <summary>The layer that is folded into the inputs; null for none.</summary>
    public AffineLayer? Before { get; init; }

    /// <summary>The layer that is folded into the outputs; null for none.</summary>
    public AffineLayer? After { get; init; }
}
