using NetGen.Generator.Tests.Mathematics;

namespace NetGen.Reliability.Gradients.Trials;

/// <summary>Predictions of a batch, of one sample at a time, and with losses, against those in double.</summary>
internal sealed class Inference
{
    private readonly CompiledNetwork _network;
    private readonly Samples _samples;
    private readonly double[] _outputs, _scored, _losses;
    private readonly double _tolerance;

    private Inference(CompiledNetwork network, Samples samples)
    {
        (_network, _samples) = (network, samples);
        _outputs = Interpretation.Predict(network, samples);
        (_scored, _losses) = Interpretation.Score(network, samples);

        // Running statistics may divide by less than one, layer after layer, and a folded layer is rounded once more.
        int layers = network.Model.Layers.Count(static layer => layer.IsWeighted || layer.Statistics.Any());
        _tolerance = 3e-5 * Math.Max(1, layers / 4.0);
    }

    public static Inference Of(CompiledNetwork network, Samples samples) => new(network, samples);

    public void Check(string what)
    {
        Close.ShouldAgree(_network.PredictBatch(_samples.Inputs), _outputs, _tolerance, $"PredictBatch of {what}", smallestScale: 0.1);
        float[] single = [.. Enumerable.Range(0, _samples.Rows).SelectMany(n => _network.Predict(_samples.Row(n)))];
        Close.ShouldAgree(single, _outputs, _tolerance, $"Predict of {what}", smallestScale: 0.1);
        (float[] outputs, float[] losses) = _network.Score(_samples);
        Close.ShouldAgree(outputs, _scored, _tolerance, $"outputs of Score of {what}", smallestScale: 0.1);
        Close.ShouldAgree(losses, _losses, _tolerance, $"losses of Score of {what}", smallestScale: 0.1);
    }
}
