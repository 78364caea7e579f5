using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Tests.Lowering;

/// <summary>How the layers of a tiny network lie in registers, as data.</summary>
public sealed class RegisterInferenceTests
{
    private static readonly KernelSelection s_kernels = new([VectorForm.Avx512, VectorForm.Avx2, VectorForm.Portable], [6, 2, 1], "");

    /// <summary>
    /// The narrowest vectors do for four units; four chains for each layer, as far as there are inputs for them, divided among its registers.
    /// </summary>
    [Theory]
    [InlineData(1, 8, "256: 4 lanes, 4 chains; 128: 4 lanes, 4 chains")]
    [InlineData(4, 3, "256: 4 lanes, 3 chains; 128: 4 lanes, 3 chains")]
    [InlineData(8, 2, "256: 8 lanes, 2 chains; 128: 4 lanes, 2 chains")]
    [InlineData(16, 4, "256: 8 lanes, 2 chains; 128: 4 lanes, 1 chains")]
    [InlineData(9, 16, "256: 8 lanes, 2 chains; 128: 4 lanes, 1 chains")]
    public void UnitsAndInputs_ChooseLanesAndChains(int units, int inputs, string splits)
    {
        RegisterKernel kernel = RegisterInference.KernelOf(Plain.Product(units, inputs), s_kernels);
        string.Join("; ", kernel.Splits.Select(static pair => $"{pair.Key.Bits}: {pair.Value.Lanes} lanes, {pair.Value.Chains} chains")).ShouldBe(splits);
    }
}
