using Lectures.Data;
using Lectures.Output;
using NetGen;

namespace Lectures.Topics;

/// <summary>Averages that start at zero, and what makes up for it.</summary>
internal static class AdamTopic
{
    private const float Rate = 0.01f;
    private const double Beta1 = 0.9, Beta2 = 0.999;

    public static Topic Topic { get; } = new(
        "adam", Lecture.Optimization, "with bias correction Adam's first step is the learning rate in every direction; without it, √10 times as long", Run);

    private static Outcome Run(Page page)
    {
        var ravine = new Ravine(steepness: 10);
        Ravine.Path corrected = ravine.Descend(new Adam(Rate), 200), uncorrected = ravine.Descend(new UncorrectedAdam(Rate), 200);

        page.Say("Adam keeps a running mean of the gradient and of its square: m := 0.9·m + 0.1·g and s := 0.999·s + 0.001·g². Both start at 0. At t = 1 "
            + "they are 0.1·g and 0.001·g², which is too small by the factors 1 - 0.9 and 1 - 0.999. Adam divides by these corrections, 1 - β^t, and gets "
            + "g and g². So the step η·m/√s is η times the sign of the gradient, whatever its size. Without the corrections it is η·0.1/√0.001 = 3.16·η. "
            + "The rule without corrections is an optimizer of this sample: one method.");
        page.Table(
            ["t", "1 - 0.9^t", "1 - 0.999^t", "step along over η", "without corrections"],
            [.. new[] { 1, 2, 5, 10, 50 }.Select(t => new[]
            {
                $"{t}", $"{1 - Math.Pow(Beta1, t):F4}", $"{1 - Math.Pow(Beta2, t):F4}", $"{StepAlong(corrected, t) / Rate:F3}",
                $"{StepAlong(uncorrected, t) / Rate:F3}",
            })]);
        return new Outcome(
            Finding.About("first step along over the learning rate", StepAlong(corrected, 1) / Rate, 1, 1e-3),
            Finding.About("first step across, where the gradient is ten times as large", (corrected.Places[0].W2 - corrected.Places[1].W2) / Rate, 1, 1e-3),
            Finding.About("first step along without bias correction, √10", StepAlong(uncorrected, 1) / Rate, Math.Sqrt(10), 1e-2));
    }

    private static double StepAlong(Ravine.Path path, int t) => path.Places[t - 1].W1 - path.Places[t].W1;

    /// <summary>Adam as it would be without its bias corrections.</summary>
    private sealed class UncorrectedAdam(float learningRate) : Optimizer(learningRate)
    {
        public override int StateSlotCount => 2;

        public override void Update(Span<float> weights, ReadOnlySpan<float> gradient, OptimizerState state, Decay decay, UpdateStep step)
        {
            Span<float> m = state[0], s = state[1];
            for (int i = 0; i < weights.Length; i++)
            {
                m[i] = (float)((Beta1 * m[i]) + ((1 - Beta1) * gradient[i]));
                s[i] = (float)((Beta2 * s[i]) + ((1 - Beta2) * gradient[i] * gradient[i]));
                weights[i] -= step.LearningRate * m[i] / (MathF.Sqrt(s[i]) + 1e-8f);
            }
        }
    }
}
