using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>The weights of a frozen class: one block for all of its instances, laid out as the kernels read it, never changed once it is there.</summary>
/// <remarks>Where a layer does its neighbours' work too, its weights are folded in place: there is no second copy.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FrozenWeights
{
    private readonly AlignedBuffer _parameters;
    private readonly AlignedBuffer _state;
    private readonly FoldedWeights? _folded;

    /// <summary>Reads the weights, and folds them.</summary>
    /// <exception cref="NetGenFormatException">The resource is missing, or holds something else.</exception>
    internal FrozenWeights(NetworkInfo info, EmbeddedWeights weights)
    {
        _parameters = new AlignedBuffer(info.PackedLength);
        _state = new AlignedBuffer(info.StateCount);
        bool scalingIsKnown = weights.Read(info, _parameters.Span, _state.Span);
        if (info.Scaling != InputScaling.None && !scalingIsKnown)
        {
            throw new NetGenFormatException(
                $"{info.Name} scales its input, but its embedded weights are those of a network that has not taken the scaling from data. Embed a trained one.");
        }

        _folded = info.Foldings.IsEmpty ? null : FoldedWeights.InPlace(info, _parameters, _state);
    }

    /// <summary>The packed parameter block, folded; see <see cref="TensorInfo"/>.</summary>
    public ReadOnlySpan<float> Parameters => _parameters.Span;

    /// <summary>The statistics; see <see cref="NetworkInfo.Statistics"/>.</summary>
    public ReadOnlySpan<float> State => _state.Span;

    /// <summary>The columns of a layer's input whose scaling is not in its weights.</summary>
    /// <param name="layer">Which of the layers that are folded into.</param>
    /// <exception cref="InvalidOperationException">The network has no such layer.</exception>
    /// <exception cref="ArgumentException">Nothing stands before that layer.</exception>
    public UnfoldedColumns Unfolded(int layer) =>
        (_folded ?? throw new InvalidOperationException("This network has no layer into which another is folded.")).Unfolded(layer);
}
