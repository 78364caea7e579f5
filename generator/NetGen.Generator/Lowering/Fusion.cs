using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering;

/// <summary>Rewrites runs of operations into the fused ones that kernels exist for.</summary>
internal static class Fusion
{
    /// <summary>Forward: product, bias and (where backward does not need z) activation become one pass.</summary>
    /// <param name="ops">In order.</param>
    /// <param name="tensors">The trained tensors, which tell the layer a bias belongs to.</param>
    /// <param name="foldings">The layers whose biases are derived from those.</param>
    /// <param name="track">What follows the mini-batches, which tells the running statistics that belong to measured ones.</param>
    public static List<KernelOp> Forward(IReadOnlyList<KernelOp> ops, IReadOnlyList<PlacedTensor> tensors, IReadOnlyList<DenseFolding> foldings, IReadOnlyList<KernelOp> track)
    {
        var fused = new List<KernelOp>();
        for (int i = 0; i < ops.Count; i++)
        {
            if (ops[i] is MatMulNT product && ops.ElementAtOrDefault(i + 1) is AddRow bias && bias.Y == product.Y)
            {
                DenseFolding? folding = foldings.FirstOrDefault(candidate => candidate.FoldedB == bias.B);
                string layer = LayerName(folding?.B ?? bias.B, tensors);
                PanelReading reading = PanelReadings.Weights(PanelWidths.Weights(product.W.Rows, product.W.Columns));
                bool skipsZeros = product.W.Length >= ActiveInputs.FewestWeights
                    && product.X.Columns <= ActiveInputs.MostListed
                    && (product.X.Role == BufferRole.Input || fused.LastOrDefault() is StandardizeUnfolded or DenseForward { Function.Name: "Relu" });
                if (ops.ElementAtOrDefault(i + 2) is Apply { Function.DerivativeNeedsInput: false } activation && activation.X == product.Y)
                {
                    fused.Add(new DenseForward(activation.Y, product.X, product.W, bias.B, activation.Function, layer, reading)
                    {
                        Normalization = folding?.After,
                        SkipsZeros = skipsZeros,
                        AppliesToSums = IsShort(activation.Function),
                    });
                    i += 2;
                }
                else
                {
                    fused.Add(new DenseForward(product.Y, product.X, product.W, bias.B, null, layer, reading) { Normalization = folding?.After, SkipsZeros = skipsZeros });
                    i++;
                }
            }
            else if (ops[i] is DrawWeightMask draw && ops.ElementAtOrDefault(i + 1) is Multiply multiply && multiply.B == draw.M)
            {
                fused.Add(new MaskWeights(multiply.Y, draw.M, multiply.A, draw.Rate, draw.Layer));
                i++;
            }
            else if (ops[i] is MeanOfRows mean && ops.ElementAtOrDefault(i + 1) is VarianceOfRows variance && variance.Mean == mean.Mean)
            {
                fused.Add(new BatchMoments(mean.Mean, variance.Variance, mean.X, RunningOf<TrackMean>(mean.Mean, track), RunningOf<TrackVariance>(variance.Variance, track)));
                i++;
            }
            else
            {
                fused.Add(ops[i]);
            }
        }

        return fused;
    }

    /// <summary>Backward: the gradients of weights and biases become one operation; dX transposes the weights it reads.</summary>
    public static List<KernelOp> Backward(IReadOnlyList<KernelOp> ops, IReadOnlyList<PlacedTensor> tensors)
    {
        var fused = new List<KernelOp>();
        for (int i = 0; i < ops.Count; i++)
        {
            switch (ops[i])
            {
                case MatMulTN weights:
                    Buffer bias = ops.OfType<SumRows>().First(sum => sum.DY == weights.DY).DB;
                    Multiply? mask = ops.OfType<Multiply>().FirstOrDefault(multiply => multiply.Y == weights.DW);
                    fused.Add(new DenseWeightGradient(weights.DW, bias, weights.DY, weights.X, LayerName(bias, tensors))
                    {
                        Mask = mask?.B,
                        SkipsZeros = MayHoldZeros(weights.X),
                        BiasesCancel = ops.OfType<NormalizeBackward>().Any(normalize => normalize.DX == weights.DY),
                    });
                    break;
                case SumRows or Multiply { Y.Role: BufferRole.ParameterGradient }:
                    break;
                case MatMulNN input:
                    Buffer ownBias = ops.OfType<SumRows>().First(sum => sum.DY == input.DY).DB;
                    string layer = LayerName(ownBias, tensors);
                    int offset = tensors.First(tensor => LayerBuffers.GradientOf(tensor.Value) == ownBias).Offset;
                    if (ops.ElementAtOrDefault(i + 1) is ApplyBackward { Function.DerivativeNeedsInput: false } apply && apply.DY == input.DX)
                    {
                        fused.Add(new DenseInputGradient(apply.DX, input.DY, input.W, TransposeOf(input.W), offset, layer) { Function = apply.Function, A = apply.Y });
                        i++;
                    }
                    else
                    {
                        fused.Add(new DenseInputGradient(input.DX, input.DY, input.W, TransposeOf(input.W), offset, layer));
                    }

                    break;
                default:
                    fused.Add(ops[i]);
                    break;
            }
        }

        return fused;
    }

    /// <summary>Lets the first layer skip the zeros of the network's input, where it is wide enough for that to pay. Outputs of a ReLU are no use to a tile: rarely are all of its rows zero together.</summary>
    public static List<KernelOp> SkipZeros(List<KernelOp> forward, int tileRows)
    {
        int first = forward.FindIndex(op => op is DenseForward dense && MayHoldZeros(forward.OfType<StandardizeUnfolded>().FirstOrDefault(unfolded => unfolded.Y == dense.X)?.X ?? dense.X));
        if (first < 0 || tileRows == 1)
        {
            return forward;
        }

        var dense = (DenseForward)forward[first];
        var active = new Buffer("active", BufferRole.Index, 1, dense.X.Columns);
        List<KernelOp> skipping = [.. forward];

        // A list goes over all inputs, so nothing is cut into blocks.
        skipping[first] = dense with { Active = active, Reading = dense.Reading with { Block = dense.X.Columns } };
        skipping.Insert(first, new FindActiveInputs(active, dense.X, tileRows));
        return skipping;
    }

    /// <summary>Whether f takes so few instructions that it may stand, inlined, once for every sum of a tile: past its budget the JIT would call instead.</summary>
    private static bool IsShort(Elementwise function) => string.Equals(function.Name, "Relu", StringComparison.Ordinal);

    private static bool MayHoldZeros(Buffer x) => x.Role == BufferRole.Input && x.Columns >= ActiveInputs.Fewest;

    public static Buffer TransposeOf(Buffer weights) =>
        new(weights.Name + "T", BufferRole.ParameterMask, weights.Columns, weights.Rows);

    /// <summary>The running statistic that follows a measured one.</summary>
    private static Buffer RunningOf<TTrack>(Buffer measured, IReadOnlyList<KernelOp> track)
        where TTrack : KernelOp => track.OfType<TTrack>().First(op => op.Sources.Contains(measured)).Target;

    /// <summary>Weighted layers are counted as their values are: b1 and db1 belong to Dense1.</summary>
    private static string LayerName(Buffer bias, IReadOnlyList<PlacedTensor> tensors)
    {
        int index = tensors.Where(static tensor => tensor.Spec.Role == ParameterRole.Bias).TakeWhile(tensor => tensor.Value != bias && LayerBuffers.GradientOf(tensor.Value) != bias).Count();
        return "Dense" + (index + 1).ToString(CultureInfo.InvariantCulture);
    }
}
