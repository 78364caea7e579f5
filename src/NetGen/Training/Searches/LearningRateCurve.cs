using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>One step of a range test.</summary>
/// <param name="LearningRate">The learning rate of the step.</param>
/// <param name="Loss">Mean loss of the step's mini-batch.</param>
/// <param name="SmoothedLoss">Moving average of the loss over about ten steps.</param>
public readonly record struct LearningRatePoint(float LearningRate, double Loss, double SmoothedLoss)
{
    /// <summary>The properties and their values, in every culture the same.</summary>
    public override string ToString() => RecordText.Of(nameof(LearningRatePoint), PrintMembers);
}

/// <summary>
/// The result of a range test: the loss as the learning rate grows. The loss falls if the rate is large enough to learn, and explodes if the rate is too large.
/// </summary>
public sealed class LearningRateCurve
{
    private const int LargestTable = 24;
    private const int BarWidth = 40;

    internal LearningRateCurve(IReadOnlyList<LearningRatePoint> points)
    {
        LearningRatePoint first = points.FirstOrDefault(),
            lowest = points.Aggregate(first, static (low, point) => point.SmoothedLoss < low.SmoothedLoss ? point : low);
        Points = points;
        Suggestion = lowest.SmoothedLoss < first.SmoothedLoss ? lowest.LearningRate / 10 : null;
    }

    /// <summary>The steps, in the order of their learning rates.</summary>
    public IReadOnlyList<LearningRatePoint> Points { get; }

    /// <summary>
    /// A learning rate to begin with: a tenth of the rate at which the smoothed loss was lowest. There the loss still fell. Null if the loss never fell.
    /// </summary>
    public float? Suggestion { get; }

    /// <summary>A small table to read: learning rate, smoothed loss and a bar whose length shows the loss, then the suggestion.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("learning rate      loss\n");
        double highest = Points.Select(static point => point.SmoothedLoss).DefaultIfEmpty(0).Max();
        int rows = Math.Min(Points.Count, LargestTable);
        for (int row = 0; row < rows; row++)
        {
            // Shows the first and the last step, and others evenly spaced between them.
            LearningRatePoint point = Points[rows == 1 ? 0 : (int)((long)row * (Points.Count - 1) / (rows - 1))];
            int bar = highest > 0 ? (int)Math.Round(BarWidth * Math.Max(point.SmoothedLoss, 0) / highest) : 0;
            text.Append(CultureInfo.InvariantCulture, $"{point.LearningRate,13:0.00E+00}  {point.SmoothedLoss,8:G4}  {new string('#', bar)}\n");
        }

        return text.Append(Suggestion is { } rate
            ? string.Create(CultureInfo.InvariantCulture, $"suggestion: {rate:0.00E+00}\n")
            : "no suggestion: the loss never fell\n").ToString();
    }
}
