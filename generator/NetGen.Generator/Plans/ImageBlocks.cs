using NetGen.Generator.Model;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Plans;

/// <summary>
/// The operations on images that run one after the other for a few images, then for the next: what one writes, the next finds in the cache. Dense layers go over
/// all rows at once, because their weights are what fills the cache.
/// </summary>
/// <param name="ForwardCount">How many of the first operations of forward propagation.</param>
/// <param name="BackwardStart">The first of those at the end of backward propagation.</param>
/// <param name="Rows">Images of a block.</param>
internal sealed record ImageBlocks(int ForwardCount, int BackwardStart, int Rows)
{
    /// <summary>Floats of all values of a block, gradients included: 384 KB, most of an ordinary second-level cache.</summary>
    private const int Floats = 96 * 1024;

    /// <summary>More images at a time save nothing.</summary>
    private const int MostRows = 16;

    /// <summary>Whether an operation of backward propagation runs block by block.</summary>
    public bool HasBackward(int index) => index >= BackwardStart;

    /// <param name="forward">Forward propagation.</param>
    /// <param name="backward">Backward propagation as far as it is divided by rows.</param>
    /// <param name="perRow">Values of a row in all of its buffers.</param>
    public static ImageBlocks? Of(IReadOnlyList<Operation> forward, IReadOnlyList<Operation> backward, int perRow)
    {
        int count = forward.TakeWhile(IsOfRows).Count(), start = backward.Count - backward.Reverse().TakeWhile(IsOfRows).Count();
        return forward.Take(count).Any(static op => op is ConvolutionForward)
            ? new ImageBlocks(count, start, Math.Max(1, Math.Min(MostRows, Floats / Math.Max(1, perRow))))
            : null;
    }

    /// <summary>Whether each row is computed by itself and without large weights: dense layers, and what is measured of the mini-batch, are not.</summary>
    private static bool IsOfRows(Operation op) =>
        op is not (DenseForward or DenseInputGradient or DenseWeightGradient or BatchMoments or NormalizeGradients or SoftmaxCrossEntropy or SigmoidCrossEntropy or SquaredError);
}
