using System.Collections.Immutable;
using System.Globalization;

namespace NetGen;

/// <summary>The difference between the gradient of back-propagation and a numeric gradient.</summary>
/// <param name="Tensors">One result for each parameter tensor.</param>
public sealed record GradientCheck(ImmutableArray<TensorCheck> Tensors)
{
    /// <summary>The largest relative error of a checked tensor. It is NaN if any error is NaN, which <c>Max</c> of a sequence would hide.</summary>
    public double MaxRelativeError => Tensors.Aggregate(0.0, static (largest, tensor) => Math.Max(largest, tensor.RelativeError));

    /// <summary>The names of tensors without a checked value. The loss has a kink at every value that was tried.</summary>
    public IReadOnlyList<string> Unchecked() => [.. Tensors.Where(static tensor => tensor.TriedCount == 0).Select(static tensor => tensor.Name)];

    /// <summary>A table with a line for each tensor, and the largest relative error.</summary>
    public override string ToString()
    {
        const string Heading = "tensor";
        int width = Tensors.Select(static tensor => tensor.Name.Length).Append(Heading.Length).Max();
        IEnumerable<string> lines =
        [
            $"{Heading.PadRight(width)}  tried  at a kink  relative error  analytic norm  numeric norm",
            .. Tensors.Select(tensor => LineOf(tensor, width)),
            string.Create(CultureInfo.InvariantCulture, $"largest relative error: {MaxRelativeError:0.00E+00}"),
        ];
        return string.Concat(lines.Select(static line => line + "\n"));
    }

    private static string LineOf(TensorCheck tensor, int width)
    {
        string name = tensor.Name.PadRight(width);
        string error = tensor.TriedCount == 0 ? "unchecked" : tensor.RelativeError.ToString("0.00E+00", CultureInfo.InvariantCulture);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{name}  {tensor.TriedCount,5}  {tensor.KinkCount,9}  {error,14}  {tensor.AnalyticNorm,13:0.00E+00}  {tensor.NumericNorm,12:0.00E+00}");
    }
}

/// <summary>The check of one tensor.</summary>
/// <param name="Name">The tensor's name, such as <c>0.weight</c>.</param>
/// <param name="TriedCount">Number of values that were compared; 0 for an unchecked tensor.</param>
/// <param name="RelativeError">
/// ‖analytic − numeric‖₂ / (‖analytic‖₂ + ‖numeric‖₂) over the tried values. It is 0 if both norms are below 1e-6 of the largest analytic norm of all tensors,
/// because both are then only rounding.
/// </param>
/// <param name="AnalyticNorm">‖analytic‖₂ over the tried values.</param>
/// <param name="NumericNorm">‖numeric‖₂ over the tried values.</param>
public sealed record TensorCheck(string Name, int TriedCount, double RelativeError, double AnalyticNorm, double NumericNorm)
{
    /// <summary>
    /// Number of values that were left out because the loss has a kink there: its derivatives from the left and from the right differ. This happens where a
    /// ReLU has an input of exactly zero, for example because all inputs of the unit are dropped. Back-propagation takes one of the two derivatives, and no
    /// numeric derivative can say which.
    /// </summary>
    public int KinkCount { get; init; }

    /// <summary>The properties and their values, in every culture the same.</summary>
    public override string ToString() => RecordText.Of(nameof(TensorCheck), PrintMembers);
}
