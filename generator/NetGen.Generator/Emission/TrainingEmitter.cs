using NetGen.Generator.Emission.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission;

/// <summary>Writes a training step. Each phase is a method: preparation, forward, backward, gradients. The methods that choose kernels follow.</summary>
internal static class TrainingEmitter
{
    public static void WriteForward(SourceWriter writer, KernelPlan plan)
    {
        TrainingPlan training = plan.Training;
        string self = plan.Model.Declaration.Name;
        writer.Write("""
            /// <summary>Makes what this step reads in place of the weights themselves. The workers share the panels of weights.</summary>
            """);
        using (writer.OpenBlock($"void NG::INeuralNetwork<{self}>.Prepare(Runtime::TrainingPass pass)"))
        {
            if (training.Prepare.Count == 0)
            {
                writer.Write("// Nothing: no weight is dropped, and no gradient reads transposed filters.");
            }

            new PhaseEmitter(PhaseKind.TrainingParameters, training.Places).Write(writer, training.Prepare);
        }

        writer.Line();
        writer.Write("""
            /// <summary>Forward propagation of this worker's rows of the mini-batch: from the inputs to outputs and losses.</summary>
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
        BackwardLegend.Write(writer, plan);
        writer.Write("""
            /// <summary>Backward propagation of this worker's rows: the chain rule, from the loss back to the first layer.</summary>
            """);
        using (writer.OpenBlock($"void NG::INeuralNetwork<{self}>.Backward(Runtime::TrainingPass pass)"))
        {
            SegmentsEmitter.WriteCalls(writer, "Backward", training.BackwardSegments, training.Places);
        }

        SegmentsEmitter.WriteMethods(writer, "Backward", training.BackwardSegments, training.Places);

        writer.Line();
        writer.Write("""
            /// <summary>The gradients of all parameters, summed over all rows of the mini-batch. Each worker has its own part of the parameters.</summary>
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
