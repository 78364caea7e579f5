using System.Globalization;

namespace NetGen;

/// <summary>A sample that was classified as a wrong class.</summary>
/// <remarks>
/// The probabilities are those of a softmax or sigmoid. For a single tanh unit they are (1 + y)/2 and (1 − y)/2. For any other activation of the last layer
/// they are the outputs themselves, which only rank.
/// </remarks>
/// <param name="Row">The row of the sample in the data set.</param>
/// <param name="Target">The class of the target.</param>
/// <param name="Predicted">The predicted class.</param>
/// <param name="Probability">The probability of the predicted class.</param>
/// <param name="TargetProbability">The probability of the target class.</param>
public readonly record struct Mistake(int Row, int Target, int Predicted, double Probability, double TargetProbability)
{
    /// <summary>One readable line.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"row {Row}: class {Target} (probability {TargetProbability:G3}) taken for class {Predicted} ({Probability:G3})");
}
