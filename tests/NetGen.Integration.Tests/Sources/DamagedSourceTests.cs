using System.Reflection;
using NetGen.Integration.Tests.Resuming;

namespace NetGen.Integration.Tests.Sources;

/// <summary>A file that is damaged, too short, cut short while it is in use, or holds what no row should is one clear error, and nothing is lost.</summary>
public sealed class DamagedSourceTests
{
    [Fact]
    public void RowFile_WithAnyByteOfItsHeaderChanged_IsRefused()
    {
        using var folder = new TemporaryFolder();
        RowFile.Write(folder.File("sound"), ResumedTraining.Data);
        byte[] sound = File.ReadAllBytes(folder.File("sound"));
        for (int at = 0; at < RowFileHeader.Size; at++)
        {
            byte[] damaged = [.. sound];
            damaged[at] ^= 0x10;
            string path = folder.File("damaged", damaged);
            Should.Throw<NetGenFormatException>(() => RowFile.Open(path), $"byte {at}").Message.ShouldStartWith(path);
        }
    }

    [Fact]
    public void RowFileHeader_WhoseLengthDoesNotFitIn64Bits_IsRefused()
    {
        // 1073807362 rows of 2 and twice 2147352579 values are 2^64 + 64 bytes, and so 64 in 64 bits.
        using var folder = new TemporaryFolder();
        var header = new RowFileHeader(1073807362, 2, 2147352579, HasOneHotTargets: false, Checksum: 0);
        header.Length.ShouldBe(128);
        string path = folder.File("rows", [.. header.ToBytes(), .. new byte[64]]);
        Should.Throw<NetGenFormatException>(() => RowFile.Open(path)).Message.ShouldContain("but found 128");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(64)]
    [InlineData(1000)]
    [InlineData(-1)]
    [InlineData(1 << 20)]
    public void RowFile_OfAnotherLength_IsRefused(int length)
    {
        using var folder = new TemporaryFolder();
        RowFile.Write(folder.File("rows"), ResumedTraining.Data);
        SourceFiles.Cut(folder.File("rows"), length < 0 ? new FileInfo(folder.File("rows")).Length + length : length);
        Should.Throw<NetGenFormatException>(() => RowFile.Open(folder.File("rows"))).Message.ShouldContain("expected");
    }

    [Fact]
    public void RowFile_WithAChangedValue_IsFoundByVerify()
    {
        using var folder = new TemporaryFolder();
        RowFile.Write(folder.File("rows"), ResumedTraining.Data);
        byte[] bytes = File.ReadAllBytes(folder.File("rows"));
        using (RowFile sound = RowFile.Open(folder.File("rows")))
        {
            sound.Verify();
        }

        bytes[500] ^= 1;
        using RowFile damaged = RowFile.Open(folder.File("changed", bytes));
        Should.Throw<NetGenFormatException>(damaged.Verify).Message.ShouldContain("the file is damaged");
    }

    [Theory]
    [InlineData("(45, 4)", "<i4", "False", "expected values of type '<f4' or '<f8', but found '<i4'")]
    [InlineData("(45, 4)", ">f4", "False", "but found '>f4'")]
    [InlineData("(45, 4)", null, "True", "fortran_order")]
    [InlineData("(45, 2, 2)", null, "False", "1 or 2 dimensions")]
    [InlineData("()", null, "False", "1 or 2 dimensions")]
    [InlineData("(45, 5)", null, "False", "bytes for the shape")]
    [InlineData("(99999999999, 5)", null, "False", "at most 2^31 - 1 rows")]
    [InlineData("(-3, 5)", null, "False", "1 or 2 dimensions")]
    [InlineData("(44, 4)", null, "False", "bytes for the shape")]
    public void Npy_ThatIsNotReadHere_IsRefused(string shape, string? type, string order, string message)
    {
        using var folder = new TemporaryFolder();
        SourceFiles.WriteNpy(folder.File("x"), ResumedTraining.Data.Features.ToArray(), isDouble: false, shape, type, order);
        SourceFiles.WriteNpy(folder.File("y"), ResumedTraining.Data.Targets.ToArray(), isDouble: false, "(45, 3)", version: 2);
        Should.Throw<NetGenFormatException>(() => NpyRows.Open(folder.File("x"), folder.File("y"))).Message.ShouldContain(message);
        Should.Throw<NetGenFormatException>(() => NpyRows.Open(folder.File("z", [1, 2, 3]), folder.File("y"))).Message.ShouldContain(".npy");
        SourceFiles.WriteNpy(folder.File("x"), ResumedTraining.Data.Features.ToArray(), isDouble: false, "(90, 2)");
        Should.Throw<NetGenFormatException>(() => NpyRows.Open(folder.File("x"), folder.File("y"))).Message.ShouldContain("expected 90 rows of targets");
    }

