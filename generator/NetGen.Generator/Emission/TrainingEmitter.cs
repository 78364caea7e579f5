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
        using (writer.OpenBlock($"void NG::INeuralNetwork<{self}>.Prepare(Runtime::TrainingPass pass)"))
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
        using (writer.OpenBlock($"void NG::INeuralNetwork<{self}>.Forward(Runtime::TrainingPass pass)"))
        {
            SegmentsEmitter.WriteCalls(writer, "Forward", training.ForwardSegments, training.Places);
        }

        SegmentsEmitter.WriteMethods(writer, "Forward", training.ForwardSegments, training.Places);

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
        using (writer.OpenBlock($"void NG::INeuralNetwork<{self}>.Backward(Runtime::TrainingPass pass)"))
        {
            SegmentsEmitter.WriteCalls(writer, "Backward", training.BackwardSegments, training.Places);
        }

        SegmentsEmitter.WriteMethods(writer, "Backward", training.BackwardSegments, training.Places);

        writer.Line();
        writer.Write("""
            /// <summary>The gradient of every weight, bias and slope, summed over all rows of the mini-batch; divided among the workers by inputs.</summary>
            """);
        using (writer.OpenBlock($"void NG::INeuralNetwork<{self}>.Gradients(Runtime::TrainingPass pass)"))
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
}
