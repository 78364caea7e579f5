using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Lowering;

/// <summary>
/// Lets a dense layer read an image as it lies, pixel by pixel, although the mathematics flattens it channel by channel. The columns of its weights lie in
/// memory in the order of the image, so no value is moved.
/// </summary>
internal static class ChannelOrderElision
{
    /// <summary>The same mathematics without the flattenings that only products read. Their weights know the channels of what they read.</summary>
    public static Mathematics Of(Mathematics mathematics)
    {
        foreach (ChannelsFirst flattening in mathematics.Forward.OfType<ChannelsFirst>().ToArray())
        {
            Value[] weights = [.. mathematics.Forward.OfType<MatMulNT>().Where(product => product.X == flattening.Y).Select(static product => product.W)];
            ChannelsLast? back = mathematics.Backward.OfType<ChannelsLast>().FirstOrDefault(op => op.X == flattening.Y.Gradient);
            if (IsReadByProductsAlone(mathematics, flattening.Y, weights) && back is not { Plus.Count: > 0 })
            {
                mathematics = Without(mathematics, flattening, back, weights);
            }
        }

        return mathematics;
    }

    /// <summary>Masked weights keep the order of files, because the factors of DropConnect are drawn in that order.</summary>
    private static bool IsReadByProductsAlone(Mathematics mathematics, Value flat, Value[] weights) =>
        weights.Length > 0
        && Array.TrueForAll(weights, static w => w.IsTrained)
        && mathematics.Forward.Concat(mathematics.Backward).Concat(mathematics.Infer).Concat(mathematics.Finish).Concat(mathematics.Score)
            .All(op => !op.Needs.Contains(flat) || op is MatMulNT or MatMulTN);

    private static Mathematics Without(Mathematics mathematics, ChannelsFirst flattening, ChannelsLast? back, Value[] weights)
    {
        return mathematics with
        {
            Tensors =
            [
                .. mathematics.Tensors.Select(tensor => weights.Contains(tensor.Value) ? tensor with { Channels = flattening.Channels } : tensor),
            ],
            Forward = Rewritten(mathematics.Forward),
            Backward = Rewritten(mathematics.Backward),
            Infer = Rewritten(mathematics.Infer),
        };

        // If several products read the vector, each gives a term of its gradient.
        static Value OfImage(Value gradient, ChannelsLast back) => gradient == back.X ? back.Y : gradient with { Shape = back.Y.Shape, Of = back.Y.Of };

        List<Operation> Rewritten(IReadOnlyList<Operation> ops)
        {
            // At inference the flattened value may be another one, because dropout passes on what it reads.
            Value image = ops.OfType<ChannelsFirst>().FirstOrDefault(op => op.Y == flattening.Y)?.X ?? flattening.X;
            return [.. ops.Where(op => op != back && !(op is ChannelsFirst && op.Writes.Contains(flattening.Y))).Select(op => Reading(op, image))];
        }

        Operation Reading(Operation op, Value image) => op switch
        {
            MatMulNT product when product.X == flattening.Y => product with { X = image },
            MatMulTN gradient when gradient.X == flattening.Y => gradient with { X = image },
            MatMulNN gradient when back is not null && gradient.DX.Of == flattening.Y =>
                gradient with { DX = OfImage(gradient.DX, back), Plus = gradient.Plus.Select(term => OfImage(term, back)).ToEquatableArray() },
            _ => op,
        };
    }
}
