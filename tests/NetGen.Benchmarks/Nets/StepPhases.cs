namespace NetGen.Benchmarks.Nets;

/// <summary>A training step in its phases, on one worker and one mini-batch: what <c>Fit</c> does, without its loop around it.</summary>
internal abstract class StepPhases
{
    /// <summary>Weights prepared for backward propagation, once, as <see cref="Products"/> reads them.</summary>
    public abstract void Prepare();

    /// <summary>Forward propagation alone.</summary>
    public abstract void Forward(int calls);

    /// <summary>The backward half alone, after one <see cref="Forward"/>: the chain rule and the gradients.</summary>
    public abstract void Backward(int calls);

    /// <summary>The products alone: forward, backward, gradients.</summary>
    public abstract void Products(int calls);

    /// <summary>A whole step: the products, then the optimizer.</summary>
    public abstract void Steps(int calls);
}

/// <summary>The phases of a network's training step.</summary>
/// <typeparam name="T">The network type.</typeparam>
internal sealed class StepPhases<T> : StepPhases
    where T : class, INeuralNetwork<T>
{
    private readonly T _network;
    private readonly TrainingBatch _batch;
    private readonly TrainingPass _pass;
    private readonly Adam _optimizer = new();
    private readonly float[] _moments = new float[2 * T.Info.PackedLength];

    public StepPhases(T network, Dataset data, int rows)
    {
        _network = network;
        _batch = new TrainingBatch(T.Info, network.Storage, rows, workers: 1, seed: 0) { Rows = rows };
        _pass = new TrainingPass(_batch, worker: 0);
        for (int row = 0; row < rows; row++)
        {
            _batch.SourceRows[row] = row;
        }

        data.Features[..(rows * T.InputSize)].CopyTo(_batch.Inputs);
        data.Targets[..(rows * T.OutputSize)].CopyTo(_batch.Targets);
    }

    public override void Prepare() => _network.Prepare(_pass);

    public override void Forward(int calls)
    {
        for (int call = 0; call < calls; call++)
        {
            _network.Forward(_pass);
        }
    }

    public override void Backward(int calls)
    {
        for (int call = 0; call < calls; call++)
        {
            _network.Backward(_pass);
            _network.Gradients(_pass);
        }
    }

    public override void Products(int calls)
    {
        for (int call = 0; call < calls; call++)
        {
            _network.Forward(_pass);
            _network.Backward(_pass);
            _network.Gradients(_pass);
        }
    }

    public override void Steps(int calls)
    {
        for (int call = 0; call < calls; call++)
        {
            _network.Prepare(_pass);
            Products(1);
            int length = T.Info.PackedLength;
            _optimizer.Update(
                _network.Storage.ChangeParameters(), _batch.Gradient, new OptimizerState(_moments, length, 0, length), default,
                new UpdateStep(_optimizer.LearningRate, ++_batch.Step));
        }
    }
}
