using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Lowering;

/// <summary>
/// Decides whether one sample is computed in one method. It is if the weights fit the first-level cache, where a layer takes about ten nanoseconds: a call for
/// every layer would cost a large part of that.
/// </summary>
internal static class SmallInference
{
    /// <summary>The most weights of all layers together: 32 KB.</summary>
    private const int MostWeights = 8192;

    /// <summary>The most hidden values, which lie on the stack and are cleared at every call: 2 KB.</summary>
    private const int MostHidden = 512;

    /// <summary>The most logits of a softmax that is computed in one vector of the widest kind.</summary>
    private const int MostLogits = 16;

    public static bool Fits(IReadOnlyList<Operation> ops, IReadOnlyList<SampleKernel> kernels, KernelSelection selection, int hidden) =>
        selection.Forms.Contains(VectorForm.Avx512)
        && kernels.Count > 0
        && hidden <= MostHidden
        && kernels.Sum(static kernel => kernel.W.Length) <= MostWeights
        && ops.SkipWhile(static op => op is StandardizeUnfolded).FirstOrDefault() is DenseForward
        && ops.All(IsKnown);

    private static bool IsKnown(Operation op) => op switch
    {
        // A longer activation would need a loop of its own, because the JIT limits how much it inlines into one method.
        DenseForward dense => !dense.SkipsZeros && (dense.Function is null || dense.AppliesToSums),
        StandardizeUnfolded => true, // done before, if there is anything to scale
        CopyRows copy => copy.Y.Role == ValueRole.Output,
        Softmax softmax => softmax.Y.Role == ValueRole.Output && softmax.Y.Columns <= MostLogits,
        _ => false,
    };
}
