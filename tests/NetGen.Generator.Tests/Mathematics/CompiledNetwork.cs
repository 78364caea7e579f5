using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using Plan = NetGen.Generator.Plans;

namespace NetGen.Generator.Tests.Mathematics;

/// <summary>A compiled network whose type the tests do not know: what they do with it, without generics.</summary>
/// <param name="annotations">What it was compiled from.</param>
/// <param name="model">The same as the generator reads it.</param>
internal abstract class CompiledNetwork(string annotations, NetworkModel model)
{
    public string Annotations { get; } = annotations;

    public NetworkModel Model { get; } = model;

    public Plan.Mathematics Mathematics { get; } = Propagation.Of(model);

    public abstract NetworkInfo Info { get; }

    /// <summary>The constant of the class.</summary>
    public abstract int ParameterCount { get; }

    /// <summary>The parameters in the order of <c>CopyParametersTo</c>.</summary>
    public abstract float[] Parameters { get; set; }

    /// <summary>The statistics in the order of <c>CopyStateTo</c>.</summary>
    public abstract float[] State { get; set; }

    public abstract NetworkStorage Storage { get; }

    /// <summary>Another instance of the same class.</summary>
    public abstract CompiledNetwork Copy();

    /// <summary>Another instance from a seed.</summary>
    public abstract CompiledNetwork Created(int seed);

    public abstract Evaluation Evaluate(Dataset data);

    /// <summary>Start weights anew, with biases and slopes that are not zero, so that leaving one out shows.</summary>
    public abstract void Reset(int seed);

    public abstract float[] Predict(ReadOnlySpan<float> input);

    public abstract float[] PredictBatch(ReadOnlySpan<float> inputs);

    /// <summary>One sample, or a batch of some, without an array of its own.</summary>
    public abstract void PredictInto(ReadOnlySpan<float> inputs, Span<float> outputs);

    public abstract (float[] Outputs, float[] Losses) Score(Samples samples);

    /// <summary>One step up to the gradients, as a team of workers does it. The network's own statistics stay as they were.</summary>
    public abstract StepResult Step(Samples samples, int workers = 1, int capacity = 0, int seed = 0);

    /// <summary>What a step leaves behind of the outputs of layers, row after row without padding.</summary>
    public abstract IReadOnlyList<(int Layer, float[] Values)> LayerOutputs(Samples samples, int workers, int seed);

    public abstract GradientCheck CheckGradients(Samples samples, bool useDoubleBackward = false);

    /// <summary>Loss and gradient of the reference code that is emitted with the class.</summary>
    public abstract (double Loss, double[] Gradient) Reference(Samples samples, int seed = 0);

    public abstract void SaveOnnx(string path, OnnxOptions options);

    public History Fit(Samples samples, FitOptions options) => Fit(samples.ToDataset(), options);

    public abstract History Fit(Dataset data, FitOptions options);

    public override string ToString() => Annotations;
}

/// <summary>What a step leaves behind.</summary>
/// <param name="Outputs">Row after row.</param>
/// <param name="Losses">One a row.</param>
/// <param name="Gradient">In the order of <c>CopyParametersTo</c>.</param>
/// <param name="PackedGradient">As it lies in memory, padding included.</param>
/// <param name="State">The statistics after it.</param>
internal sealed record StepResult(float[] Outputs, float[] Losses, float[] Gradient, float[] PackedGradient, float[] State);

