using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering;

/// <summary>The mathematics of inference -> fused operations and scratch places.</summary>
internal static class InferenceLowering
{
    /// <summary>Floats of scratch that a block of rows may take: half of a common level-2 cache, so that it stays there beside the panel being read.</summary>
    private const int BlockScratch = 1 << 16;

    public static InferencePlan Lower(NetworkModel model, Mathematics mathematics, IReadOnlyList<PlacedTensor> tensors)
    {
        List<KernelOp> infer = Fusion.Forward(mathematics.Infer, tensors);
        Dictionary<Buffer, PanelLayout> panels = tensors.Where(static tensor => tensor.Spec.Role == ParameterRole.Weight).ToDictionary(static tensor => tensor.Value, static tensor => tensor.Panels);

        var rows = new RowPlacement();
        rows.PlaceForward(infer, weights => panels[weights]);
        rows.PlaceForward(mathematics.Finish, weights => panels[weights]);
        rows.PlaceForward(mathematics.Score, weights => panels[weights]);
        ParameterPlaces.Add(rows, tensors, model.Input.Length);

        int block = rows.PerRow == 0 ? 64 : Math.Max(4, Math.Min(64, BlockScratch / rows.PerRow / 4 * 4));
        return new InferencePlan(rows.Places, rows.PerRow, block, infer, mathematics.Finish, mathematics.Score);
    }
}
