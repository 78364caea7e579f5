using System.Collections.Immutable;
using System.Globalization;

namespace NetGen;

/// <summary>How far the gradient that back-propagation gives is from a numeric one.</summary>
/// <param name="Tensors">One result for every parameter tensor.</param>
public sealed record GradientCheck(ImmutableArray<TensorCheck> Tensors)
{
    /// <summary>The largest relative error of any tensor that was checked; NaN if any is NaN, which <c>Max</c> of a sequence would hide.</summary>
    public double MaxRelativeError => Tensors.Aggregate(0.0, static (largest, tensor) => Math.Max(largest, tensor.RelativeError));

    /// <summary>The names of tensors of which no value was left to check: the loss has a kink at each that was tried.</summary>
    public IReadOnlyList<string> Unchecked() => [.. Tensors.Where(static tensor => tensor.TriedCount == 0).Select(static tensor => tensor.Name)];

    /// <summary>A table with a line for every tensor, and the largest relative error.</summary>
    public override string ToString()
    {
        const string Heading = "tensor";
        int width = Tensors.Select(static tensor => tensor.Name.Length).Append(Heading.Length).Max();
        IEnumerable<string> lines =
        [
            $"{Heading.PadRight(width)}  tried  at a kink  relative error  analytic norm  numeric norm",
            .. Tensors.Select(tensor => string.Create(
                CultureInfo.InvariantCulture,
                $"{tensor.Name.PadRight(width)}  {tensor.TriedCount,5}  {tensor.KinkCount,9}  {(tensor.TriedCount == 0 ? "unchecked" : tensor.RelativeError.ToString("0.00E+00", CultureInfo.InvariantCulture)),14}  {tensor.AnalyticNorm,13:0.00E+00}  {tensor.NumericNorm,12:0.00E+00}")),
            string.Create(CultureInfo.InvariantCulture, $"largest relative error: {MaxRelativeError:0.00E+00}"),
        ];
        return string.Concat(lines.Select(static line => line + "\n"));
    }
}

/// <summary>The check of one tensor.</summary>
/// <param name="Name">The tensor's name, such as <c>0.weight</c>.</param>
/// <param name="TriedCount">How many of its values were compared; 0 for a tensor that is unchecked.</param>
/// <param name="RelativeError">
/// ‖analytic − numeric‖₂ / (‖analytic‖₂ + ‖numeric‖₂) over the tried values, the measure of the lectures; 0 where both norms are below 1e-6 of the largest
/// analytic norm
/// of any tensor, which is rounding on both sides.
/// </param>
/// <param name="AnalyticNorm">‖analytic‖₂ over the tried values.</param>
/// <param name="NumericNorm">‖numeric‖₂ over the tried values.</param>
public sealed record TensorCheck(string Name, int TriedCount, double RelativeError, double AnalyticNorm, double NumericNorm)
{
    /// <summary>
    /// How many further values were left out, because the loss has a kink at them: the derivative from the left is not that from the right. So it is where a
    /// ReLU is exactly at zero, for one all of
    /// whose inputs are dropped. There back-propagation takes one of the two, and no numeric derivative says which.
    /// </summary>
    public int KinkCount { get; init; }
}