    /// <summary>Nothing in a file without rows bounds the length of a row.</summary>
    [Fact]
    public void RowsOfAnyLengthThatAreNone_TakeNoMemory()
    {
        using var folder = new TemporaryFolder();
        byte[] file = new RowFileHeader(0, int.MaxValue / 2, 2, HasOneHotTargets: false, Checksum: 0).ToBytes();
        using RowFile rows = RowFile.Open(folder.File("rows", file));
        long before = GC.GetAllocatedBytesForCurrentThread();
        rows.Verify();
        RowScan.Fingerprint(rows).ShouldBe("00000000");
        RowFile.Write(folder.File("copy"), rows);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(2 << 20);
    }

    [Fact]
    public void Idx_ThatIsPackedOrShortOrOfOtherLabels_IsRefused()
    {
        using var folder = new TemporaryFolder();
        IdxFile.Write(folder.File("images.gz"), [3, 2, 2], new byte[12]);
        IdxFile.Write(folder.File("images"), [3, 2, 2], new byte[12]);
        IdxFile.Write(folder.File("labels"), [3], new byte[] { 0, 1, 2 });
        IdxFile.Write(folder.File("fewer"), [2], new byte[2]);
        Refusal("images.gz", "labels").ShouldContain("gunzip");
        Refusal("images", "fewer").ShouldContain("one label for each image");
        Should.Throw<NetGenFormatException>(
            () => IdxRows.Open(folder.File("images"), folder.File("labels"), classes: 2)).Message.ShouldContain("found 2 in row 2");
        SourceFiles.Cut(folder.File("images"), 20);
        Refusal("images", "labels").ShouldContain("expected 28 bytes for the dimensions 3 × 2 × 2, but found 20");

        string Refusal(string images, string labels) =>
            Should.Throw<NetGenFormatException>(() => IdxRows.Open(folder.File(images), folder.File(labels))).Message;
    }

    [Theory]
    [InlineData("rows", false)]
    [InlineData("npy8", false)]
    [InlineData("rows", true)]
    public void CutShortBetweenSteps_EndsTheTrainingAndLosesNothing(string format, bool byBlocks)
    {
        using var folder = new TemporaryFolder();
        IRowSource data = SourceFiles.Open(folder, format, ResumedTraining.Data);
        string file = Directory.GetFiles(folder.Root).Order(StringComparer.Ordinal).First();
        byte[] sound = File.ReadAllBytes(file);
        FitOptions options = new() { Epochs = 4, BatchSize = 8, Seed = 3, Threads = 2, Shuffling = byBlocks ? Shuffling.ByBlocks(2, 2) : null };
        NoisyNet expected = new(seed: 1), net = new(seed: 1);
        expected.Fit(data, options);
        int[] last = [];
        long lastStep = 0, nextStep = 0;
        StepCallback cut = new(training =>
        {
            (last, lastStep) = (SourceFiles.BitsOf(net), training.Step);
            if (training.Step == 8)
            {
                SourceFiles.Cut(file, sound.Length / 2);
            }
        });

        string message =
            Should.Throw<NetGenFormatException>(() => net.Fit(data, options with { Callbacks = [new Checkpoint(folder.File("ckpt")), cut] })).Message;

        message.ShouldBe(
            $"{file}: expected {sound.Length} bytes, as when it was opened, but found {sound.Length / 2}: the file was changed while it was in use.");
        SourceFiles.BitsOf(net).ShouldBe(last, "the weights of the last finished step");
        (data as IDisposable)?.Dispose();
        File.WriteAllBytes(file, sound);
        NoisyNet resumed = new(seed: 5);
        var first = new StepCallback(training => nextStep = nextStep == 0 ? training.Step : nextStep);
        resumed.Fit(
            ResumedTraining.Data,
            options with { ResumeFrom = folder.File("ckpt"), Callbacks = [new Checkpoint(folder.File("ckpt")), first] });
        SourceFiles.BitsOf(resumed).ShouldBe(SourceFiles.BitsOf(expected));
        nextStep.ShouldBe(lastStep + 1, "the checkpoint is that of the last finished step");
    }

