namespace NetGen.Tests.Data;

public sealed class MnistTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Three training and two test images; the n-th training image is all n × 100, the labels are 7, 0, 9 and 1, 2.</summary>
    private void WriteSmallMnist(string separator = "-", string ending = "")
    {
        byte[] pixels = [.. Enumerable.Range(0, 3 * 784).Select(i => (byte)(i / 784 * 100))];
        IdxFile.Write(_folder.File($"train-images{separator}idx3-ubyte{ending}"), [3, 28, 28], pixels);
        IdxFile.Write(_folder.File($"train-labels{separator}idx1-ubyte{ending}"), [3], new byte[] { 7, 0, 9 });
        IdxFile.Write(_folder.File($"t10k-images{separator}idx3-ubyte{ending}"), [2, 28, 28], new byte[2 * 784]);
        IdxFile.Write(_folder.File($"t10k-labels{separator}idx1-ubyte{ending}"), [2], new byte[] { 1, 2 });
    }

    private void ShouldBeRefused(string file, string expected, string found)
    {
        string message = Should.Throw<NetGenFormatException>(() => Mnist.Load(_folder.Root)).Message;
        message.ShouldStartWith(_folder.File(file));
        message.ShouldContain(expected);
        message.ShouldContain(found);
    }

    [Theory]
    [InlineData("-", "")]
    [InlineData("-", ".gz")]
    [InlineData(".", "")]
    [InlineData(".", ".gz")]
    public void EveryCommonName_IsFound(string separator, string ending)
    {
        WriteSmallMnist(separator, ending);
        Mnist mnist = Mnist.Load(_folder.Root);
        mnist.Train.Count.ShouldBe(3);
        mnist.Test.Count.ShouldBe(2);
    }

    [Fact]
    public void Pixels_AreScaledAndLabelsOneHot()
    {
        WriteSmallMnist();
        Dataset train = Mnist.Load(_folder.Root).Train;
        train.FeatureCount.ShouldBe(784);
        train.TargetCount.ShouldBe(10);
        train.HasOneHotTargets.ShouldBeTrue();
        train.FeaturesOf(0).ToArray().ShouldAllBe(pixel => pixel == 0);
        train.FeaturesOf(2).ToArray().ShouldAllBe(pixel => pixel == 200f / 255);
        train.TargetsOf(0).IndexOf(1).ShouldBe(7);
        train.TargetsOf(2).IndexOf(1).ShouldBe(9);
    }

    [Fact]
    public void MissingFolder_IsNamed() =>
        Should.Throw<DirectoryNotFoundException>(() => Mnist.Load(_folder.File("nowhere"))).Message.ShouldContain(_folder.File("nowhere"));

    [Fact]
    public void MissingFiles_AreAllNamed()
    {
        WriteSmallMnist();
        File.Delete(_folder.File("train-labels-idx1-ubyte"));
        File.Delete(_folder.File("t10k-images-idx3-ubyte"));
        Should.Throw<FileNotFoundException>(() => Mnist.Load(_folder.Root))
            .Message.ShouldContain($"found no train-labels-idx1-ubyte, t10k-images-idx3-ubyte in {_folder.Root}");
    }

    [Fact]
    public void ImagesOfAnotherSize_AreRefused()
    {
        WriteSmallMnist();
        IdxFile.Write(_folder.File("train-images-idx3-ubyte"), [3, 32, 32], new byte[3 * 32 * 32]);
        ShouldBeRefused("train-images-idx3-ubyte", "n × 28 × 28", "found 3 × 32 × 32");
    }

    [Fact]
    public void LabelsOfTwoDimensions_AreRefused()
    {
        WriteSmallMnist();
        IdxFile.Write(_folder.File("t10k-labels-idx1-ubyte"), [2, 1], new byte[2]);
        ShouldBeRefused("t10k-labels-idx1-ubyte", "1 dimension", "found 2 × 1");
    }

    [Fact]
    public void LabelsOfOtherImages_AreRefused()
    {
        WriteSmallMnist();
        IdxFile.Write(_folder.File("train-labels-idx1-ubyte"), [2], new byte[2]);
        ShouldBeRefused("train-labels-idx1-ubyte", "expected 3 labels", "found 2");
    }

    [Fact]
    public void LabelPastNine_IsRefusedWithItsRow()
    {
        WriteSmallMnist();
        IdxFile.Write(_folder.File("train-labels-idx1-ubyte"), [3], new byte[] { 9, 10, 0 });
        ShouldBeRefused("train-labels-idx1-ubyte", "labels from 0 to 9", "found 10 in row 1");
    }

    [SkippableFact]
    public void PublishedFiles_HoldThePublishedFacts()
    {
        string? folder = TestData.Folder("mnist");
        Skip.If(folder is null, TestData.Absent);

        Mnist mnist = Mnist.Load(folder);
        mnist.Train.Count.ShouldBe(60_000);
        mnist.Test.Count.ShouldBe(10_000);
        LabelCounts(mnist.Train).ShouldBe([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]);
        LabelCounts(mnist.Test).ShouldBe([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]);
        Enumerable.Range(0, 10).Select(row => LabelOf(mnist.Train, row)).ShouldBe([5, 0, 4, 1, 9, 2, 1, 3, 1, 4]);
        Enumerable.Range(0, 10).Select(row => LabelOf(mnist.Test, row)).ShouldBe([7, 2, 1, 0, 4, 1, 4, 9, 5, 9]);
        (255 * Mean(mnist.Train.Features)).ShouldBe(33.318421, 1e-5);
        (255 * Mean(mnist.Test.Features)).ShouldBe(33.791224, 1e-5);
        mnist.Train.RequireFinite("train");

        var (train, validation) = mnist.Train.Split(50_000, seed: 1, stratify: true);
        LabelCounts(train).Select(count => (double)count).ShouldBe(LabelCounts(mnist.Train).Select(count => count * 5 / 6.0), tolerance: 1);
        (train.Count, validation.Count).ShouldBe((50_000, 10_000));
    }

    private static int LabelOf(Dataset data, int row) => data.TargetsOf(row).IndexOf(1);

    private static int[] LabelCounts(Dataset data) =>
        [.. Enumerable.Range(0, data.Count).CountBy(row => LabelOf(data, row)).OrderBy(pair => pair.Key).Select(pair => pair.Value)];

    private static double Mean(ReadOnlySpan<float> values)
    {
        double sum = 0;
        foreach (float value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}
