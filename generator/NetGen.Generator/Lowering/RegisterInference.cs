using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Lowering;

/// <summary>Decides whether one sample can be computed in registers: memory holds only weights, input and output.</summary>
internal static class RegisterInference
{
    /// <summary>The widest layer, the input included. Two vectors of 256 bits hold its values, and its code is a few dozen lines.</summary>
    private const int Widest = 16;

    /// <summary>The most weights of all layers together. The code has a multiply-add for every eight of them.</summary>
    private const int MostWeights = 1024;

    /// <summary>
    /// The number of chains that each sum is split into if there are many inputs. The other sums of the layer stand beside it in the code and hide the rest of
    /// the latency.
    /// </summary>
    private const int MostChains = 4;

    /// <summary>The vector widths that it is written for. A tiny network needs none wider than 256 bits.</summary>
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
        // Four units fill the narrowest vectors. Panels are read from their start, padding included.
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
