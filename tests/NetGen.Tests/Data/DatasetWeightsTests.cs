namespace NetGen.Tests.Data;

public sealed class DatasetWeightsTests
{
    private static readonly Dataset s_plain = new([1, 2, 3, 4, 5, 6], 2, [10, 20, 30], 1);

    [Fact]
    public void Weights_TravelWithTheirRows()
    {
        Dataset weighted = s_plain.WithWeights(0.5f, 0, 2);
        s_plain.Weights.IsEmpty.ShouldBeTrue();
        weighted.Weights.ToArray().ShouldBe([0.5f, 0, 2]);
        weighted.Features.ToArray().ShouldBe(s_plain.Features.ToArray());
        weighted.Rows(2, 0, 2).Weights.ToArray().ShouldBe([2, 0.5f, 2]);
        s_plain.Rows(2, 0).Weights.IsEmpty.ShouldBeTrue();

        (Dataset first, Dataset second) = weighted.Split(2, seed: 3);
        foreach (Dataset part in new[] { first, second })
        {
            for (int row = 0; row < part.Count; row++)
            {
                part.Weights[row].ShouldBe(part.TargetsOf(row)[0] switch { 10 => 0.5f, 20 => 0, _ => 2 });
            }
        }
    }

    [Fact]
    public void Weights_AreCopied()
    {
        float[] weights = [1, 2, 3];
        Dataset weighted = s_plain.WithWeights(weights);
        weights[1] = 99;
        weighted.Weights.ToArray().ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void Checksum_TellsWeightsApart()
    {
        uint[] checksums = [s_plain.Checksum, s_plain.WithWeights(1, 1, 1).Checksum, s_plain.WithWeights(1, 2, 1).Checksum];
        checksums.Distinct().Count().ShouldBe(3);
        s_plain.WithWeights(1, 2, 1).Checksum.ShouldBe(checksums[2]);
    }

    [Fact]
    public void WeightsThatMakeNoSense_AreNamed()
    {
        Refused([1, 2], "Expected 3 weights", "found 2");
        Refused([1, -0.5f, 2], "-0.5 in row 1");
        Refused([1, 2, float.NaN], "NaN in row 2");
        Refused([1, float.PositiveInfinity, 2], "Infinity in row 1");
        Refused([0, 0, 0], "above 0");
        new Dataset([], 2, [], 1).WithWeights().Count.ShouldBe(0);

        static void Refused(float[] weights, params string[] parts)
        {
            ArgumentException exception = Should.Throw<ArgumentException>(() => s_plain.WithWeights(weights));
            exception.ParamName.ShouldBe("weights");
            foreach (string part in parts)
            {
                exception.Message.ShouldContain(part);
            }
        }
    }

    [Fact]
    public void BalancedWeights_NeedClassesThatAllHaveRows()
    {
        ClassWeights.Balanced(new Dataset([1, 2, 3, 4], 1, [1, 0, 0, 0], 1)).ShouldBe([4 / 6f, 2]);
        Should.Throw<ArgumentException>(() => ClassWeights.Balanced(s_plain)).Message.ShouldContain("row 0 holds 10");
        Should.Throw<ArgumentException>(() => ClassWeights.Balanced(Dataset.FromLabels([1, 2], 1, [0, 2], 3))).Message.ShouldContain("none of class 1");
        Should.Throw<ArgumentException>(() => ClassWeights.Balanced(new Dataset([1], 1, [0.5f, 0.5f], 2))).Message.ShouldContain("not all one-hot");
        Should.Throw<ArgumentNullException>(() => ClassWeights.Balanced(null!)).ParamName.ShouldBe("data");
    }
}
