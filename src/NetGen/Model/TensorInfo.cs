using System.Collections.Immutable;
using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>What a parameter tensor is to its layer.</summary>
public enum TensorRole
{
    /// <summary>Multiplies an input; the only role that weight decay, L1 and L2 touch.</summary>
    Weight,

    /// <summary>Is added.</summary>
    Bias,

    /// <summary>The learned slope of a PRelu.</summary>
    Slope,

    /// <summary>γ of a normalisation, which multiplies what is normalised.</summary>
    Scale,

    /// <summary>β of a normalisation, which is added to it.</summary>
    Shift,
}

/// <summary>One parameter tensor: its name and shape, how it starts, and where its elements lie in the packed parameter block.</summary>
/// <remarks>
/// <para>The block holds panels. A panel is <see cref="PanelWidth"/> output units side by side: their biases first, then one row of weights for every input.
/// Element (o, i) lies at <c>Offset + (o / PanelWidth)·PanelStride + i·PanelWidth + o % PanelWidth</c>.</para>
/// <para>Lanes past the last unit are padding. They are zero and stay zero: their gradient is zero and every update maps (0, 0) to 0.</para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record TensorInfo
{
    private readonly ImmutableArray<int> _shape;
    private readonly int? _fanIn;
    private readonly int? _fanOut;

    /// <summary>The name PyTorch's <c>Sequential</c> would give it, such as <c>0.weight</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it is to its layer.</summary>
    public required TensorRole Role { get; init; }

    /// <summary>Output units.</summary>
    public required int Rows { get; init; }

    /// <summary>Inputs of a unit; 1 for all that is no weight.</summary>
    public required int Columns { get; init; }

    /// <summary>Where element (0, 0) lies in the packed block.</summary>
    public required int Offset { get; init; }

    /// <summary>Units side by side in a panel.</summary>
    public required int PanelWidth { get; init; }

    /// <summary>Values from one panel to the next.</summary>
    public required int PanelStride { get; init; }

    /// <summary>The distribution of the start values; null for a constant start.</summary>
    public Init? Init { get; init; }

    /// <summary>Multiplies the drawn start values, or is the constant start value.</summary>
    public double InitScale { get; init; }

    /// <summary>Number of elements, padding not counted.</summary>
    public int Length => Rows * Columns;

    /// <summary>Number of panels.</summary>
    public int Panels => (Rows + PanelWidth - 1) / PanelWidth;

    /// <summary>Its shape in files: [out, in] of a weight matrix; all others are vectors, if nothing else is said.</summary>
    public ImmutableArray<int> Shape
    {
        get => !_shape.IsDefault ? _shape : Role == TensorRole.Weight ? [Rows, Columns] : [Rows];
        init => _shape = value;
    }

    /// <summary>Values that a unit reads, by which the weight start goes.</summary>
    public int FanIn
    {
        get => _fanIn ?? Columns;
        init => _fanIn = value;
    }

    /// <summary>Units that read a value, by which the weight start goes.</summary>
    public int FanOut
    {
        get => _fanOut ?? Rows;
        init => _fanOut = value;
    }

    /// <summary>
    /// Channels of the image that the columns read. In files and in the order of the contract columns go channel by channel, as PyTorch's do; in the block they go
    /// pixel by pixel, as the image lies. 1 where both orders are the same.
    /// </summary>
    public int Channels { get; init; } = 1;

    /// <summary>Whether penalties and weight decay touch it.</summary>
    public bool Decays => Role == TensorRole.Weight;

    /// <summary>Where an element lies in the packed block.</summary>
    /// <param name="row">Output unit.</param>
    /// <param name="column">Input.</param>
    public int IndexOf(int row, int column) => Offset + (row / PanelWidth * PanelStride) + (PlaceOf(column) * PanelWidth) + (row % PanelWidth);

    /// <summary>Where a column lies among those of its row.</summary>
    private int PlaceOf(int column)
    {
        int pixels = Columns / Channels;
        return Channels == 1 ? column : (column % pixels * Channels) + (column / pixels);
    }
}