    [Fact]
    public void CutShortBefore_IsRefusedByFitAndEvaluate()
    {
        using var folder = new TemporaryFolder();
        RowFile.Write(folder.File("rows"), Samples.Classes(50, 3, 3));
        using RowFile rows = RowFile.Open(folder.File("rows"));
        SourceFiles.Cut(folder.File("rows"), 100);
        var net = new SoftmaxNet(seed: 1);
        Should.Throw<NetGenFormatException>(() => net.Fit(rows)).Message.ShouldContain("but found 100");
        Should.Throw<NetGenFormatException>(() => net.Evaluate(rows)).Message.ShouldContain("but found 100");
        Should.Throw<NetGenFormatException>(() => rows.Read(40, new float[3], new float[3])).Message.ShouldContain("but found 100");
    }

    [Fact]
    public void ValidationCutShort_EndsTheTrainingWithTheWeightsThatAreTrained()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("validation");
        RowFile.Write(path, ResumedTraining.Validation);
        using RowFile validation = RowFile.Open(path);
        NoisyNet net = new(seed: 1);
        FitOptions options = new() { Epochs = 3, BatchSize = 8, AverageWeights = new WeightAveraging(0.9f) };
        int[] last = [];
        StepCallback cut = new(training =>
        {
            last = SourceFiles.BitsOf(net);
            if (training.Step == 8)
            {
                SourceFiles.Cut(path, 64);
            }
        });

        Should.Throw<NetGenFormatException>(
            () => net.Fit(ResumedTraining.Data, options with { Validation = validation, Callbacks = [cut] })).Message.ShouldContain("but found 64");

