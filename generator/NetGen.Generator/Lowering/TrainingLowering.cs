using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering;

/// <summary>The mathematics of a training step -> phases of fused operations, and the place of every value.</summary>
/// <remarks>
/// Forward and backward are divided by rows, gradients by parameters, so that every value is computed by one worker in one order: the same bits for any number of workers.
/// </remarks>
internal static class TrainingLowering
{
    /// <summary>Inputs whose gradients are computed before they are handed on: with a panel of 64 units 24 KB, which fits the nearest cache. A multiple of every tile.</summary>
    private const int PieceInputs = 96;

    public static TrainingPlan Lower(NetworkModel model, Mathematics mathematics, IReadOnlyList<PlacedTensor> tensors, KernelSelection kernels)
    {
        List<KernelOp> forward = Fusion.SkipZeros(Fusion.Forward(mathematics.Forward, tensors, [], mathematics.Track), kernels.Tile);
        List<KernelOp> backward = Fusion.Backward(mathematics.Backward, tensors);
        Dictionary<Buffer, PanelLayout> panels = tensors.Where(static tensor => tensor.Spec.Role == ParameterRole.Weight).ToDictionary(static tensor => tensor.Value, static tensor => tensor.Panels);

        var places = new RowPlacement();
        ParameterPlaces.Add(places, tensors, mathematics.Statistics);
        int fixedLength = 0;
        var prepare = new List<KernelOp>();
        foreach (MaskWeights mask in forward.OfType<MaskWeights>())
        {
            panels[mask.Masked] = panels[mask.W];
            PlaceFixed(mask.M, panels[mask.W]);
            PlaceFixed(mask.Masked, panels[mask.W]);
            prepare.Add(mask);
        }

        // What is measured of the mini-batch, forward and backward, is summed by one worker for each unit and read by all.
        foreach (Buffer measured in forward.OfType<BatchMoments>().SelectMany(static op => new[] { op.Mean, op.Variance })
            .Concat(backward.OfType<NormalizeGradients>().SelectMany(static op => new[] { op.DGamma, op.DBeta })))
        {
            PlaceFixed(measured, PanelWidths.Vector(measured.Length));
        }

        forward.RemoveAll(static op => op is MaskWeights);
        places.PlaceForward(forward, weights => panels[weights]);

        // In front of a fused activation nothing of z is left.
        foreach (ApplyBackward apply in mathematics.Backward.OfType<ApplyBackward>().Where(apply => !places.Places.ContainsKey(apply.X)))
        {
            places.Place(apply.X, new InPlace(apply.Y));
        }

        foreach (MatMulNN product in mathematics.Backward.OfType<MatMulNN>())
        {
            Buffer input = forward.OfType<DenseForward>().First(dense => dense.W == product.W).X;
            PanelLayout transposed = PanelWidths.Transposed(panels[product.W], places.PitchOf(input));
            places.Place(Fusion.TransposeOf(product.W), new TransposedPanel(transposed, PanelReadings.Block(transposed.Inputs)));
        }

        PlaceGradients(backward, forward, places);
        return new TrainingPlan(
            places.Places,
            places.PerRow,
            fixedLength,
            PieceInputs,
            PieceInputs * panels.Values.Select(static weights => weights.Width).DefaultIfEmpty(PanelWidths.Narrowest).Max(),
            places.Places.Values.OfType<TransposedPanel>().Select(static panel => panel.Length).DefaultIfEmpty(0).Max(),
            [.. LayerOutputs(mathematics, places)],
            prepare,
            forward,
            [.. backward.Where(static op => op.Target.HasBatchAxis || op is NormalizeGradients)],
            [.. backward.Where(static op => !op.Target.HasBatchAxis).SelectMany(op => InGradients(op, tensors)), .. mathematics.Track]);

        void PlaceFixed(Buffer buffer, PanelLayout layout)
        {
            places.Place(buffer, new Packed(PackedBlock.Workspace, fixedLength, layout));
            fixedLength += PanelWidths.Padded(layout.Length, TensorPlacement.CacheLine);
        }
    }

    /// <summary>A normalisation's own gradients are summed where its input's gradient needs them, and only handed over here.</summary>
    private static IEnumerable<KernelOp> InGradients(KernelOp op, IReadOnlyList<PlacedTensor> tensors) => op is NormalizeGradients normalize
        ? from gradient in (Buffer[])[normalize.DGamma, normalize.DBeta]
          select new HandOver(gradient, tensors.First(tensor => LayerBuffers.GradientOf(tensor.Value) == gradient).Value)
        : [op];

    /// <summary>The layers whose output has a buffer of its own. Behind a fused product and activation that is the activation alone.</summary>
    private static IEnumerable<(int Layer, RowBuffer Place)> LayerOutputs(Mathematics mathematics, RowPlacement places)
    {
        for (int layer = 0; layer < mathematics.LayerOutputs.Count; layer++)
        {
            if (places.Places.TryGetValue(mathematics.LayerOutputs[layer], out Placement? place) && place is RowBuffer row)
            {
                yield return (layer, row);
            }
        }
    }

    /// <summary>A gradient is as wide as its value. Where nothing reads dY again, dX takes its place.</summary>
    private static void PlaceGradients(List<KernelOp> backward, List<KernelOp> forward, RowPlacement places)
    {
        foreach (KernelOp op in backward.Where(static op => op.Target.HasBatchAxis))
        {
            switch (op)
            {
                case ApplyBackward apply:
                    places.Place(apply.DX, new InPlace(apply.DY));
                    break;
                case Multiply multiply:
                    places.Place(multiply.Y, new InPlace(multiply.A));
                    break;
                case NormalizeBackward normalize:
                    places.Place(normalize.DX, new InPlace(normalize.DY));
                    break;
                default:
                    places.Allocate(op.Target, places.PitchOf(ValueOf(op.Target, forward, places)));
                    break;
            }
        }
    }

    /// <summary>The value whose rows a gradient is aligned with: its own, but the logits' for the output of a softmax, which has no padding.</summary>
    private static Buffer ValueOf(Buffer gradient, List<KernelOp> forward, RowPlacement places)
    {
        Buffer value = places.Places.Keys.First(candidate => candidate.Role is BufferRole.Activation or BufferRole.Input && LayerBuffers.GradientOf(candidate) == gradient);
        return forward.OfType<Softmax>().FirstOrDefault(softmax => softmax.Y == value)?.X ?? value;
    }
}
