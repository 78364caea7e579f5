using NetGen.Generator.Model;
using NetGen.Generator.Plans;
using NetGen.Generator.Tests.Mathematics;

namespace NetGen.Reliability.Gradients.Trials;

/// <summary>A training step in double by the interpreter, with a weight for the loss of each row.</summary>
/// <param name="network">The network, with the parameters at which the step is taken.</param>
/// <param name="samples">The samples, with targets as the loss sees them.</param>
/// <param name="seed">The seed of the random factors.</param>
/// <param name="weights">One for each row; null for 1.</param>
internal sealed class DoublePass(CompiledNetwork network, Samples samples, int seed, double[]? weights = null)
{
    /// <summary>A rounding to float changes a value by at most this share of it.</summary>
    public const double UnitRoundoff = 1.0 / (1 << 24);

    private readonly PlanInterpreter _run = Interpretation.Prepared(network, samples, seed);

    public double[] Outputs => _run["y"];

    public double[] Losses => _run["loss"];

    /// <summary>In the order of <c>CopyParametersTo</c>.</summary>
    public double[] Gradient => [.. network.Mathematics.Tensors.SelectMany(tensor => _run[tensor.Value.Gradient])];

    /// <summary>In the order of <c>CopyParametersTo</c>.</summary>
    public double[] Parameters => [.. network.Mathematics.Tensors.SelectMany(tensor => _run[tensor.Value])];

    /// <summary>The mean of the weighted losses.</summary>
    public double Loss() => Losses.Select((loss, n) => loss * (weights?[n] ?? 1)).Average();

    public void Forward() => Run(network.Mathematics.Forward, chance: null);

    /// <summary>Changes the parameters.</summary>
    public void Move(Func<int, double> along, double distance)
    {
        int next = 0;
        foreach (Value value in network.Mathematics.Tensors.Select(static tensor => tensor.Value))
        {
            double[] moved = [.. _run[value]];
            for (int i = 0; i < moved.Length; i++)
            {
                moved[i] += distance * along(next++);
            }

            _run[value] = moved;
        }
    }

    /// <summary>Inference without losses.</summary>
    public double[] Predict(Chance? chance = null)
    {
        Run(network.Mathematics.Infer.Concat(network.Mathematics.Finish), chance);
        return Outputs;
    }

    /// <summary>Inference with losses.</summary>
    public (double[] Outputs, double[] Losses) Score(Chance? chance = null)
    {
        Run(network.Mathematics.Infer.Concat(network.Mathematics.Score), chance);
        return (Outputs, Losses);
    }

    /// <summary>Forward and backward.</summary>
    /// <param name="chance">If given, every value that is computed is moved by a unit of the rounding to float, up or down.</param>
    public DoublePass Run(Chance? chance = null)
    {
        Mathematics mathematics = network.Mathematics;
        Run(mathematics.Forward, chance);

        // The first operation of backward propagation is the gradient of the loss, whose rows are weighted.
        Run(mathematics.Backward.Take(1), chance);
        if (weights is not null)
        {
            double[] slopes = _run[mathematics.Backward[0].Writes.First()];
            int columns = slopes.Length / samples.Rows;
            for (int k = 0; k < slopes.Length; k++)
            {
                slopes[k] *= weights[k / columns];
            }
        }

        Run(mathematics.Backward.Skip(1), chance);
        return this;
    }

    private void Run(IEnumerable<Operation> operations, Chance? chance)
    {
        if (chance is null)
        {
            _run.Run(operations);
            return;
        }

        foreach (Operation operation in operations)
        {
            _run.Run([operation]);
            foreach (Value value in operation.Changes)
            {
                double[] values = _run[value];
                for (int k = 0; k < values.Length; k++)
                {
                    values[k] *= 1 + ((chance.Next() & 1) == 0 ? UnitRoundoff : -UnitRoundoff);
                }
            }
        }
    }
}
