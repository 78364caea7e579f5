using System.Globalization;
using System.Collections.Immutable;

namespace NetGen;

/// <summary>Propagates some rows once more, in separate buffers, and measures the values in them.</summary>
/// <typeparam name="T">The network type.</typeparam>
internal sealed class HealthProbe<T>
    where T : INeuralNetwork<T>
{
    private readonly T _network;
    private readonly TrainingRun _run;
    private readonly HealthMonitor _monitor;
    private readonly TrainingBatch _batch;
    private readonly TrainingPass _pass;
    private readonly float[] _state = new float[T.StateCount];

    private HealthProbe(T network, TrainingRun run, HealthMonitor monitor)
    {
        _network = network;
        _run = run;
        _monitor = monitor;
        int rows = Math.Min(monitor.Samples, run.Data.Count);
        _batch = new TrainingBatch(T.Info, run.Storage, rows, workers: 1, run.Options.Seed) { Rows = rows };
        _pass = new TrainingPass(_batch, worker: 0);
    }

    /// <summary>Makes a probe for the monitor in the options; null if there is none.</summary>
    /// <exception cref="ArgumentException">The options have more than one monitor.</exception>
    public static HealthProbe<T>? For(T network, TrainingRun run)
    {
        HealthMonitor[] monitors = [.. run.Options.Callbacks.OfType<HealthMonitor>()];
        return monitors.Length switch
        {
            0 => null,
            1 => new HealthProbe<T>(network, run, monitors[0]),
            _ => throw new ArgumentException($"Expected one HealthMonitor at most, but found {monitors.Length}.", nameof(FitOptions.Callbacks)),
        };
    }

    /// <summary>Makes a reading at the end of the current epoch; null if none is due.</summary>
    public TrainingHealth? Measure()
    {
        if ((_run.Epoch + 1) % _monitor.Every != 0)
        {
            return null;
        }

        Propagate();
        ImmutableArray<LayerHealth> layers = MeasureLayers();
        ImmutableArray<TensorHealth> tensors = [.. T.Info.Tensors.Select(MeasureTensor)];
        double? ratio = GradientRatio(tensors);
        string? broken = FirstNonFinite(layers, tensors);
        return new TrainingHealth
        {
            SampleCount = _batch.Rows,
            Layers = layers,
            Tensors = tensors,
            GradientRatio = ratio,
            FirstNonFinite = broken,
            Warnings = [.. WarningsOf(layers, ratio, broken)],
        };
    }

    private void Propagate()
    {
        (_batch.Epoch, _batch.Step) = (_run.Epoch, _run.Step);
        for (int n = 0; n < _batch.Rows; n++)
        {
            // Evenly spread, because data sets are often sorted.
            int row = (int)((long)n * _run.Data.Count / _batch.Rows);
            _batch.SourceRows[n] = row;
            _run.Data.Read(row, _batch.Inputs.Slice(n * T.InputSize, T.InputSize), _batch.Targets.Slice(n * T.OutputSize, T.OutputSize));
        }

        // These rows must not change the running statistics of layers.
        _run.Storage.State.CopyTo(_state);
        _network.Prepare(_pass);
        _network.Forward(_pass);
        _network.Backward(_pass);
        _network.Gradients(_pass);
        _state.CopyTo(_run.Storage.ChangeState());
    }

    /// <summary>
    /// The layers whose outputs remain in buffers, and the last one, whose outputs are returned even if it is computed together with the loss.
    /// </summary>
    private ImmutableArray<LayerHealth> MeasureLayers()
    {
        var layers = new List<LayerHealth>();
        int seen = -1, last = T.Info.Layers.Length - 1;
        foreach (LayerOutput output in T.Info.LayerOutputs)
        {
            layers.Add(MeasureLayer(T.Info.Layers[output.Layer], _pass.BatchBuffer(output.Offset, output.Pitch), output.Pitch));
            seen = output.Layer;
        }

        if (seen != last)
        {
            layers.Add(MeasureLayer(T.Info.Layers[last], _batch.Outputs, T.OutputSize));
        }

        return [.. layers];
    }

    private LayerHealth MeasureLayer(LayerInfo layer, ReadOnlySpan<float> outputs, int pitch)
    {
        int units = layer.OutputShape.Aggregate(1, static (product, size) => product * size);
        bool[] isAlive = new bool[units];
        double squares = 0;
        for (int n = 0; n < _batch.Rows; n++)
        {
            ReadOnlySpan<float> row = outputs.Slice(n * pitch, units);
            squares += GradientClipping.SumOfSquares(row);
            for (int unit = 0; unit < units; unit++)
            {
                isAlive[unit] |= row[unit] > 0;
            }
        }

        bool isRelu = string.Equals(layer.Kind, nameof(Activation.Relu), StringComparison.Ordinal);
        return new LayerHealth(layer.Name, Math.Sqrt(squares / ((double)_batch.Rows * units)), units, isRelu ? isAlive.Count(static alive => !alive) : null);
    }

    private TensorHealth MeasureTensor(TensorInfo tensor, int index)
    {
        double weights = 0, gradient = 0;
        foreach (TensorPanel panel in TensorPanel.Of(tensor, index))
        {
            weights += GradientClipping.SumOfSquares(_run.Storage.Parameters.Slice(panel.Offset, panel.Length));
            gradient += GradientClipping.SumOfSquares(_batch.Gradient.Slice(panel.Offset, panel.Length));
        }

        return new TensorHealth(tensor.Name, Math.Sqrt(weights), Math.Sqrt(gradient));
    }

    /// <summary>Ratio of root mean squares, which does not depend on the sizes of matrices.</summary>
    private static double? GradientRatio(ImmutableArray<TensorHealth> tensors)
    {
        double[] weights = [.. T.Info.Tensors.Zip(tensors)
            .Where(static pair => pair.First.Role == TensorRole.Weight)
            .Select(static pair => pair.Second.GradientNorm / Math.Sqrt(pair.First.Length))];
        return weights is [var first, .., var last] && last > 0 ? first / last : null;
    }

    /// <summary>The first value that is not finite, in the order of computation: outputs forward, gradients backward.</summary>
    private static string? FirstNonFinite(ImmutableArray<LayerHealth> layers, ImmutableArray<TensorHealth> tensors) =>
        layers.FirstOrDefault(static layer => !double.IsFinite(layer.OutputRms)) is { } layer ? $"output of {layer.Name}"
        : tensors.LastOrDefault(static tensor => !double.IsFinite(tensor.GradientNorm)) is { } tensor ? $"gradient of {tensor.Name}"
        : null;

    private IEnumerable<string> WarningsOf(ImmutableArray<LayerHealth> layers, double? ratio, string? broken)
    {
        if (broken is not null)
        {
            yield return $"The {broken} is not finite.";
        }

        foreach (LayerHealth layer in layers.Where(layer => layer.DeadShare >= _monitor.DeadShare))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{layer.Name}: {layer.DeadUnitCount} of {layer.UnitCount} units are dead. Their output is not positive for any of {_batch.Rows} rows. Try a "
                    + $"smaller learning rate, a small positive BiasInit, or LeakyRelu.");
        }

        if (ratio < _monitor.VanishingRatio)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"The gradients vanish from the last layer to the first. The gradient of the first weights is {ratio:G2} times that of the last weights. Try "
                    + $"Relu or a similar activation with Init.He, BatchNorm, or fewer layers.");
        }
        else if (ratio > _monitor.ExplodingRatio)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"The gradients explode from the last layer to the first. The gradient of the first weights is {ratio:G2} times that of the last weights. Try "
                    + $"ClipNorm, a smaller InitScale, or BatchNorm.");
        }
    }
}
