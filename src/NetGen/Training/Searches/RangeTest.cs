namespace NetGen;

/// <summary>The callback of a learning-rate range test. It records the losses and ends the training when they explode.</summary>
internal sealed class RangeTest : Callback
{
    /// <summary>The weight of earlier losses in the smoothed loss, which averages over about ten steps.</summary>
    private const double Past = 0.9;

    /// <summary>The loss has exploded if the smoothed loss is this many times the lowest.</summary>
    private const double Explosion = 4;

    /// <summary>Steps before the lowest loss is used. The loss of the first mini-batch may be low by chance.</summary>
    private const int Settling = 10;

    private readonly int _steps;
    private readonly List<LearningRatePoint> _points = [];
    private double _average;
    private double _lowest = double.PositiveInfinity;

    private RangeTest(int steps) => _steps = steps;

    /// <summary>Trains a copy of the network with all options that affect a step.</summary>
    public static LearningRateCurve Run<T>(
        T network, IRowSource data, FitOptions options, float smallest, float largest, int steps, CancellationToken cancellation)
        where T : INeuralNetwork<T>
    {
        var test = new RangeTest(steps);
        double own = options.Optimizer.LearningRate;
        using Trainer<T> trainer = Trainer<T>.Create(Copy(network), data, options with
        {
            // An epoch has at least one step.
            Epochs = steps, Schedule = new GeometricSweep(smallest / own, largest / own, steps), Callbacks = [test], Validation = null, Progress = null,
            ResumeFrom = null, Restarts = 1, Collective = null,
        });
        try
        {
            trainer.Fit(cancellation);
        }
        catch (TrainingDivergedException) when (test._points.Count > 0)
        {
            // The loss is no longer finite. The test looks for this, so it is no error.
        }

        return new LearningRateCurve(test._points);
    }

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingContext training)
    {
        double loss = training.Run.BatchLoss;

        // Division by the sum of the weights corrects the average for its start value of zero.
        _average = (Past * _average) + ((1 - Past) * loss);
        double smoothed = _average / (1 - Math.Pow(Past, _points.Count + 1));
        _points.Add(new LearningRatePoint(training.LearningRate, loss, smoothed));
        _lowest = _points.Count < Settling ? _lowest : Math.Min(_lowest, smoothed);
        if (_points.Count == _steps || smoothed > Explosion * _lowest)
        {
            training.Stop();
        }
    }

    private static T Copy<T>(T network)
        where T : INeuralNetwork<T>
    {
        var copy = T.Create(seed: 0);
        float[] parameters = new float[T.ParameterCount], state = new float[T.StateCount];
        network.CopyParametersTo(parameters);
        network.CopyStateTo(state);
        copy.SetParameters(parameters);
        copy.Storage.SetState(state, network.Storage.ScalingIsFitted);
        return copy;
    }
}
