using System.Globalization;

namespace NetGen;

/// <summary>A sample that was taken for a wrong class.</summary>
/// <remarks>The probabilities are those of a softmax or sigmoid. Of a single tanh unit they are (1 + y)/2 and (1 − y)/2; with any other last activation they are the outputs as they are, which then rank and no more.</remarks>
/// <param name="Row">Its row in the data set.</param>
/// <param name="Target">The class it is of.</param>
/// <param name="Predicted">The class it was taken for.</param>
/// <param name="Probability">What the network gave the class it was taken for.</param>
/// <param name="TargetProbability">What the network gave the class it is of.</param>
public readonly record struct Mistake(int Row, int Target, int Predicted, double Probability, double TargetProbability)
{
    /// <summary>One line for people.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"row {Row}: class {Target} (probability {TargetProbability:G3}) taken for class {Predicted} ({Probability:G3})");
}
