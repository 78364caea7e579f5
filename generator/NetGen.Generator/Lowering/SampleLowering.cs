using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Lowering;

/// <summary>Chooses by the sizes of the layers how one sample is computed: in registers, in one method, or with a method for every layer.</summary>
internal static class SampleLowering
{
    /// <param name="model">The network.</param>
    /// <param name="ops">The operations from input to output.</param>
    /// <param name="scratch">The scratch memory that they need, in floats.</param>
    /// <param name="dense">The products of the network.</param>
    /// <param name="kernels">The kernels of the class.</param>
    public static SamplePlan Lower(NetworkModel model, IReadOnlyList<Operation> ops, int scratch, DenseLayers dense, KernelSelection kernels)
    {
        bool inRegisters = RegisterInference.Fits(model, ops);
        RegisterKernel[] registerKernels = inRegisters ? [.. ops.OfType<DenseForward>().Select(op => RegisterInference.KernelOf(op, kernels))] : [];
        SampleKernel[] sampleKernels = inRegisters ? [] : [.. ops.OfType<DenseForward>().Select(op => SampleChains.Of(op, dense.PanelsOf(op.W), kernels))];
        SampleMethod method = inRegisters ? SampleMethod.Registers
            : SmallInference.Fits(ops, sampleKernels, kernels, scratch) ? SampleMethod.OneMethod
            : SampleMethod.LayerByLayer;
        return new SamplePlan
        {
            Method = method,
            Scratch = scratch,
            Forms = FormsOf(method, sampleKernels, kernels),
            Ops = [.. ops.Where(static op => op is not Same)],
            Kernels = sampleKernels,
            RegisterKernels = registerKernels,
        };
    }

    private static IReadOnlyList<VectorForm> FormsOf(SampleMethod method, IReadOnlyList<SampleKernel> sampleKernels, KernelSelection kernels) => method switch
    {
        SampleMethod.Registers => RegisterInference.Forms(kernels),
        SampleMethod.OneMethod => [.. kernels.Forms.Where(form => sampleKernels.Any(kernel => kernel.Splits.ContainsKey(form)))],
        _ => [],
    };
}
