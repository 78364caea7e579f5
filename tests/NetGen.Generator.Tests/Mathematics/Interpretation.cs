using NetGen.Generator.Model;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Tests.Mathematics;

/// <summary>What the interpreter says a network should give.</summary>
internal static class Interpretation
{
    /// <summary>A training step: the values "y" and "loss", the gradient of every tensor, and what becomes of the statistics.</summary>
    public static (double[] Outputs, double[] Losses, double[] Gradient, double[] State) Step(CompiledNetwork network, Samples samples, int seed = 0)
    {
        PlanInterpreter run = Prepared(network, samples, seed);
        run.Run(network.Mathematics.Forward);
        run.Run(network.Mathematics.Backward);
        run.Run(network.Mathematics.Track);
        return (
            run["y"],
            run["loss"],
            [.. network.Mathematics.Tensors.SelectMany(tensor => run[tensor.Value.Gradient])],
            [.. network.Mathematics.Statistics.SelectMany(statistic => run[statistic.Value])]);
    }

    /// <summary>What each layer gives while training.</summary>
    public static IReadOnlyList<double[]> LayerOutputs(CompiledNetwork network, Samples samples, int seed)
    {
        PlanInterpreter run = Prepared(network, samples, seed);
        run.Run(network.Mathematics.Forward);
        return [.. network.Mathematics.LayerOutputs.Select(output => run[output])];
    }

    /// <summary>Inference without losses.</summary>
    public static double[] Predict(CompiledNetwork network, Samples samples)
    {
        PlanInterpreter run = Prepared(network, samples, seed: 0);
        run.Run(network.Mathematics.Infer);
        run.Run(network.Mathematics.Finish);
        return run["y"];
    }

    /// <summary>Inference with losses.</summary>
    public static (double[] Outputs, double[] Losses) Score(CompiledNetwork network, Samples samples)
    {
        PlanInterpreter run = Prepared(network, samples, seed: 0);
        run.Run(network.Mathematics.Infer);
        run.Run(network.Mathematics.Score);
        return (run["y"], run["loss"]);
    }

    public static PlanInterpreter Prepared(CompiledNetwork network, Samples samples, int seed)
    {
        var run = new PlanInterpreter(samples.Rows, seed);
        run[new Value("x", ValueRole.Input, new Shape(samples.InputSize))] = Close.Widen(samples.Inputs);
        run[new Value("t", ValueRole.Target, new Shape(samples.OutputSize))] = Close.Widen(samples.Targets);
        double[] parameters = Close.Widen(network.Parameters), state = Close.Widen(network.State);
        int next = 0;
        foreach (Value value in network.Mathematics.Tensors.Select(static tensor => tensor.Value))
        {
            run[value] = parameters[next..(next += value.Length)];
        }

        next = 0;
        foreach (NamedStatistic statistic in network.Mathematics.Statistics)
        {
            run[statistic.Value] = state[next..(next += statistic.Spec.Length)];
        }

        return run;
    }
}
