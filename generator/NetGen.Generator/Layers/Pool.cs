using NetGen.Generator.Model;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Layers;

/// <summary>The largest value or the mean of a window, channel by channel.</summary>
/// <remarks><code>
/// forward    Y[i,j,c] = max or mean of X[i+u, j+v, c]
/// backward   max: dY goes to the largest value, the first of equal ones      mean: dY is divided among the values
/// </code>
/// A global pool has one window as large as the image, and gives a vector.
/// </remarks>
/// <param name="Name">The attribute's name.</param>
/// <param name="Input">Image or sequence.</param>
/// <param name="Window">The window.</param>
/// <param name="TakesLargest">True for the largest value, false for the mean.</param>
/// <param name="IsGlobal">Whether the window is the whole image.</param>
internal sealed record Pool(string Name, Shape Input, Window Window, bool TakesLargest, bool IsGlobal)
    : Layer(IsGlobal ? new Shape(Input.Channels) : Window.OutputOf(Input, Input.Channels))
{
    /// <summary>How much of the padding counts in the divisor of a mean; null for none.</summary>
    public CountedPadding? Counted { get; init; }

    public override string Kind => Name;

    public override string Settings =>
        IsGlobal ? ""
        : Counted is null ? WindowSummary
        : $"{WindowSummary}, Counted = {Counted.Top}+{Counted.Left}+{Counted.Bottom}+{Counted.Right}";

    public override string WindowSummary => IsGlobal ? "whole" : WindowText.Of(Window, Input, stride: null);

    public override LayerText Text
    {
        get
        {
            if (IsGlobal)
            {
                return LayerText.Of(TakesLargest ? "GlobalMaxPool" : "GlobalAveragePool", Input, Output);
            }

            bool isOfSequence = Input.Dimensions.Count == 2;
            LayerText text = Window.TextOf(LayerText.Of($"{(TakesLargest ? "Max" : "Average")}Pool{(isOfSequence ? 1 : 2)}D", Input, Output), isOfSequence);
            return TakesLargest ? text
                : Counted is not { } counted ? text.With("counted", isOfSequence ? [0, 0] : [0, 0, 0, 0])
                : text.With("counted", isOfSequence ? [counted.Left, counted.Right] : [counted.Top, counted.Left, counted.Bottom, counted.Right]);
        }
    }

    public override string Letter => "pool";

    /// <summary>PyTorch's Sequential needs a Flatten after a global pool.</summary>
    public override int Modules => IsGlobal ? 2 : 1;

    public override IEnumerable<Operation> Forward(LayerValues s) =>
        TakesLargest ? [new MaxPool(s.Y, s.X, Window)] : [new AveragePool(s.Y, s.X, Window) { Counted = Counted }];

    public override IEnumerable<Operation> Backward(LayerValues s) =>
        TakesLargest ? [new MaxPoolBackward(s.DX, s.DY, s.X, s.Y, Window)] : [new AveragePoolBackward(s.DX, s.DY, Window) { Counted = Counted }];
}
