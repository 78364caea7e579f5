using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Writes a training step: what is prepared, forward, backward and the gradients, each phase a method, its kernels below it.</summary>
internal static class TrainingEmitter
{
    public static void WriteForward(SourceWriter writer, KernelPlan plan)
    {
        TrainingPlan training = plan.Training;
        string self = plan.Model.Declaration.Name;
        writer.Write("""
            /// <summary>What this step's forward and backward propagation read besides the weights themselves; divided among the workers by panels.</summary>
            """);
        using (writer.OpenBlock($"void NG::INeuralNetwork<{self}>.Prepare(NG::TrainingPass pass)"))
        {
            if (training.Prepare.Count == 0)
            {
                writer.Write("// Nothing: no gradient flows through a weight matrix here, and no weight is dropped.");
            }

            new PhaseEmitter(PhaseKind.TrainingParameters, training.Places).Write(writer, training.Prepare);
        }

        writer.Line();
        writer.Write("""
            /// <summary>Forward propagation of this worker's rows of the mini-batch, up to outputs and losses.</summary>
            """);
        using (writer.OpenBlock($"void NG::INeuralNetwork<{self}>.Forward(NG::TrainingPass pass)"))
        {
            writer.Write("int rows = pass.Rows;");
            new PhaseEmitter(PhaseKind.TrainingRows, training.Places).Write(writer, training.Forward);
        }

        foreach (DenseForward op in training.Forward.OfType<DenseForward>())
        {
            writer.Line();
            writer.Write(DenseKernels.Forward(op, Panels(training, op.W), training.Places.PitchOf(op.X), training.Places.PitchOf(op.Y)));
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
            if (training.Backward.Count > 0)
            {
                writer.Write("int rows = pass.Rows;");
            }

            new PhaseEmitter(PhaseKind.TrainingRows, training.Places).Write(writer, training.Backward);
        }

        writer.Line();
        writer.Write("""
            /// <summary>The gradient of every weight, bias and slope, summed over all rows of the mini-batch; divided among the workers by inputs.</summary>
            """);
        using (writer.OpenBlock($"void NG::INeuralNetwork<{self}>.Gradients(NG::TrainingPass pass)"))
        {
            new PhaseEmitter(PhaseKind.TrainingParameters, training.Places).Write(writer, training.Gradients);
        }

        foreach (KernelOp op in training.Backward.Concat(training.Gradients))
        {
            string? kernel = op switch
            {
                DenseInputGradient input => DenseKernels.InputGradient(input, Panels(training, input.WT), training.Places.PitchOf(input.DY), training.Places.PitchOf(input.DX)),
                DenseWeightGradient weights => DenseKernels.WeightGradient(weights, Panels(training, weights.DW), training.Places.PitchOf(weights.X), training.Places.PitchOf(weights.DY)),
                _ => null,
            };
            if (kernel is not null)
            {
                writer.Line();
                writer.Write(kernel);
            }
        }
    }

    private static PanelLayout Panels(TrainingPlan training, Buffer buffer) => ((Packed)training.Places[buffer]).Panels;
}
