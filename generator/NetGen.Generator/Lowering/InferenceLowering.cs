using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering;

/// <summary>The mathematics of inference -> fused operations and scratch places.</summary>
internal static class InferenceLowering
{
    /// <summary>Scratch up to this many floats lies on the stack: 64 KB, of the megabyte or more that a thread has.</summary>
    private const int StackFloats = 1 << 14;

    /// <summary>Outputs up to this many floats lie on the stack while they are classified, beside the scratch of their prediction.</summary>
    private const int OutputFloats = 1 << 13;

    /// <summary>Floats of scratch for a block of rows: half of a common level-2 cache: one layer of it stays there beside a panel of weights.</summary>
    private const int BlockFloats = 1 << 17;

    /// <summary>Most rows that are computed together. More rows use a loaded panel of weights more often, until their inputs no longer stay in cache with it.</summary>
    private const int MostRows = 132;

    public static InferencePlan Lower(NetworkModel model, Mathematics mathematics, IReadOnlyList<PlacedTensor> tensors, TrainingPlan training, KernelSelection kernels)
    {
        Dictionary<Buffer, PanelLayout> panels = tensors.Where(static tensor => tensor.Spec.Role == ParameterRole.Weight).ToDictionary(static tensor => tensor.Value, static tensor => tensor.Panels);
        (List<KernelOp> folded, List<DenseFolding> foldings) = Folding.Of(mathematics.Infer);
        List<KernelOp> infer = Fusion.SkipZeros(Fusion.Forward(folded, tensors, foldings, []), kernels.Tile);

        var rows = new RowPlacement();
        int next = 0;
        foreach (DenseFolding folding in foldings)
        {
            PanelLayout layout = panels[folding.FoldedW] = panels[folding.W];
            rows.Place(folding.FoldedW, new Packed(PackedBlock.Folded, next, layout));
            next += PanelWidths.Padded(layout.Length, TensorPlacement.CacheLine);
        }

        rows.PlaceForward([.. infer.Where(static op => op is not FindActiveInputs), .. mathematics.Finish, .. mathematics.Score], weights => panels[weights]);

        // One sample has no use for the lists of a batch, which come last.
        int oneRow = rows.PerRow;
        rows.PlaceForward(infer.OfType<FindActiveInputs>(), weights => panels[weights]);
        ParameterPlaces.Add(rows, tensors, mathematics.Statistics);

        int fitting = BlockFloats / Math.Max(1, rows.PerRow) / kernels.Tile * kernels.Tile;
        int block = Math.Max(kernels.Tile, Math.Min(MostRows, fitting));
        List<DenseForward> ownKernels = GiveOwnKernels(infer, rows, training);
        List<KernelOp> sample = [.. OfOneSample(infer), .. mathematics.Finish];
        bool inRegisters = RegisterInference.Fits(model, sample);
        RegisterKernel[] registerKernels = inRegisters ? [.. sample.OfType<DenseForward>().Select(op => RegisterInference.KernelOf(op, kernels))] : [];
        SampleKernel[] sampleKernels = inRegisters ? [] : [.. sample.OfType<DenseForward>().Select(op => SampleChains.Of(op, panels[op.W], kernels))];
        SampleMethod method = inRegisters ? SampleMethod.Registers : SmallInference.Fits(sample, sampleKernels, kernels, oneRow) ? SampleMethod.OneMethod : SampleMethod.LayerByLayer;
        return new InferencePlan(
            rows.Places,
            rows.PerRow,
            oneRow,
            method,
            FormsOf(method, sampleKernels, kernels),
            block,
            StackFloats,
            model.Output.Length <= OutputFloats,
            infer,
            mathematics.Finish,
            mathematics.Score,
            sample,
            sampleKernels,
            registerKernels,
            ownKernels,
            foldings);
    }

    private static IEnumerable<KernelOp> OfOneSample(IEnumerable<KernelOp> ops) =>
        ops.Where(static op => op is not FindActiveInputs).Select(static op => op is DenseForward dense ? dense with { Active = null } : op);

    private static IReadOnlyList<VectorForm> FormsOf(SampleMethod method, IReadOnlyList<SampleKernel> sampleKernels, KernelSelection kernels) => method switch
    {
        SampleMethod.Registers => RegisterInference.Forms(kernels),
        SampleMethod.OneMethod => [.. kernels.Forms.Where(form => sampleKernels.Any(kernel => kernel.Splits.ContainsKey(form)))],
        _ => [],
    };

    /// <summary>
    /// A batch goes through training's kernels where they compute the same. They do not where training keeps a layer and its activation apart (a mean slope in place of drawn ones, a dropout
    /// between the two) or pads an input that inference reads as it is: there inference has kernels of its own, under a name of their own.
    /// </summary>
    private static List<DenseForward> GiveOwnKernels(List<KernelOp> infer, RowPlacement rows, TrainingPlan training)
    {
        var own = new List<DenseForward>();
        for (int i = 0; i < infer.Count; i++)
        {
            if (infer[i] is not DenseForward op)
            {
                continue;
            }

            if (!training.Forward.OfType<DenseForward>().Any(IsTheSame))
            {
                infer[i] = op with { Layer = op.Layer + "Inference" };
                own.Add((DenseForward)infer[i]);
            }

            bool IsTheSame(DenseForward other) => other.Layer == op.Layer && other.Function == op.Function && other.Active == op.Active
                && training.Places.PitchOf(other.X) == rows.PitchOf(op.X) && training.Places.PitchOf(other.Y) == rows.PitchOf(op.Y);
        }

        return own;
    }
}
