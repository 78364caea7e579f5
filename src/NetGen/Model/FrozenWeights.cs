using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>The weights of a frozen class: one block for all instances, in the layout of the kernels. It never changes after its construction.</summary>
/// <remarks>If a layer includes its neighbours, its weights are folded in place: there is no second copy.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FrozenWeights
{
    private readonly AlignedBuffer _parameters;
    private readonly AlignedBuffer _state;
    private readonly FoldedWeights? _folded;

    /// <summary>Reads the weights, and folds them.</summary>
    /// <exception cref="NetGenFormatException">The resource is missing or has other contents.</exception>
    internal FrozenWeights(NetworkInfo info, EmbeddedWeights weights)
    {
        _parameters = new AlignedBuffer(info.PackedLength);
        _state = new AlignedBuffer(info.StateCount);
        bool scalingIsKnown = weights.Read(info, _parameters.Span, _state.Span);
        if (info.Scaling != InputScaling.None && !scalingIsKnown)
        {
            throw new NetGenFormatException(
                $"{info.Name} scales its input, but its embedded weights contain no statistics of the scaling. Embed the weights of a trained network.");
        }

        _folded = info.Foldings.IsEmpty ? null : FoldedWeights.InPlace(info, _parameters, _state);
    }

    /// <summary>The packed parameter block, folded; see <see cref="TensorInfo"/>.</summary>
    public ReadOnlySpan<float> Parameters => _parameters.Span;

    /// <summary>The statistics; see <see cref="NetworkInfo.Statistics"/>.</summary>
    public ReadOnlySpan<float> State => _state.Span;

    /// <summary>The columns of a layer's input whose scaling is not in its weights.</summary>
    /// <param name="layer">Index among the folded layers.</param>
    /// <exception cref="InvalidOperationException">The network has no folded layer.</exception>
    /// <exception cref="ArgumentException">No layer is folded into the inputs of that layer.</exception>
    public UnfoldedColumns Unfolded(int layer) =>
        (_folded ?? throw new InvalidOperationException("This network has no layer into which another is folded.")).Unfolded(layer);
}
