using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering;

/// <summary>Whether one sample can be computed without touching memory but for weights, input and output.</summary>
internal static class RegisterInference
{
    /// <summary>Widest layer, input included: two vectors of 256 bits hold its values, and its code is a few dozen lines.</summary>
    private const int Widest = 16;

    /// <summary>Weights of all layers together; a multiply-add for every eight of them stands in the code.</summary>
    private const int MostWeights = 1024;

    public static bool Fits(NetworkModel model, IReadOnlyList<KernelOp> ops)
    {
        List<DenseForward> dense = [.. ops.OfType<DenseForward>()];
        return ops.SkipWhile(static op => op is StandardizeUnfolded).FirstOrDefault() is DenseForward
            && model.Input.Length <= Widest
            && dense.TrueForAll(static op => op.W.Rows <= Widest)
            && dense.Sum(static op => op.W.Length) <= MostWeights
            && ops.All(IsKnown);
    }

    private static bool IsKnown(KernelOp op) => op switch
    {
        DenseForward or CopyRows or Apply => true,
        StandardizeUnfolded => true, // done before, if there is anything to scale
        Softmax softmax => softmax.Y.Role == BufferRole.Output && softmax.Y.Columns <= 8,
        _ => false,
    };
}
