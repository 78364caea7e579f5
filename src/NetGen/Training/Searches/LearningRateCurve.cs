using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>One step of a range test.</summary>
/// <param name="LearningRate">The learning rate of the step.</param>
/// <param name="Loss">Mean loss of the step's mini-batch.</param>
/// <param name="SmoothedLoss">The same as a moving average over some ten steps.</param>
public readonly record struct LearningRatePoint(float LearningRate, double Loss, double SmoothedLoss);

/// <summary>What a range test found: the loss over a growing learning rate. It falls where the rate is large enough to learn, and explodes where it is too large.</summary>
public sealed class LearningRateCurve
{
    private const int LargestTable = 24;
    private const int BarWidth = 40;

    internal LearningRateCurve(IReadOnlyList<LearningRatePoint> points)
    {
        LearningRatePoint first = points.FirstOrDefault(), lowest = points.Aggregate(first, static (low, point) => point.SmoothedLoss < low.SmoothedLoss ? point : low);
        Points = points;
        Suggestion = lowest.SmoothedLoss < first.SmoothedLoss ? lowest.LearningRate / 10 : null;
    }

    /// <summary>The steps, in the order of their learning rates.</summary>
    public IReadOnlyList<LearningRatePoint> Points { get; }

    /// <summary>A learning rate to begin with: a tenth of that at which the smoothed loss was lowest, where it still fell. Null if it never fell.</summary>
    public float? Suggestion { get; }

    /// <summary>A small table for people: learning rate, smoothed loss and a bar as long as it is high, then the suggestion.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("learning rate      loss\n");
        double highest = Points.Select(static point => point.SmoothedLoss).DefaultIfEmpty(0).Max();
        int rows = Math.Min(Points.Count, LargestTable);
        for (int row = 0; row < rows; row++)
        {
            // The first and the last step are shown, and others evenly between them.
            LearningRatePoint point = Points[rows == 1 ? 0 : (int)((long)row * (Points.Count - 1) / (rows - 1))];
            int bar = highest > 0 ? (int)Math.Round(BarWidth * Math.Max(point.SmoothedLoss, 0) / highest) : 0;
            text.Append(CultureInfo.InvariantCulture, $"{point.LearningRate,13:0.00E+00}  {point.SmoothedLoss,8:G4}  {new string('#', bar)}\n");
        }

        return text.Append(Suggestion is { } rate ? string.Create(CultureInfo.InvariantCulture, $"suggestion: {rate:0.00E+00}\n") : "no suggestion: the loss never fell\n").ToString();
    }
}
