using System.Globalization;

namespace NetGen.Integration.Tests.Callbacks;

public sealed class CsvLoggerTests : IDisposable
{
    private const string Header = "epoch,loss,penalty,accuracy,validation_loss,validation_accuracy,learning_rate,seconds";

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("log.csv");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EveryEpoch_IsALineOfItsNumbersInAnyCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        History history = new SoftmaxNet(seed: 1).Fit(
            Samples.Classes(30, 3, 3),
            new FitOptions { Epochs = 3, L2 = 0.01f, Validation = Samples.Classes(9, 3, 3, seed: 2), Callbacks = [new CsvLogger(Path)] });
        CultureInfo.CurrentCulture = before;

        string[] lines = File.ReadAllLines(Path);
        lines[0].ShouldBe(Header);
        lines[1..].Select(Numbers).ShouldBe(history.Epochs.Select(static epoch => new[]
        {
            epoch.Epoch, epoch.Loss, epoch.Penalty, epoch.Accuracy!.Value, epoch.ValidationLoss!.Value, epoch.ValidationAccuracy!.Value, 0.001,
            epoch.Duration.TotalSeconds,
        }));
    }

    [Fact]
    public void AbsentNumber_IsLeftOut()
    {
        new PlaneNet().Fit(Samples.Values(4, 2, 1), new FitOptions { Epochs = 1, Callbacks = [new CsvLogger(Path, ';')] });
        string[] lines = File.ReadAllLines(Path);
        lines[0].ShouldBe(Header.Replace(',', ';'));
        lines[1].Split(';')[3..7].ShouldBe(["", "", "", "0.001"]);
    }

    [Fact]
    public void NextTraining_ReplacesTheFile()
    {
        for (int training = 0; training < 2; training++)
        {
            new PlaneNet().Fit(Samples.Values(4, 2, 1), new FitOptions { Epochs = 2, Callbacks = [new CsvLogger(Path)] });
            File.ReadAllLines(Path).Length.ShouldBe(3);
        }
    }

    [Fact]
    public void Restarts_FollowEachOther()
    {
        new PlaneNet().Fit(Samples.Values(4, 2, 1), new FitOptions { Epochs = 2, Restarts = 3, Callbacks = [new CsvLogger(Path)] });
        string[] lines = File.ReadAllLines(Path);
        lines[0].ShouldBe("restart," + Header);
        lines[1..].Select(static line => line[..4]).ShouldBe(["1,1,", "1,2,", "2,1,", "2,2,", "3,1,", "3,2,"]);
    }

    [Fact]
    public void SeparatorOrFolderThatCannotBe_IsRefused()
    {
        Should.Throw<ArgumentException>(() => new CsvLogger(Path, '.')).ParamName.ShouldBe("separator");
        var missing = new CsvLogger(_folder.File("missing/log.csv"));
        Should.Throw<DirectoryNotFoundException>(
            () => new PlaneNet().Fit(Samples.Values(4, 2, 1), new FitOptions { Callbacks = [missing] })).Message.ShouldContain("missing");
    }

    private static double[] Numbers(string line) => [.. line.Split(',').Select(static field => double.Parse(field, CultureInfo.InvariantCulture))];
}
