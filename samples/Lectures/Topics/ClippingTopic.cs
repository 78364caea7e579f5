using Lectures.Data;
using Lectures.Output;
using NetGen;

namespace Lectures.Topics;

/// <summary>Layers that make everything larger, twice as large as He's weights would.</summary>
[NeuralNetwork(2)]
[Dense(16, Activation.Relu, InitScale = 2)]
[Dense(16, Activation.Relu, InitScale = 2)]
[Dense(16, Activation.Relu, InitScale = 2)]
[Dense(16, Activation.Relu, InitScale = 2)]
[Dense(1)]
public partial class ExplodingNet;

/// <summary>Gradients that explode, and a bound on the length of a step.</summary>
internal static class ClippingTopic
{
    private const float Rate = 0.01f, Longest = 1;

    public static Topic Topic { get; } = new(
        "clipping", Lecture.DeepNetworks,
        "where gradients explode a training diverges; with their norm clipped to 1 no step is longer than the learning rate, and it learns", Run);

    private static Outcome Run(Page page)
    {
        Dataset data = Rings.Draw(400, seed: 1);
        var free = new Descent();
        string end = "the training came to its end";
        try
        {
            free.Run(data, clipNorm: 0);
        }
        catch (TrainingDivergedException divergence)
        {
            end = divergence.Message;
        }

        var clipped = new Descent();
        History history = clipped.Run(data, Longest);

        page.Say("The weights are twice as large as they should be, so each pass through four layers, forward or backward, multiplies by 16. Gradient "
            + "descent with a rate of 0.01 diverges in its first steps. `ClipNorm = 1` scales a gradient that is longer than 1 down to the length 1. Its "
            + "direction stays, and no step is longer than the learning rate (Pascanu et al., 2013).");
        page.Line($"not clipped: norm of the first gradient {free.FirstNorm:G3}; {end}");
        page.Curve("clipped: loss", [.. history.Epochs.Select(static epoch => epoch.Loss)], logarithmic: true);
        return new Outcome(
            Finding.AtLeast("norm of the first gradient", free.FirstNorm, 100),
            new Finding("training without a limit", free.Diverged, "diverges", free.Diverged ? "diverges" : end),
            Finding.AtMost("longest step with the norm clipped to 1, over the learning rate", clipped.LongestStep / Rate, 1.001),
            Finding.AtMost("loss at the end, where a constant answer has 0.25", history.Epochs[^1].Loss, 0.2));
    }

    /// <summary>A training that watches the gradient and how far each step goes.</summary>
    private sealed class Descent
    {
        private readonly float[] _before = new float[ExplodingNet.ParameterCount];
        private readonly float[] _after = new float[ExplodingNet.ParameterCount];

        public double FirstNorm { get; private set; } = double.NaN;

        public double LongestStep { get; private set; }

        public bool Diverged { get; private set; } = true;

        public History Run(Dataset data, float clipNorm)
        {
            var network = new ExplodingNet(seed: 1);
            network.CopyParametersTo(_before);
            History history = network.Fit(data, new FitOptions
            {
                Epochs = 200,
                BatchSize = 16,
                Seed = 1,
                ClipNorm = clipNorm,
                Optimizer = new Sgd(Rate),
                Schedule = new CosineDecay(),
                ReduceGradients = gradient => FirstNorm = double.IsNaN(FirstNorm) ? Norm(gradient) : FirstNorm,
                Callbacks = [new LambdaCallback(onBatchEnd: Measure)],
            });
            Diverged = false;
            return history;
        }

        private void Measure(TrainingContext training)
        {
            training.CopyParametersTo(_after);
            LongestStep = Math.Max(LongestStep, Math.Sqrt(SquaredDistance(_after, _before)));
            _after.CopyTo(_before, 0);
        }

        private static double Norm(ReadOnlySpan<float> gradient) => Math.Sqrt(SquaredDistance(gradient, new float[gradient.Length]));

        private static double SquaredDistance(ReadOnlySpan<float> some, ReadOnlySpan<float> others)
        {
            double squares = 0;
            for (int i = 0; i < some.Length; i++)
            {
                double difference = (double)some[i] - others[i];
                squares += difference * difference;
            }

            return squares;
        }
    }
}
