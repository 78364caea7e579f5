using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering;

/// <summary>Rewrites runs of operations into the fused ones that kernels exist for.</summary>
internal static class Fusion
{
    /// <summary>Forward: product, bias and (where backward does not need z) activation become one pass.</summary>
    /// <param name="ops">In order.</param>
    /// <param name="tensors">The trained tensors, which tell the layer a bias belongs to.</param>
    public static List<KernelOp> Forward(IReadOnlyList<KernelOp> ops, IReadOnlyList<PlacedTensor> tensors)
    {
        var fused = new List<KernelOp>();
        for (int i = 0; i < ops.Count; i++)
        {
            if (ops[i] is MatMulNT product && ops.ElementAtOrDefault(i + 1) is AddRow bias && bias.Y == product.Y)
            {
                string layer = LayerName(bias.B, tensors);
                if (ops.ElementAtOrDefault(i + 2) is Apply { Function.DerivativeNeedsInput: false } activation && activation.X == product.Y)
                {
                    fused.Add(new DenseForward(activation.Y, product.X, product.W, bias.B, activation.Function, layer));
                    i += 2;
                }
                else
                {
                    fused.Add(new DenseForward(product.Y, product.X, product.W, bias.B, null, layer));
                    i++;
                }
            }
            else if (ops[i] is DrawWeightMask draw && ops.ElementAtOrDefault(i + 1) is Multiply multiply && multiply.B == draw.M)
            {
                fused.Add(new MaskWeights(multiply.Y, draw.M, multiply.A, draw.Rate, draw.Layer));
                i++;
            }
            else
            {
                fused.Add(ops[i]);
            }
        }

        return fused;
    }

    /// <summary>Backward: the gradients of weights and biases become one operation; dX reads transposed weights.</summary>
    public static List<KernelOp> Backward(IReadOnlyList<KernelOp> ops, IReadOnlyList<PlacedTensor> tensors)
    {
        var fused = new List<KernelOp>();
        foreach (KernelOp op in ops)
        {
            switch (op)
            {
                case MatMulTN weights:
                    Buffer bias = ops.OfType<SumRows>().First(sum => sum.DY == weights.DY).DB;
                    fused.Add(new DenseWeightGradient(weights.DW, bias, weights.DY, weights.X, LayerName(bias, tensors)));
                    break;
                case SumRows:
                    break;
                case MatMulNN input:
                    Buffer ownBias = ops.OfType<SumRows>().First(sum => sum.DY == input.DY).DB;
                    fused.Add(new DenseInputGradient(input.DX, input.DY, TransposeOf(input.W), LayerName(ownBias, tensors)));
                    break;
                default:
                    fused.Add(op);
                    break;
            }
        }

        return fused;
    }

    public static Buffer TransposeOf(Buffer weights) =>
        new(weights.Name + "T", BufferRole.ParameterMask, weights.Columns, weights.Rows);

    /// <summary>Weighted layers are counted as their values are: b1 and db1 belong to Dense1.</summary>
    private static string LayerName(Buffer bias, IReadOnlyList<PlacedTensor> tensors)
    {
        int index = tensors.Where(static tensor => tensor.Spec.Role == ParameterRole.Bias).TakeWhile(tensor => tensor.Value != bias && LayerBuffers.GradientOf(tensor.Value) != bias).Count();
        return "Dense" + (index + 1).ToString(CultureInfo.InvariantCulture);
    }
}
