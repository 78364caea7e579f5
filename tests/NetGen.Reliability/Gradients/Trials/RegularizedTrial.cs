using NetGen.Generator.Plans;
using NetGen.Generator.Tests.Mathematics;

namespace NetGen.Reliability.Gradients.Trials;

/// <summary>One step of a training under every regulariser that fits, against definitions in double.</summary>
internal sealed class RegularizedTrial(CompiledNetwork network, Samples samples, Chance chance, Largest largest)
{
    private const float Rate = 0.5f;

    private const int Seed = 9;

    /// <summary>Regularisers of one network; all of them would take longer than the network itself.</summary>
    private const int Together = 4;

    public void Run()
    {
        float[] parameters = network.Parameters, state = network.State;
        Regularizer[] fitting = [.. Regularizer.All.Where(one => one.Fits(network, samples))];
        int first = chance.Below(fitting.Length);
        for (int index = 0; index < Math.Min(Together, fitting.Length); index++)
        {
            Regularizer regularizer = fitting[(first + index) % fitting.Length];
            using var width = new ForcedBits(chance.Of(ForcedBits.Widths));
            Run(regularizer);
            (network.Parameters, network.State) = (parameters, state);
        }
    }

    private void Run(Regularizer regularizer)
    {
        string what = $"{regularizer.Name} in a step of {samples.Rows} rows, {VectorWidth.Lanes} lanes, of {network}";
        float[] before = network.Parameters;
        (Dataset data, FitOptions options, double[]? weights, string[] frozen) = Setting(regularizer);
        network.Fit(data, options);
        float[] after = network.Parameters;

        // The step measured the input scaling, and it is what the definitions are given.
        network.Parameters = before;
        Samples smoothed = Smoothed(regularizer);
        var bound = new RoundingBound(network, samples.Rows, () => new DoublePass(network, smoothed, Seed, weights), chance);
        var update = new UpdateInDouble(network, regularizer, Rate, Seed, frozen);
        new SlopeOfObjective(network, regularizer, () => new DoublePass(network, smoothed, Seed, weights)).Check(bound.Gradient, what);
        Compare(update, bound, before, after, what);
        largest.Step();
    }

    private (Dataset Data, FitOptions Options, double[]? Weights, string[] Frozen) Setting(Regularizer regularizer)
    {
        FitOptions options = regularizer.Options(new FitOptions
        {
            Epochs = 1,
            BatchSize = samples.Rows,
            Shuffle = false,
            Seed = Seed,
            Threads = 1 + chance.Below(3),
            Optimizer = new Sgd(Rate),
        });
        Dataset data = samples.ToDataset();
        double[] weights = [.. Enumerable.Repeat(1.0, samples.Rows)];
        if (regularizer.WeighsRows)
        {
            float[] ofRows = [.. weights.Select((_, row) => 0.25f * (1 + (row * 3 % 7)))];
            data = data.WithWeights(ofRows);
            weights = [.. weights.Zip(ofRows, static (weight, ofRow) => weight * ofRow)];
        }

        if (regularizer.WeighsClasses)
        {
            float[] ofClasses = [.. Enumerable.Range(0, Math.Max(2, samples.OutputSize)).Select(static index => 0.5f + (index % 3))];
            options = options with { ClassWeights = ofClasses };
            weights = [.. weights.Select((weight, row) => weight * ofClasses[ClassOf(row)])];
        }

        string[] frozen = regularizer.FreezesFirst
            ? [.. network.Mathematics.Tensors.Where(tensor => tensor.Layer == network.Mathematics.Tensors[0].Layer).Select(static tensor => tensor.FileName)]
            : [];
        double mean = weights.Average();
        return (data, options with { Freeze = frozen },
            regularizer.WeighsRows || regularizer.WeighsClasses ? [.. weights.Select(weight => weight / mean)] : null, frozen);
    }

    private int ClassOf(int row)
    {
        ReadOnlySpan<float> targets = samples.Targets.AsSpan(row * samples.OutputSize, samples.OutputSize);
        return samples.OutputSize == 1 ? (int)targets[0] : targets.IndexOf(1f);
    }

    private Samples Smoothed(Regularizer regularizer)
    {
        double share = regularizer.Smoothing, middle = network.Info.Loss == Loss.CrossEntropy ? 1.0 / samples.OutputSize : 0.5;
        return samples with { Targets = [.. samples.Targets.Select(target => share == 0 ? target : (float)((target * (1 - share)) + (middle * share)))] };
    }

    private void Compare(UpdateInDouble update, RoundingBound bound, float[] before, float[] after, string what)
    {
        (double[] expected, double[] allowed) = update.Of(before, bound);
        int wrong = FirstWrong();
        if (wrong >= 0 && bound.LookAgain())
        {
            (expected, allowed) = update.Of(before, bound);
            wrong = FirstWrong();
        }

        if (wrong >= 0)
        {
            NamedTensor tensor = network.Mathematics.Tensors[TensorOf(wrong)];
            throw new BrokenPromiseException($"Expected parameter {wrong} to become {expected[wrong]:R} within {allowed[wrong]:E1} from {before[wrong]:R}, "
                + $"but found {after[wrong]:R} after {what}. {Suspects.Of(network.Model, network.Mathematics, tensor)}");
        }

        int FirstWrong() => Array.FindLastIndex([.. Enumerable.Range(0, after.Length)], k => !(Math.Abs(after[k] - expected[k]) <= allowed[k]));
    }

    private int TensorOf(int parameter)
    {
        int index = 0;
        for (int end = network.Info.Tensors[0].Length; parameter >= end; end += network.Info.Tensors[index].Length)
        {
            index++;
        }

        return index;
    }
}
