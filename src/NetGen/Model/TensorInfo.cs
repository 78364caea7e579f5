using System.Collections.Immutable;
using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>The role of a parameter tensor in its layer.</summary>
public enum TensorRole
{
    /// <summary>It multiplies an input. Weight decay, L1 and L2 apply to this role only.</summary>
    Weight,

    /// <summary>It is added.</summary>
    Bias,

    /// <summary>The learned slope of a PRelu.</summary>
    Slope,

    /// <summary>γ of a normalisation, which multiplies the normalised value.</summary>
    Scale,

    /// <summary>β of a normalisation, which is added to the normalised value.</summary>
    Shift,
}

/// <summary>One parameter tensor: its name, its shape, its initial values, and the places of its elements in the packed parameter block.</summary>
/// <remarks>
/// <para>
/// The block holds panels. A panel is <see cref="PanelWidth"/> adjacent output units: first their biases, then one row of weights for each input. The index of
/// element (o, i) is <c>Offset + (o / PanelWidth)·PanelStride + i·PanelWidth + o % PanelWidth</c>.
/// </para>
/// <para>
/// Lanes past the last unit are padding. They are zero and stay zero, because their gradient is zero and every update maps (0, 0) to 0.
/// </para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record TensorInfo
{
    /// <summary>The properties and their values, in every culture the same.</summary>
    public override string ToString() => RecordText.Of(nameof(TensorInfo), PrintMembers);

    private ImmutableArray<int> _shape;
    private readonly int? _fanIn;
    private readonly int? _fanOut;

    /// <summary>The name that PyTorch's <c>Sequential</c> would use, such as <c>0.weight</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its role in the layer.</summary>
    public required TensorRole Role { get; init; }

    /// <summary>Output units.</summary>
    public required int Rows { get; init; }

    /// <summary>Inputs of a unit; 1 for a tensor that is not a weight.</summary>
    public required int Columns { get; init; }

    /// <summary>Index of element (0, 0) in the packed block.</summary>
    public required int Offset { get; init; }

    /// <summary>Units in a panel.</summary>
    public required int PanelWidth { get; init; }

    /// <summary>Values from one panel to the next.</summary>
    public required int PanelStride { get; init; }

    /// <summary>The distribution of the initial values; null if they are constant.</summary>
    public Init? Init { get; init; }

    /// <summary>The factor of the drawn initial values, or the constant initial value.</summary>
    public double InitScale { get; init; }

    /// <summary>Number of elements, without padding.</summary>
    public int Length => Rows * Columns;

    /// <summary>Number of panels.</summary>
    public int PanelCount => (Rows + PanelWidth - 1) / PanelWidth;

    /// <summary>Its shape in files. If none is set: [out, in] for a weight matrix, a vector for any other tensor.</summary>
    public ImmutableArray<int> Shape
    {
        get => _shape.IsDefault ? _shape = Role == TensorRole.Weight ? [Rows, Columns] : [Rows] : _shape;
        init => _shape = value;
    }

    /// <summary>Number of values that a unit reads. The initial weights depend on it.</summary>
    public int FanIn
    {
        get => _fanIn ?? Columns;
        init => _fanIn = value;
    }

    /// <summary>Number of units that read a value. The initial weights depend on it.</summary>
    public int FanOut
    {
        get => _fanOut ?? Rows;
        init => _fanOut = value;
    }

    /// <summary>
    /// Channels of the image that the columns read. In files and in <c>CopyParametersTo</c>, the columns are channel by channel, as in PyTorch. In the packed
    /// block they are pixel by pixel, as the image itself. The value is 1 if both orders are the same.
    /// </summary>
    public int Channels { get; init; } = 1;

    /// <summary>Whether penalties and weight decay apply to it.</summary>
    public bool Decays => Role == TensorRole.Weight;

    /// <summary>Index of an element in the packed block.</summary>
    /// <param name="row">Output unit.</param>
    /// <param name="column">Input.</param>
    public int IndexOf(int row, int column) => Offset + (row / PanelWidth * PanelStride) + (PlaceOf(column) * PanelWidth) + (row % PanelWidth);

    /// <summary>Position of a column in the order of the packed block.</summary>
    private int PlaceOf(int column)
    {
        int pixels = Columns / Channels;
        return Channels == 1 ? column : (column % pixels * Channels) + (column / pixels);
    }
}
