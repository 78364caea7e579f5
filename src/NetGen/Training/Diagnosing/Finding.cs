using System.Collections.Immutable;
using System.Globalization;

namespace NetGen;

/// <summary>What a training shows. Every kind has one rule with fixed thresholds.</summary>
/// <remarks>
/// The rules use these terms:
/// <list type="bullet">
/// <item>The <i>constant</i> is <see cref="History.BaselineLoss"/>, the loss of the best constant output.</item>
/// <item>The <i>second half</i> is the later half of the epochs. If their number is odd, the middle one is included.</item>
/// <item>A loss <i>at the end</i> is the median of the last three epochs.</item>
/// <item>
/// A loss <i>goes down</i> (or <i>up</i>) if, of all pairs of epochs, the later one has the lower (or higher) loss in at least three of four pairs.
/// </item>
/// </list>
/// Rules about losses need at least <see cref="Diagnosis.FewestEpochs"/> epochs, except that a training which diverged is always reported.
/// </remarks>
public enum FindingKind
{
    /// <summary>
    /// The learning rate is too high. One of these holds:
    /// <list type="bullet">
    /// <item>The training diverged.</item>
    /// <item>
    /// The training loss <i>jumps</i>. In the second half it rises at least twice, and in at least a quarter of the epochs. The sum of the rises is at least
    /// 7 % of the mean loss times the number of epochs, and at least as large as the fall of the loss over the second half. The mean loss is at least 0.05 of
    /// the constant (of the first loss, if the constant is not known).
    /// </item>
    /// <item>
    /// The training loss rose and stays high. It is above 1.1 of the constant throughout the second half, its end is at least 1.1 of its lowest value, and it
    /// is not on its way down as defined at <see cref="LearningRateTooLow"/>.
    /// </item>
    /// </list>
    /// </summary>
    LearningRateTooHigh,

    /// <summary>
    /// Gradients grow from the last layer to the first. In the last reading of a <see cref="HealthMonitor"/>, the gradient of the first weights is more than
    /// 1,000 times that of the last weights, or a value is not finite.
    /// </summary>
    ExplodingGradients,

    /// <summary>
    /// Gradients shrink from the last layer to the first. In the last reading of a <see cref="HealthMonitor"/>, the gradient of the first weights is less than
    /// 1/1,000 of that of the last weights, as after five sigmoid layers, and no ReLU layer is dead as a whole.
    /// </summary>
    VanishingGradients,

    /// <summary>
    /// Units of a ReLU layer are dead: their output is positive for none of the rows. In the last reading of a <see cref="HealthMonitor"/>, these are at least
    /// 40 % of the units of a layer.
    /// </summary>
    DeadUnits,

    /// <summary>
    /// The learning rate is too low. All of these hold:
    /// <list type="bullet">
    /// <item>At the end, the training loss is at least 0.7 of the constant.</item>
    /// <item>
    /// The training loss is <i>on its way down</i>: it goes down in the second half, and its fall there is at least a quarter of the whole fall, or at least
    /// 5 % of the loss at the middle. (The second half of an exponential decay has a quarter of the whole fall if the training lasts 2.2 time constants.)
    /// </item>
    /// <item>The fall is not fast: in the second half it is less than half of the loss at the middle.</item>
    /// <item>The training loss does not jump.</item>
    /// </list>
    /// </summary>
    LearningRateTooLow,

    /// <summary>
    /// Nothing is learned from the features. The rule of <see cref="Underfits"/> holds, and at the end the training loss is at least 0.95 of the constant. It
    /// is always reported together with <see cref="Underfits"/>.
    /// </summary>
    Stalled,

    /// <summary>
    /// Less than a third of what could be learned was learned. All of these hold:
    /// <list type="bullet">
    /// <item>At the end, the training loss is 0.7 to 1.1 of the constant.</item>
    /// <item>The training loss is not on its way down, as defined at <see cref="LearningRateTooLow"/>.</item>
    /// <item>The validation loss does not go down by 5 % or more in the second half.</item>
    /// <item>The learning rate is not too high.</item>
    /// </list>
    /// </summary>
    Underfits,

    /// <summary>
    /// The network learns its training set better than other rows. The training loss does not jump, at the end it is below 0.7 of the constant (if that is
    /// known), and one of these holds:
    /// <list type="bullet">
    /// <item>
    /// The validation loss rises. It was lowest three or more epochs before the last one, and goes up since then. At the end it is above its lowest value by at
    /// least 10 %, and by at least 0.01 of the constant. The training loss fell in the same time.
    /// </item>
    /// <item>
    /// The validation loss is far above the training loss. Its lowest value is at least twice the training loss at the end, and above it by at least 0.2 of the
    /// constant.
    /// </item>
    /// </list>
    /// </summary>
    Overfits,

    /// <summary>
    /// Nothing is wrong. All of these hold:
    /// <list type="bullet">
    /// <item>None of the other kinds was found.</item>
    /// <item>There are enough epochs.</item>
    /// <item>
    /// At the end and in the last epoch, the training loss is below 0.7 of the constant. If the constant is not known, it is below 0.9 of the first loss.
    /// </item>
    /// <item>
    /// At the end, the validation loss is below 0.95 of the constant (of the first loss, if the constant is not known). Without validation this is not checked.
    /// </item>
    /// </list>
    /// </summary>
    Healthy,
}

/// <summary>A number that a finding is based on.</summary>
/// <param name="Name">What the number is, and of which epoch.</param>
/// <param name="Value">The number.</param>
public readonly record struct Evidence(string Name, double Value)
{
    /// <summary>Name and value, with four significant digits.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} {Value:G4}");
}

/// <summary>One thing that a training shows.</summary>
/// <param name="Kind">Its kind, which has one rule.</param>
/// <param name="Numbers">The numbers it is based on.</param>
/// <param name="Sentence">The finding in words.</param>
/// <param name="Advice">What to try, the most promising first. Empty if there is nothing to do.</param>
public sealed record Finding(FindingKind Kind, ImmutableArray<Evidence> Numbers, string Sentence, string Advice)
{
    /// <summary>Kind and sentence, advice and numbers, one line each.</summary>
    public override string ToString()
    {
        string advice = Advice.Length == 0 ? "" : $"\n  try: {Advice}";
        return $"{Kind}: {Sentence}{advice}\n  from: {string.Join(", ", Numbers)}";
    }
}
