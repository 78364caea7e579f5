using NetGen.Generator.Tests.Mathematics;

namespace NetGen.Reliability.Gradients.Trials;

/// <summary>Predictions of a batch, of one sample at a time, and with losses, against those in double, within the bound of steps.</summary>
internal sealed class Inference(CompiledNetwork network, Samples samples, Chance chance)
{
    /// <summary>Noisy passes at first, and before an error is reported.</summary>
    private const int Few = 2, Many = 24;

    /// <summary>An output near zero is as exact as the sum that it is.</summary>
    private const double SmallestScale = 0.1;

    private readonly double[] _outputs = new DoublePass(network, samples, 0).Predict();

    private readonly (double[] Outputs, double[] Losses) _scored = new DoublePass(network, samples, 0).Score();

    private readonly double _length = Math.Sqrt(RoundingBound.LongestSum(network, samples.Rows));

    private double _noise, _noiseOfLosses;

    private int _draws;

    public void Check(string what)
    {
        Draw(Few - _draws);
        (float[] outputs, float[] losses) = network.Score(samples);
        Check(network.PredictBatch(samples.Inputs), _outputs, () => _noise, $"PredictBatch of {what}");
        Check([.. Enumerable.Range(0, samples.Rows).SelectMany(n => network.Predict(samples.Row(n)))], _outputs, () => _noise, $"Predict of {what}");
        Check(outputs, _scored.Outputs, () => _noise, $"the outputs of Score of {what}");
        Check(losses, _scored.Losses, () => _noiseOfLosses, $"the losses of Score of {what}");
    }

    private void Check(float[] actual, double[] expected, Func<double> noise, string what)
    {
        double[] wide = Close.Widen(actual);
        double error = RoundingBound.LargestDifference(expected, wide);
        if (!(error <= Allowed()))
        {
            Draw(Many - _draws);
        }

        BrokenPromiseException.Unless(error <= Allowed(), () => $"Expected at most {Allowed():E1} from double, but found {error:E1} in {what}");

        double Allowed() => (RoundingBound.Factor * _length * noise())
            + (RoundingBound.Ends * DoublePass.UnitRoundoff * Math.Max(SmallestScale, RoundingBound.LargestOf(expected)));
    }

    private void Draw(int count)
    {
        for (; count > 0; count--, _draws++)
        {
            (double[] outputs, double[] losses) = new DoublePass(network, samples, 0).Score(chance);
            _noise = Math.Max(_noise, RoundingBound.LargestDifference(_scored.Outputs, outputs));
            _noiseOfLosses = Math.Max(_noiseOfLosses, RoundingBound.LargestDifference(_scored.Losses, losses));
        }
    }
}
