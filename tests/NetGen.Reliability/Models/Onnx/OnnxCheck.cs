using NetGen.Build.Files;
using ReadFile = NetGen.Build.ModelFile;

namespace NetGen.Reliability.Models.Onnx;

/// <summary>A malformed model becomes a problem in the text for the generator, and nothing else, within a second and 50 MB.</summary>
internal sealed class OnnxCheck : Check
{
    /// <summary>What a model may take, in bytes and in milliseconds.</summary>
    public const long MostBytes = 50_000_000, MostMilliseconds = 1000;

    /// <summary>One of so many goes through the task, with files.</summary>
    private const int ThroughTask = 500;

    private readonly ModelMutants _mutants = new();

    private readonly long[] _verdicts = new long[3];

    private TaskRun? _task;

    private string _folder = "";

    public override string Name => "models/onnx";

    public override long Small => 100_000;

    public override long Large => 10_000_000;

    public override void Begin(string folder)
    {
        _folder = ExternalFolder.In(folder);
        _task = new TaskRun(folder, _folder);
        foreach (byte[] sound in SoundModels.All)
        {
            ReadFile read = Read(sound, _folder);
            BrokenPromiseException.Unless(Judge.Of(read) == Verdict.Read, () => $"Expected a sound model to be read, but found {read.Content.Text}");
        }
    }

    public override void Try(Case one)
    {
        byte[] bytes = _mutants.Of(one.Chance);
        ReadFile? read = null;
        Cost.Check(() => read = Read(bytes, _folder), MostBytes, MostMilliseconds);
        Interlocked.Increment(ref _verdicts[(int)Judge.Of(read!)]);
        if (one.Number % ThroughTask == 0)
        {
            _task!.Check(bytes, read!.Content, one.Number);
        }
    }

    public override string Finish(long tried)
    {
        double[] shares = [.. _verdicts.Select(count => 100.0 * count / tried)];
        BrokenPromiseException.Unless(tried < FewestForShares || shares.All(static share => share > 5),
            () => $"Expected more than 5 % of each, but found {string.Join(", ", shares)}.");
        return string.Create(CultureInfo.InvariantCulture,
            $"{shares[0]:N0} % read, {shares[1]:N0} % damaged, {shares[2]:N0} % not supported; one of {ThroughTask} through the task");
    }

    /// <summary>Reads a model as the task does.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="folder">Its folder; null for none.</param>
    public static ReadFile Read(byte[] bytes, string? folder) =>
        ReadFile.ReadOnnx(() => new ByteSource(new MemoryStream(bytes, writable: false)), folder, "Models/net.onnx");
}
