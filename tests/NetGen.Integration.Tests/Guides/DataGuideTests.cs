using NetGen.Integration.Tests.ReadMe;
using NetGen.Integration.Tests.Sources;

namespace NetGen.Integration.Tests.Guides;

/// <summary>The examples of docs/scale.md on data larger than memory, word for word.</summary>
public sealed class DataGuideTests : IDisposable
{
    private static readonly string[] s_files =
    [
        "train.rows", "train.ckpt", "train.ckpt.previous", "features.npy", "targets.npy", "arrays.rows", "train-images-idx3-ubyte", "train-labels-idx1-ubyte",
    ];

    private readonly Dataset _data = Samples.Classes(300, 784, 10);

    public void Dispose() => Array.ForEach(s_files, File.Delete);

    [Fact]
    public void RowFileExample_IsWrittenAndTrainedOn()
    {
        Dataset validation = Samples.Classes(30, 784, 10, seed: 2);

        // Once: rows go to the disk as they come, in memory that does not grow with them.
        using (var writer = new RowFileWriter("train.rows", featureCount: 784, targetCount: 10))
        {
            foreach (var (features, targets) in Examples())
            {
                writer.Append(features, targets);           // one row or many
            }

            writer.Complete();                              // flushed to the disk, then renamed
        }

        using RowFile train = RowFile.Open("train.rows");
        var net = new DigitNet(seed: 1);
        History history = net.Fit(train, new FitOptions
        {
            Epochs = 5, BatchSize = 256, Validation = validation,
            Callbacks = [new Checkpoint("train.ckpt") { EverySteps = 1000, Resume = true }],
        });
        Console.WriteLine(history.Shuffling);               // all rows
        Console.WriteLine(net.Evaluate(train).Accuracy);

        history.Epochs.Count.ShouldBe(5);
        history.Shuffling!.ToString().ShouldBe("all rows");
        train.Count.ShouldBe(300);
    }

    [Fact]
    public void OtherFormats_AreOpenedAndWritten()
    {
        SourceFiles.WriteNpy("features.npy", _data.Features.ToArray(), isDouble: true, "(300, 784)");
        SourceFiles.WriteNpy("targets.npy", _data.Targets.ToArray(), isDouble: false, "(300, 10)");
        IdxFile.Write("train-images-idx3-ubyte", [200, 28, 28], new byte[200 * 784]);
        IdxFile.Write("train-labels-idx1-ubyte", [200], new byte[200]);

        using NpyRows arrays = NpyRows.Open("features.npy", "targets.npy");
        RowFile.Write("arrays.rows", arrays);

        using IdxRows digits = IdxRows.Open("train-images-idx3-ubyte", "train-labels-idx1-ubyte");
        Dataset first = Dataset.ReadFrom(digits, first: 0, count: 100);     // some rows, or all that fit

        first.Count.ShouldBe(100);
        using RowFile written = RowFile.Open("arrays.rows");
        Dataset.ReadFrom(written).Features.SequenceEqual(_data.Features).ShouldBeTrue();
    }

    [Fact]
    public void BlocksExample_IsNamedInTheHistory()
    {
        var options = new FitOptions { Shuffling = Shuffling.ByBlocks(blockRows: 1024, bufferedBlocks: 64) };

        new DigitNet(seed: 1).Fit(Samples.Classes(2000, 784, 10), options with { Epochs = 1, BatchSize = 256 }).Shuffling!.ToString()
            .ShouldBe("blocks of 1024 rows, 64 in a buffer");
    }

    private IEnumerable<(float[] Features, float[] Targets)> Examples()
    {
        for (int row = 0; row < _data.Count; row++)
        {
            yield return (_data.FeaturesOf(row).ToArray(), _data.TargetsOf(row).ToArray());
        }
    }
}
