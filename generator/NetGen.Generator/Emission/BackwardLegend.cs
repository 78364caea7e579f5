using NetGen.Generator.Emission.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission;

/// <summary>
/// Writes what a reader of backward propagation wants to know first: the names, the phases, where each gradient is computed, and where the optimizer acts.
/// </summary>
internal static class BackwardLegend
{
    public static void Write(SourceWriter writer, KernelPlan plan)
    {
        writer.Write("""
            // Names
            //   x are the inputs of the network, y its outputs and t the targets. The number in a name counts layers with weights, first to last.
            //   w1 are weights and b1 biases, z1 is the sum that a layer computes with them, and a1 = f(z1) its activation.
            //   A leading d stands for the derivative of the loss, which is a mean over the rows of the mini-batch: dw1 = dloss/dw1, dz1 = dloss/dz1.
            //   dx would be the derivative by the inputs. Nothing needs it, so it is not computed.
            //
            // Phases of a training step; the workers (threads) wait for each other between them
            //   1. Prepare, Forward (file Forward): activations, outputs and losses. Each worker has its own rows of the mini-batch.
            //   2. Backward: the chain rule, from the loss back to the first layer. Each worker has its own rows.
            //   3. Gradients: dw and db, summed over the rows of all workers. Each worker has its own part of the parameters.
            //
            """);
        WriteGradients(writer, plan);
        WriteOptimizer(writer, plan.Training);
        writer.Line();
    }

    private static void WriteGradients(SourceWriter writer, KernelPlan plan)
    {
        TrainingPlan training = plan.Training;
        writer.Write("// Where the gradients are computed");
        IEnumerable<(string Place, Value Gradient)> places =
            from op in training.Gradients
            from gradient in op is Publish publish ? [publish.Gradient] : op.Writes
            where gradient.Role == ValueRole.ParameterGradient
            select (Place(op, training), gradient);
        foreach (IGrouping<string, (string Place, Value Gradient)> group in places.GroupBy(static pair => pair.Place, StringComparer.Ordinal))
        {
            writer.Write($"//   {string.Join(", ", group.Select(static pair => pair.Gradient.Name))}: {group.Key}");
        }

        string[] files = [.. plan.Kernels.Forms.Where(form => DenseKernels.HasAny(plan, form)).Select(static form => $"Kernels{form.Bits}")];
        if (files.Length > 0)
        {
            string where = $"the file{(files.Length == 1 ? "" : "s")} {string.Join(", ", files)}";
            writer.Write($"//   The inner loops of dw are in {where}, with the reason why they are blocked as they are.");
        }

        writer.Write("//");
    }

    private static string Place(Operation op, TrainingPlan training) => op switch
    {
        DenseWeightGradient dense => $"{dense.Layer}Gradients, called by Gradients",
        SumShards sum when training.Backward.OfType<ConvolutionWeightGradient>().FirstOrDefault(filters => filters.Shards == sum.Shards) is { } filters =>
            $"{filters.Layer}WeightGradient, called by {SegmentsEmitter.MethodOf(filters, "Backward", training.BackwardSegments)} "
            + "for each shard of the mini-batch; Gradients adds the shards",
        Publish => "in Backward, where all workers meet; Gradients passes it to the optimizer",
        _ => "in Gradients itself",
    };

    private static void WriteOptimizer(SourceWriter writer, TrainingPlan training)
    {
        string[] calls =
        [
            .. training.Gradients.Select(static op => op switch
            {
                SumShards => "pass.SumShards",
                Publish => "pass.Publish",
                TrackMean or TrackVariance => "",
                _ => "pass.CloseGradient",
            }).Where(static call => call.Length > 0).Distinct(StringComparer.Ordinal).OrderBy(static call => call, StringComparer.Ordinal),
        ];
        if (calls.Length == 0)
        {
            return;
        }

        writer.Write($"""
            // Which line applies the optimizer
            //   {string.Join(" and ", calls)}: to a piece of the parameters, while the gradient of that piece is in the cache.
            //   If a step needs the whole gradient first, for example to clip its norm, the line only stores the gradient. The optimizer follows later.
            """);
    }
}
