using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>All kernels of a class. The lists are those of the files that call them; together they are the file of each vector width.</summary>
internal static class DenseKernels
{
    public static IEnumerable<KernelMethod> OfPredict(KernelPlan plan)
    {
        if (plan.Inference.Sample.Method != SampleMethod.LayerByLayer)
        {
            yield break;
        }

        foreach (SampleKernel kernel in plan.Inference.Sample.Kernels)
        {
            yield return PredictKernels.All(kernel);
            if (kernel.Op.SkipsZeros)
            {
                yield return PredictKernels.Active(kernel);
            }
        }
    }

    /// <summary>The products for a batch that training's kernels do not compute.</summary>
    public static IEnumerable<KernelMethod> OfInference(KernelPlan plan) =>
        plan.Inference.OwnKernels.OfType<WeightedForward>().Select(op => Forward(op, plan.Inference.Places, plan.Kernels))
            .Concat(Pools(plan.Inference.OwnKernels, plan.Inference.Places));

    public static IEnumerable<KernelMethod> OfForward(KernelPlan plan) =>
        plan.Training.Forward.OfType<WeightedForward>().Select(op => Forward(op, plan.Training.Places, plan.Kernels))
            .Concat(Pools(plan.Training.Forward, plan.Training.Places));

    public static IEnumerable<KernelMethod> OfBackward(KernelPlan plan)
    {
        IReadOnlyDictionary<Value, Placement> places = plan.Training.Places;
        foreach (DenseInputGradient op in plan.Training.Backward.OfType<DenseInputGradient>())
        {
            yield return ProductKernels.InputGradient(
                op, (TransposedPanel)places[op.WT], Panels(places, op.W),
                places.PitchOf(op.DY), places.PitchOf(op.DX), plan.Kernels);
        }

        foreach (TurnFilters op in plan.Training.Prepare.OfType<TurnFilters>())
        {
            yield return ConvolutionInputKernel.Turning(op, Panels(places, op.W));
        }

        foreach (ConvolutionInputGradient op in plan.Training.Backward.OfType<ConvolutionInputGradient>())
        {
            yield return ConvolutionInputKernel.Of(op, Panels(places, op.W), places.PitchOf(op.DY), places.PitchOf(op.DX));
        }

        foreach (ConvolutionWeightGradient op in plan.Training.Backward.OfType<ConvolutionWeightGradient>())
        {
            yield return ConvolutionWeightKernel.Of(op, places.PitchOf(op.X), places.PitchOf(op.DY));
        }

        foreach (MaxPoolBackward op in plan.Training.Backward.OfType<MaxPoolBackward>().Where(static op => op.Kernel is not null))
        {
            yield return PoolKernels.Backward(op, places.PitchOf(op.DY), places.PitchOf(op.X), places.PitchOf(op.Y), places.PitchOf(op.DX));
        }

        foreach (DenseWeightGradient op in plan.Training.Gradients.OfType<DenseWeightGradient>())
        {
            yield return WeightGradientKernel.Of(op, Panels(places, op.DW), plan.Kernels);
        }
    }

    /// <summary>Whether a class has kernels of this width. It has none if all of its layers are narrower than the vector.</summary>
    public static bool HasAny(KernelPlan plan, VectorForm form) => All(plan).Any(kernel => plan.Kernels.FormsOver(kernel.PanelWidth).Contains(form));

    /// <summary>Writes the file of one vector width.</summary>
    public static void WriteAll(SourceWriter writer, KernelPlan plan, VectorForm form)
    {
        writer.Write($"// {plan.Kernels.Reason}");
        if (plan.Inference.Sample.Forms.Contains(form))
        {
            writer.Line();
            SampleMethods.Write(writer, plan, form);
        }

        // Deep networks have many layers of the same sizes. The code of a convolution is written once for each of these sizes.
        var written = new Dictionary<string, string>(StringComparer.Ordinal);
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (KernelMethod kernel in All(plan).Where(kernel => plan.Kernels.FormsOver(kernel.PanelWidth).Contains(form)))
        {
            writer.Line();
            string text = kernel.IsForSizesAlone ? kernel.TextOf(form) : kernel.Name;
            if (written.TryGetValue(text, out string? other))
            {
                kernel.WriteCall(writer, form, other);
                continue;
            }

            written[text] = kernel.Name;
            kernel.WriteKernel(writer, form, reasons.TryGetValue(kernel.Why, out string? alike) ? alike : null);
            reasons[kernel.Why] = alike ?? kernel.Name;
        }
    }

    private static IEnumerable<KernelMethod> All(KernelPlan plan)
    {
        IEnumerable<KernelMethod> inference = OfPredict(plan).Concat(OfInference(plan));
        return plan.Model.IsFrozen ? inference : inference.Concat(OfForward(plan)).Concat(OfBackward(plan));
    }

    private static IEnumerable<KernelMethod> Pools(IEnumerable<Operation> ops, IReadOnlyDictionary<Value, Placement> places) =>
        ops.OfType<MaxPool>().Where(static op => op.Kernel is not null).Select(op => PoolKernels.Forward(op, places.PitchOf(op.X), places.PitchOf(op.Y)));

    private static KernelMethod Forward(WeightedForward op, IReadOnlyDictionary<Value, Placement> places, KernelSelection kernels) => op switch
    {
        DenseForward product => ProductKernels.Forward(product, Panels(places, op.W), places.PitchOf(op.X), places.PitchOf(op.Y), kernels),
        ConvolutionForward convolution => ConvolutionForwardKernel.Of(convolution, Panels(places, op.W), places.PitchOf(op.X), places.PitchOf(op.Y)),
        _ => throw new InvalidOperationException($"{op.GetType().Name} has no kernel."),
    };

    private static PanelLayout Panels(IReadOnlyDictionary<Value, Placement> places, Value buffer) => ((Packed)places[buffer]).Panels;
}