/// <inheritdoc/>
internal sealed class CompiledNetwork<T>(string annotations, NetworkModel model) : CompiledNetwork(annotations, model)
    where T : INeuralNetwork<T>
{
    private T _network = T.Create(0);

    public override NetworkInfo Info => T.Info;

    public override int ParameterCount => T.ParameterCount;

    public override NetworkStorage Storage => _network.Storage;

    public override float[] Parameters
    {
        get => Filled(T.ParameterCount, values => _network.CopyParametersTo(values));
        set => _network.SetParameters(value);
    }

    public override float[] State
    {
        get => Filled(T.StateCount, values => _network.CopyStateTo(values));
        set => _network.SetState(value);
    }

    public override CompiledNetwork Copy() => new CompiledNetwork<T>(Annotations, Model);

    public override CompiledNetwork Created(int seed) => new CompiledNetwork<T>(Annotations, Model) { _network = T.Create(seed) };

    public override Evaluation Evaluate(Dataset data) => _network.Evaluate(data);

    public override void Reset(int seed)
    {
        _network = T.Create(seed);
        float[] parameters = Parameters;
        int next = 0;
        foreach (TensorInfo tensor in T.Info.Tensors)
        {
            if (tensor.Role != Runtime.TensorRole.Weight)
            {
                Samples.Normal(tensor.Length, seed + next).Select(static value => value * 0.3f).ToArray().CopyTo(parameters, next);
            }

            next += tensor.Length;
        }

        Parameters = parameters;
    }

    public override float[] Predict(ReadOnlySpan<float> input)
    {
        float[] output = new float[T.OutputSize];
        _network.Predict(input, output);
        return output;
    }

    public override float[] PredictBatch(ReadOnlySpan<float> inputs)
    {
        float[] outputs = new float[inputs.Length / T.InputSize * T.OutputSize];
        _network.PredictBatch(inputs, outputs);
        return outputs;
    }

    public override void PredictInto(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        if (inputs.Length == T.InputSize)
        {
            _network.Predict(inputs, outputs);
        }
        else
        {
            _network.PredictBatch(inputs, outputs);
        }
    }

    public override (float[] Outputs, float[] Losses) Score(Samples samples)
    {
        float[] outputs = new float[samples.Targets.Length], losses = new float[samples.Rows];
        _network.Score(samples.Inputs, samples.Targets, outputs, losses);
        return (outputs, losses);
    }

    public override StepResult Step(Samples samples, int workers = 1, int capacity = 0, int seed = 0)
    {
        float[] before = [.. _network.Storage.State];
        TrainingBatch batch = Trained(samples, workers, capacity, seed);
        float[] gradient = new float[T.ParameterCount], after = [.. _network.Storage.State];
        before.CopyTo(_network.Storage.ChangeState());
        ParameterPacking.Unpack(T.Info.Tensors, batch.Gradient, gradient);
        return new StepResult([.. batch.Outputs[..samples.Targets.Length]], [.. batch.Losses[..samples.Rows]], gradient, [.. batch.Gradient], after);
    }

    public override IReadOnlyList<(int Layer, float[] Values)> LayerOutputs(Samples samples, int workers, int seed)
    {
        TrainingBatch batch = Trained(samples, workers, capacity: samples.Rows + 3, seed);
        var all = new TrainingPass(batch, worker: 0);
        return
        [
            .. from output in T.Info.LayerOutputs
               let columns = T.Info.Layers[output.Layer].OutputShape.Aggregate(1, static (product, size) => product * size)
               select (output.Layer, Enumerable.Range(0, samples.Rows)
                   .SelectMany(n => all.BatchBuffer(output.Offset, output.Pitch).Slice(n * output.Pitch, columns).ToArray())
                   .ToArray()),
        ];
    }

    public override GradientCheck CheckGradients(Samples samples, bool useDoubleBackward = false) =>
        _network.CheckGradients(samples.ToDataset(), samples.Rows, seed: 5, useDoubleBackward);

    public override (double Loss, double[] Gradient) Reference(Samples samples, int seed = 0)
    {
        var pass =
            new ReferencePass(Close.Widen(Parameters), Close.Widen(State), Close.Widen(samples.Inputs), Close.Widen(samples.Targets), samples.Rows, seed);
        _network.ReferenceGradient(pass);
        return (_network.ReferenceLoss(pass), pass.Gradient);
    }

    public override void SaveOnnx(string path, OnnxOptions options) => _network.SaveOnnx(path, options);

    public override History Fit(Dataset data, FitOptions options) => _network.Fit(data, options);

    /// <summary>The mini-batch after all phases of a step but the update.</summary>
    private TrainingBatch Trained(Samples samples, int workers, int capacity, int seed)
    {
        var batch = new TrainingBatch(T.Info, _network.Storage, Math.Max(capacity, samples.Rows), workers, seed) { Rows = samples.Rows };
        Enumerable.Range(0, samples.Rows).ToArray().CopyTo(batch.SourceRows);
        samples.Inputs.CopyTo(batch.Inputs);
        samples.Targets.CopyTo(batch.Targets);
        TrainingPass[] passes = [.. Enumerable.Range(0, workers).Select(worker => new TrainingPass(batch, worker))];
        using var team = new ThreadTeam(workers);
        foreach (Action<TrainingPass> phase in (Action<TrainingPass>[])[_network.Prepare, _network.Forward, _network.Backward, _network.Gradients])
        {
            team.Run(worker => phase(passes[worker]));
        }

        return batch;
    }

    private static float[] Filled(int length, Action<float[]> fill)
    {
        float[] values = new float[length];
        fill(values);
        return values;
    }
}
