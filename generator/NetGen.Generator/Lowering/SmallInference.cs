using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Lowering;

/// <summary>
/// Whether a network is so small that calling a method for every layer would tell: its weights fit the nearest cache, where a layer takes some ten nanoseconds.
/// </summary>
internal static class SmallInference
{
    /// <summary>Weights of all layers together: 32 KB.</summary>
    private const int MostWeights = 8192;

    /// <summary>Hidden values, which lie on the stack and are cleared at every call: 2 KB.</summary>
    private const int MostHidden = 512;

    /// <summary>Logits of the largest softmax that is computed in one vector of the widest kind.</summary>
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
        // A longer activation would have to be a loop of its own: the JIT inlines only so much into one method.
        DenseForward dense => !dense.SkipsZeros && (dense.Function is null || dense.AppliesToSums),
        StandardizeUnfolded => true, // done before, if there is anything to scale
        CopyRows copy => copy.Y.Role == ValueRole.Output,
        Softmax softmax => softmax.Y.Role == ValueRole.Output && softmax.Y.Columns <= MostLogits,
        _ => false,
    };
}
