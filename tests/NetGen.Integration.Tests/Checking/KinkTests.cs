namespace NetGen.Integration.Tests.Checking;

/// <summary>
/// Where the loss has a kink a numeric derivative says nothing: the check must not call a correct gradient wrong there, nor pass over a wrong one elsewhere.
/// </summary>
public sealed class KinkTests
{
    private static readonly Dataset s_data = Samples.Classes(4, 2, 2);

    /// <summary>A unit both of whose inputs are dropped has z = 0 exactly, as long as its bias is zero.</summary>
    [Fact]
    public void UnitsAtTheirKink_AreLeftOut()
    {
        int left = 0;
        for (int seed = 0; seed < 50; seed++)
        {
            GradientCheck check = new DroppedReluNet(seed).CheckGradients(s_data, samples: 4, seed);
            check.MaxRelativeError.ShouldBeLessThan(1.1e-5, $"seed {seed}\n{check}");
            left += check.Tensors.Sum(static tensor => tensor.KinkCount);
        }

        left.ShouldBeGreaterThan(50, "the network was made to have kinks");
    }

    [Fact]
    public void SmoothNetwork_IsCheckedWhole()
    {
        for (int seed = 0; seed < 10; seed++)
        {
            GradientCheck check = new DroppedTanhNet(seed).CheckGradients(s_data, samples: 4, seed);
            check.MaxRelativeError.ShouldBeLessThan(1.1e-5);
            check.Tensors.ShouldAllBe(static tensor => tensor.KinkCount == 0 && tensor.TriedCount > 0);
        }
    }

    /// <summary>With all inputs at zero and no biases, every unit is at its kink for every sample.</summary>
    [Fact]
    public void TensorOfKinksAlone_IsReportedAsUnchecked()
    {
        var zeros = new Dataset(new float[8], 2, [1, 0, 1, 0, 1, 0, 0, 1], 2);
        GradientCheck check = new DroppedReluNet(1).CheckGradients(zeros, samples: 4, seed: 1);
        check.Unchecked().ShouldBe(["1.bias"]);
        check.MaxRelativeError.ShouldBeLessThan(1.1e-5);
    }
}
