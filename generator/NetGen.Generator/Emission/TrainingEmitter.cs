using NetGen.Generator.Emission.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission;

/// <summary>Writes a training step: what is prepared, forward, backward and the gradients, each phase a method, its kernels below it.</summary>
internal static class TrainingEmitter
{
    public static void WriteForward(SourceWriter writer, KernelPlan plan)
    {
        TrainingPlan training = plan.Training;
        string self = plan.Model.Declaration.Name;
        writer.Write("""
            /// <summary>What this step's forward and backward propagation read in place of the weights themselves; divided among the workers by panels.</summary>
            """);
        using (writer.OpenBlock($"void NG::INeuralNetwork<{self}>.Prepare(NG::TrainingPass pass)"))
        {
            if (training.Prepare.Count == 0)
            {
                writer.Write("// Nothing: no weight is dropped, and there are no filters.");
            }

            new PhaseEmitter(PhaseKind.TrainingParameters, training.Places).Write(writer, training.Prepare);
        }

        writer.Line();
        writer.Write("""
            /// <summary>Forward propagation of this worker's rows of the mini-batch, up to outputs and losses.</summary>
            """);
        using (writer.OpenBlock($"void NG::INeuralNetwork<{self}>.Forward(NG::TrainingPass pass)"))
        {
            if (training.Blocks is not null)
            {
                WriteBlocks(writer, "ForwardImages", training.Blocks);
                writer.Line();
            }

            WriteRows(writer, [.. training.Forward.Skip(training.Blocks?.ForwardCount ?? 0)], training);
        }

        if (training.Blocks is { } blocks)
        {
            WriteImages(writer, "ForwardImages", [.. training.Forward.Take(blocks.ForwardCount)], training);
        }

        foreach (KernelMethod kernel in DenseKernels.OfForward(plan))
        {
            writer.Line();
            kernel.WriteChoice(writer, plan.Kernels);
        }
    }

    public static void WriteBackward(SourceWriter writer, KernelPlan plan)
    {
        TrainingPlan training = plan.Training;
        string self = plan.Model.Declaration.Name;
        writer.Write("""
            /// <summary>Backward propagation of this worker's rows: the chain rule from the loss to the first layer, one dz after the other.</summary>
            """);
        using (writer.OpenBlock($"void NG::INeuralNetwork<{self}>.Backward(NG::TrainingPass pass)"))
        {
            WriteRows(writer, [.. training.Backward.Take(training.Blocks?.BackwardStart ?? training.Backward.Count)], training);
            if (training.Blocks is not null)
            {
                writer.Line();
                WriteBlocks(writer, "BackwardImages", training.Blocks);
            }
        }

        if (training.Blocks is { } blocks)
        {
            WriteImages(writer, "BackwardImages", [.. training.Backward.Skip(blocks.BackwardStart)], training);
        }

        writer.Line();
        writer.Write("""
            /// <summary>The gradient of every weight, bias and slope, summed over all rows of the mini-batch; divided among the workers by inputs.</summary>
            """);
        using (writer.OpenBlock($"void NG::INeuralNetwork<{self}>.Gradients(NG::TrainingPass pass)"))
        {
            new PhaseEmitter(PhaseKind.TrainingParameters, training.Places).Write(writer, training.Gradients);
        }

        foreach (DenseWeightGradient op in training.Gradients.OfType<DenseWeightGradient>())
        {
            writer.Line();
            GradientsEmitter.Write(writer, op, plan);
        }

        foreach (KernelMethod kernel in DenseKernels.OfBackward(plan))
        {
            writer.Line();
            kernel.WriteChoice(writer, plan.Kernels);
        }
    }

    /// <summary>All rows of the worker at once.</summary>
    private static void WriteRows(SourceWriter writer, IReadOnlyList<Operation> ops, TrainingPlan training)
    {
        if (ops.Count > 0)
        {
            writer.Write("int rows = pass.Rows;");
        }

        new PhaseEmitter(PhaseKind.TrainingRows, training.Places).Write(writer, ops);
    }

    private static void WriteBlocks(SourceWriter writer, string method, ImageBlocks blocks) => writer.Write($$"""
        // {{PanelWords.Count(blocks.Rows, "image")}} at a time through all layers up to the dense ones: what one layer writes, the next finds in the cache
        while (pass.NextBlock({{blocks.Rows}}))
        {
            {{method}}(pass);
        }
        """);

    private static void WriteImages(SourceWriter writer, string method, IReadOnlyList<Operation> ops, TrainingPlan training)
    {
        writer.Line();
        using (writer.OpenBlock($"private void {method}(NG::TrainingPass pass)"))
        {
            WriteRows(writer, ops, training);
        }
    }
}
