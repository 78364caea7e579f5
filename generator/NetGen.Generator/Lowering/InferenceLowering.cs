using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Lowering;

/// <summary>The mathematics of inference -> fused operations and scratch places.</summary>
internal static class InferenceLowering
{
    /// <summary>Scratch memory up to this many floats lies on the stack: 64 KB of the megabyte or more that a thread has.</summary>
    private const int StackFloats = 1 << 14;

    /// <summary>Outputs up to this many floats lie on the stack while they are classified, beside the scratch memory of their prediction.</summary>
    private const int OutputFloats = 1 << 13;

    /// <summary>
    /// The scratch memory of a block of rows, in floats: half of an ordinary second-level cache. One layer of it stays there together with a panel of weights.
    /// </summary>
    private const int BlockFloats = 1 << 17;

    /// <summary>
    /// The most rows that are computed together. More rows use a loaded panel of weights more often, until their inputs no longer stay in the cache with it.
    /// </summary>
    private const int MostRows = 132;

    public static InferencePlan Lower(
        NetworkModel model, Mathematics mathematics, IReadOnlyList<PlacedTensor> tensors, TrainingPlan training, KernelSelection kernels)
    {
        (List<Operation> folded, List<FoldedDense> foldings) =
            Folding.Of(mathematics.Infer, new Dataflow(mathematics.Infer, mathematics.Finish, mathematics.Score));
        var dense = new DenseLayers(tensors, [], foldings);
        var fusion = new ForwardFusion(folded, new Dataflow(folded, mathematics.Finish, mathematics.Score), dense, foldings, []);
        List<Operation> infer = ForwardFusion.SkipZeros(fusion.Run(), kernels.Tile);

        var rows = new RowPlacement(dense.PanelsOf);
        if (model.IsFrozen)
        {
            PlaceFoldedInPlace(rows, foldings, tensors);
        }
        else
        {
            PlaceFolded(rows, foldings, dense);
        }

        rows.PlaceForward([.. infer.Where(static op => op is not FindActiveInputs).Select(OfOneSample), .. mathematics.Finish, .. mathematics.Score]);

        // One sample does not need the lists of a batch, which come last.
        int oneRow = rows.PerRow;
        rows.PlaceForward([.. infer.OfType<FindActiveInputs>()]);
        ParameterPlaces.Add(rows, tensors, mathematics.Statistics);

        int fitting = BlockFloats / Math.Max(1, rows.PerRow) / kernels.Tile * kernels.Tile;
        List<Operation> ownKernels = model.IsFrozen ? infer : GiveOwnKernels(infer, rows, training);
        return new InferencePlan
        {
            Places = rows.Places,
            PerRow = rows.PerRow,
            Room = rows.Room,
            BlockRows = Math.Max(kernels.Tile, Math.Min(MostRows, fitting)),
            StackFloats = StackFloats,
            OutputOnStack = model.Output.Length <= OutputFloats,
            Infer = [.. infer.Where(static op => op is not Same)],
            Finish = mathematics.Finish,
            Score = mathematics.Score,
            OwnKernels = ownKernels,
            Foldings = foldings,
            Sample = SampleLowering.Lower(
                model,
                [.. infer.Where(static op => op is not FindActiveInputs).Select(OfOneSample), .. mathematics.Finish],
                oneRow,
                dense,
                kernels),
        };
    }

    private static Value? ActiveOf(WeightedForward op) => op is DenseForward product ? product.Active : null;

    private static Operation OfOneSample(Operation op) => op is DenseForward product ? product with { Active = null } : op;

    private static void PlaceFolded(RowPlacement rows, IEnumerable<FoldedDense> foldings, DenseLayers dense)
    {
        int next = 0;
        foreach (FoldedDense folding in foldings)
        {
            PanelLayout layout = dense.PanelsOf(folding.W);
            rows.Place(folding.FoldedW, new Packed(PackedBlock.Folded, next, layout));
            next += PanelWidths.Padded(layout.Length, TensorPlacement.CacheLine);
        }
    }

    /// <summary>A frozen class does not need the weights that were folded, so the folded weights take their place.</summary>
    private static void PlaceFoldedInPlace(RowPlacement rows, IEnumerable<FoldedDense> foldings, IReadOnlyList<PlacedTensor> tensors)
    {
        foreach (FoldedDense folding in foldings)
        {
            PlacedTensor weights = tensors.First(tensor => tensor.Value == folding.W);
            rows.Place(folding.FoldedW, new Packed(PackedBlock.Parameters, weights.Block, weights.Panels));
        }
    }

    /// <summary>
    /// A batch goes through training's kernels where they compute the same. They do not in two cases, and inference then has kernels and names of its own.
    /// Either training keeps a layer and its activation apart, because a mean slope stands for drawn slopes or a dropout is between them. Or training pads an
    /// input that inference reads as it is.
    /// </summary>
    private static List<Operation> GiveOwnKernels(List<Operation> infer, RowPlacement rows, TrainingPlan training)
    {
        var own = new List<Operation>();
        for (int i = 0; i < infer.Count; i++)
        {
            Operation renamed = infer[i] switch
            {
                WeightedForward op when !training.Forward.OfType<WeightedForward>().Any(other => IsTheSame(op, other)) =>
                    op with { Layer = op.Layer + "Inference" },
                MaxPool { Kernel: { } kernel } op
                    when !training.Forward.OfType<MaxPool>().Any(other => other.Kernel == kernel && HaveTheSamePitches(op.X, other.X, op.Y, other.Y)) =>
                    op with { Kernel = kernel + "Inference" },
                var op => op,
            };
            if (renamed != infer[i])
            {
                own.Add(renamed);
                infer[i] = renamed;
            }
        }

        return own;

        bool IsTheSame(WeightedForward op, WeightedForward other) => other.Layer == op.Layer && other.Function == op.Function && ActiveOf(other) == ActiveOf(op)
            && HaveTheSamePitches(op.X, other.X, op.Y, other.Y);

        bool HaveTheSamePitches(Value x, Value otherX, Value y, Value otherY) =>
            training.Places.PitchOf(otherX) == rows.PitchOf(x) && training.Places.PitchOf(otherY) == rows.PitchOf(y);
    }
}
