using System.Text;

namespace NetGen.Tests.Searching;

public sealed class TrialFileTests : IDisposable
{
    private static readonly TrialIdentity s_identity = new("0badcafe", "trial 7: rate \"0.1\", größe ½", "network Net");

    private static readonly TrialRecord s_record = new(
        [
            new TrialEpoch(
                new EpochRecord
                {
                    Epoch = 1, Loss = 0.1 + 0.2, Penalty = 1e-300, ValidationLoss = double.PositiveInfinity, ValidationAccuracy = 1.0 / 3, LearningRate = 0.1f,
                    SkippedSampleCount = 1,
                    Duration = TimeSpan.FromTicks(1234567),
                },
                Math.PI),
            new TrialEpoch(new EpochRecord { Epoch = 2, Loss = 2, ValidationLoss = double.NaN, LearningRate = float.Epsilon }, double.NaN),
        ],
        TrialEnd.Diverged);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WrittenTrial_IsReadBackToTheLastBit()
    {
        (TrialIdentity identity, TrialRecord record) = TrialFile.Read(Written());
        identity.ShouldBe(s_identity);
        record.End.ShouldBe(TrialEnd.Diverged);
        record.Epochs.ShouldBe(s_record.Epochs);
        _folder.Names().ShouldBe(["trial.json"]);
    }

    [Fact]
    public void OneDigitChanged_IsDamage()
    {
        byte[] bytes = File.ReadAllBytes(Written());
        int digit = bytes.AsSpan().IndexOf("3.14159"u8);
        bytes[digit]++;
        Should.Throw<NetGenFormatException>(
            () => TrialFile.Read(_folder.File("changed.json", bytes))).Message.ShouldContain("expected content with the checksum");
    }

    /// <summary>.NET reads numbers and lists of names as values of an enumeration too.</summary>
    [Theory]
    [InlineData("7")]
    [InlineData("1")]
    [InlineData("Paused, Ended")]
    [InlineData(" Ended")]
    public void EndThatIsNone_IsRefused(string end)
    {
        ChecksummedJson.Write(_folder.File("end.json"), json =>
        {
            json.WriteString("format", "netgen.trial.1");
            json.WriteString("end", end);
        });
        Should.Throw<NetGenFormatException>(() => TrialFile.Read(_folder.File("end.json"))).Message.ShouldContain($"a training that is '{end}'");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("not JSON")]
    public void SomethingElse_IsRefused(string content) =>
        Should.Throw<NetGenFormatException>(() => TrialFile.Read(_folder.File("else.json", Encoding.UTF8.GetBytes(content)))).Message.ShouldContain(
            "expected a JSON object that ends with its checksum");

    [Fact]
    public void SoundFileOfAnotherKind_IsRefused()
    {
        ChecksummedJson.Write(_folder.File("kind.json"), static json => json.WriteNumber("format", 1));
        Should.Throw<NetGenFormatException>(() => TrialFile.Read(_folder.File("kind.json"))).Message.ShouldContain("expected what a search writes");
        ChecksummedJson.Write(_folder.File("kind.json"), static json =>
        {
            json.WriteString("format", "netgen.trial.99");
            json.WriteString("end", "Ended");
        });
        Should.Throw<NetGenFormatException>(() => TrialFile.Read(_folder.File("kind.json"))).Message.ShouldContain("but found 'netgen.trial.99'");
    }

    [Fact]
    public void ScoreOfARecord_IsThatOfItsBestEpochSoFar()
    {
        TrialRecord record =
            new([.. new[]
            {
                double.NaN, 3, 1, double.PositiveInfinity, 1, 4, 0.5
            }.Select(static (score, index) => new TrialEpoch(new EpochRecord { Epoch = index + 1, Loss = 0, LearningRate = 1 }, score))], TrialEnd.Diverged);
        Enumerable.Range(1, 7).Select(epochs => record.BestEpoch(epochs, higherIsBetter: false)).ShouldBe([0, 2, 3, 3, 3, 3, 7]);
        record.BestEpoch(6, higherIsBetter: true).ShouldBe(6);
        record.ScoreAt(2, higherIsBetter: false).ShouldBe(3);
        record.ScoreAt(8, higherIsBetter: false).ShouldBeNull("it breaks down in the eighth epoch");
        (record with { End = TrialEnd.Ended }).ScoreAt(8, higherIsBetter: false).ShouldBe(0.5);
    }

    private string Written()
    {
        string path = _folder.File("trial.json");
        TrialFile.Write(path, s_identity, s_record);
        return path;
    }
}