        SourceFiles.BitsOf(net).ShouldBe(last);
    }

    [Fact]
    public void CallbackThatFailsAtTheEndOfAnEpoch_LeavesTheWeightsThatAreTrained()
    {
        NoisyNet net = new(seed: 1);
        int[] last = [];
        LambdaCallback fail = new(
            onBatchEnd: _ => last = SourceFiles.BitsOf(net), onEpochEnd: static (_, _) => throw new InvalidOperationException("on purpose"));
        FitOptions options = new() { Epochs = 3, BatchSize = 8, AverageWeights = new WeightAveraging(0.9f), Callbacks = [fail] };
        Should.Throw<InvalidOperationException>(() => net.Fit(ResumedTraining.Data, options)).Message.ShouldBe("on purpose");
        SourceFiles.BitsOf(net).ShouldBe(last);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ValueThatIsNotFinite_IsNamedWhenItPasses(bool byBlocks)
    {
        using var folder = new TemporaryFolder();
        float[] features = Samples.Normal(60 * 3, 1), targets = [.. Enumerable.Range(0, 180).Select(static i => i % 3 == 0 ? 1f : 0f)];
        features[(41 * 3) + 2] = float.NaN;
        SourceFiles.WriteNpy(folder.File("x"), features, isDouble: true, "(60, 3)");
        SourceFiles.WriteNpy(folder.File("y"), targets, isDouble: true, "(60, 3)");
        using NpyRows rows = NpyRows.Open(folder.File("x"), folder.File("y"));
        var net = new SoftmaxNet(seed: 1);
        string expected = $"{folder.File("x")} and {folder.File("y")}: expected finite values, but found NaN in row 41, feature column 2.";

        Should.Throw<ArgumentException>(
            () => net.Fit(rows, new FitOptions { BatchSize = 7, Shuffling = byBlocks ? Shuffling.ByBlocks(5, 2) : null })).Message.ShouldBe(expected);
        Should.Throw<ArgumentException>(() => net.Evaluate(rows)).Message.ShouldBe(expected);
        Should.Throw<ArgumentException>(() => new ScaledSoftmaxNet(seed: 1).Fit(rows)).Message.ShouldBe(expected);
        Should.Throw<ArgumentException>(
            () => RowFile.Write(folder.File("rows"), rows)).Message.ShouldStartWith("Expected finite values, but found NaN in row 41, feature column 2.");
        File.Exists(folder.File("rows")).ShouldBeFalse();
        folder.Names().ShouldBe(["x", "y"], "nothing that was half written is left");
    }

    [Fact]
    public void TargetsThatAreNoProbabilities_AreNamedWhenTheyPass()
    {
        using var folder = new TemporaryFolder();
        float[] targets = [.. Enumerable.Range(0, 60).Select(static i => i % 3 == 0 ? 1f : 0f)];
        targets[25] = 3;
        RowFile.Write(folder.File("rows"), new Dataset(Samples.Normal(60, 1), 3, targets, 3));
        using RowFile rows = RowFile.Open(folder.File("rows"));
        Should.Throw<ArgumentException>(() => new SoftmaxNet(seed: 1).Fit(rows)).Message.ShouldBe(
            $"{folder.File("rows")}: CrossEntropy expects targets between 0 and 1, but row 8 holds 3.");
        Should.Throw<ArgumentException>(() => new XorNet(seed: 1).Fit(rows)).Message.ShouldContain("expects 2 features and 1 targets a row");
    }

    [Fact]
    public void WriterThatFailed_LeavesTheOldFileAndNothingElse()
    {
        using var folder = new TemporaryFolder();
        Dataset data = Samples.Classes(11, 3, 3);
        string path = folder.File("rows", [1, 2, 3]);
        using (var writer = new RowFileWriter(path, 3, 3))
        {
            // A disk that takes no more bytes: the stream below the writer is closed.
            FieldInfo stream = typeof(RowFileWriter).GetField("_targets", BindingFlags.Instance | BindingFlags.NonPublic)!;
            ((FileStream)stream.GetValue(writer)!).Dispose();
            Should.Throw<ObjectDisposedException>(() => writer.Append(data.Features, data.Targets));
            Should.Throw<InvalidOperationException>(writer.Complete).Message.ShouldContain("writing failed before");
            Should.Throw<InvalidOperationException>(() => writer.Append([], []));
        }

        folder.Names().ShouldBe(["rows"]);
        File.ReadAllBytes(path).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void Writer_TakesRowsPieceByPiece_AndLeavesTheOldFileUntilItIsComplete()
    {
        using var folder = new TemporaryFolder();
        Dataset data = Samples.Classes(11, 3, 3);
        string path = folder.File("rows", [1, 2, 3]);
        using (var writer = new RowFileWriter(path, 3, 3))
        {
            writer.Append(data.Features[..9], data.Targets[..9]);
            File.ReadAllBytes(path).ShouldBe([1, 2, 3]);
            Should.Throw<ArgumentException>(() => writer.Append(data.Features[..9], data.Targets[..8]));
        }

        folder.Names().ShouldBe(["rows"]);
        using (var writer = new RowFileWriter(path, 3, 3))
        {
            writer.Append(data.Features[..3], data.Targets[..3]);
            writer.Append([], []);
            writer.Append(data.Features[3..], data.Targets[3..]);
            writer.Count.ShouldBe(11);
            writer.Complete();
            Should.Throw<InvalidOperationException>(() => writer.Append([], []));
        }

        using RowFile rows = RowFile.Open(path);
        rows.Verify();
        rows.HasOneHotTargets.ShouldBeTrue();
        Dataset.ReadFrom(rows, 2, 5).Features.SequenceEqual(data.Features[6..21]).ShouldBeTrue();
        Should.Throw<ArgumentOutOfRangeException>(() => Dataset.ReadFrom(rows, 8, 5));
        Should.Throw<ArgumentOutOfRangeException>(() => rows.Read(11, new float[3], []));
        Should.Throw<ArgumentException>(() => rows.Read(0, new float[4], []));
        folder.Names().ShouldBe(["rows"]);
    }
}

[NeuralNetwork(3)]
[Standardize]
[Dense(3, Activation.Softmax)]
internal sealed partial class ScaledSoftmaxNet;
