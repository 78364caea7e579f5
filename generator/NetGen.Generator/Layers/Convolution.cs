using NetGen.Generator.Model;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Layers;

/// <summary>Filters that move over an image or a sequence: the same weights at every place.</summary>
/// <remarks>A cross-correlation, as in PyTorch and Keras. With i, j a place, u, v a tap, k a filter and c a channel of its group: <code>
/// forward    Y[i,j,k]     = b[k] + Σ W[k,c,u,v]·X[i+u, j+v, c]
/// backward   dW[k,c,u,v]  = Σ dY[i,j,k]·X[i+u, j+v, c]        db[k] = Σ dY[i,j,k]
///            dX[i+u, j+v, c] = Σ W[k,c,u,v]·dY[i,j,k]
/// </code></remarks>
/// <param name="Name">The attribute's name: Conv2D, Conv1D, DepthwiseConv2D.</param>
/// <param name="Input">Image or sequence.</param>
/// <param name="Window">How the filters move.</param>
/// <param name="Filters">Channels of the output.</param>
/// <param name="Groups">Groups of channels: a filter reads only the channels of its group.</param>
/// <param name="WeightStart">The start of W.</param>
/// <param name="BiasStart">The start of b; null for none.</param>
internal sealed record Convolution(string Name, Shape Input, Window Window, int Filters, int Groups, ParameterStart WeightStart, double? BiasStart)
    : Layer(Window.OutputOf(Input, Filters))
{
    public override string Kind => Name;

    public override string Settings => HasBias ? WindowSummary : $"{WindowSummary}, UseBias = false";

    public override string WindowSummary => Groups > 1 && Name != ConvolutionReader.Depthwise
        ? $"{WindowText.Of(Window, Input)}, {Setting("Groups", Groups)}"
        : WindowText.Of(Window, Input);

    public override LayerText Text => Window.TextOf(LayerText.Of(IsOfSequence ? "Conv1D" : "Conv2D", Input, Output).With("filters", Filters), IsOfSequence)
        .With("groups", Groups).With("bias", HasBias);

    public override string Letter => "z";

    public override long MultiplyAdds => (long)Window.Places * Filters * FilterLength;

    public bool HasBias => BiasStart is not null;

    /// <summary>Channels that a filter reads.</summary>
    public int GroupChannels => Input.Channels / Groups;

    /// <summary>Weights of a filter.</summary>
    private int FilterLength => GroupChannels * Window.Taps;

    public override IEnumerable<TensorSpec> Tensors
    {
        get
        {
            // A value is read by the filters of its group, at every tap.
            int fanOut = Filters / Groups * Window.Taps;
            yield return new TensorSpec("w", "weight", TensorRole.Weight, WeightShape, FilterLength, fanOut, WeightStart)
            {
                FiltersTogether = Filters / Groups,
            };
            if (BiasStart is { } start)
            {
                yield return TensorSpec.Vector("b", "bias", TensorRole.Bias, Filters, start);
            }
        }
    }

    private bool IsOfSequence => Input.Dimensions.Count == 2;

    private Shape WeightShape => IsOfSequence
        ? new Shape(Filters, GroupChannels, Window.X.Kernel)
        : new Shape(Filters, GroupChannels, Window.Y.Kernel, Window.X.Kernel);

    public override Layer StartingFor(Layer? activation) => this with { WeightStart = WeightStart.For(activation) };

    public override IEnumerable<Operation> Forward(LayerValues s)
    {
        yield return new Convolve(s.Y, s.X, s["w"], Window, Groups);
        if (HasBias)
        {
            yield return new AddRow(s.Y, s["b"]);
        }
    }

    public override IEnumerable<Operation> Backward(LayerValues s)
    {
        yield return new ConvolveWeightGradient(s.Gradient("w"), s.DY, s.X, Window, Groups);
        if (HasBias)
        {
            yield return new SumRows(s.Gradient("b"), s.DY);
        }

        yield return new ConvolveInputGradient(s.DX, s.DY, s["w"], Window, Groups);
    }
}
