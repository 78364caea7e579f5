using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Lowering;

/// <summary>Whether one sample can be computed without touching memory but for weights, input and output.</summary>
internal static class RegisterInference
{
    /// <summary>Widest layer, input included: two vectors of 256 bits hold its values, and its code is a few dozen lines.</summary>
    private const int Widest = 16;

    /// <summary>Weights of all layers together; a multiply-add for every eight of them stands in the code.</summary>
    private const int MostWeights = 1024;

    /// <summary>
    /// Chains that each sum is split into where inputs are many; the layers' other sums, which stand beside it in the code, hide the rest of the latency.
    /// </summary>
    private const int MostChains = 4;

    /// <summary>The vectors it is written for: a tiny network needs none wider than 256 bits.</summary>
    public static IReadOnlyList<VectorForm> Forms(KernelSelection kernels) => [.. kernels.Forms.Where(static form => form.Lanes <= VectorForm.Avx2.Lanes)];

    public static bool Fits(NetworkModel model, IReadOnlyList<Operation> ops)
    {
        List<DenseForward> dense = [.. ops.OfType<DenseForward>()];
        return ops.SkipWhile(static op => op is StandardizeUnfolded).FirstOrDefault() is DenseForward
            && model.Input.Length <= Widest
            && dense.TrueForAll(static op => op.W.Rows <= Widest)
            && dense.Sum(static op => op.W.Length) <= MostWeights
            && ops.All(IsKnown);
    }

    public static RegisterKernel KernelOf(DenseForward op, KernelSelection kernels) =>
        new(op, Forms(kernels).ToDictionary(static form => form, form => Split(op.W, form)));

    private static RegisterSplit Split(Value w, VectorForm form)
    {
        // Four units need no more than the narrowest vectors; panels are read from their start, padding and all.
        int lanes = w.Rows <= VectorForm.Portable.Lanes ? VectorForm.Portable.Lanes : form.Lanes, vectors = (w.Rows + lanes - 1) / lanes;
        return new RegisterSplit(lanes, Math.Max(1, Math.Min(w.Columns, MostChains / vectors)));
    }

    private static bool IsKnown(Operation op) => op switch
    {
        DenseForward or CopyRows or Apply => true,
        StandardizeUnfolded => true, // done before, if there is anything to scale
        Softmax softmax => softmax.Y.Role == ValueRole.Output && softmax.Y.Columns <= 8,
        _ => false,
    };
}
