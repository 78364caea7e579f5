using ReadFile = NetGen.Build.ModelFile;

namespace NetGen.Reliability.Models.Onnx;

/// <summary>A small file that asks for much is read or refused within a second and 50 MB, like any other.</summary>
internal sealed class HeavyCheck : Check
{
    private readonly long[] _verdicts = new long[3];

    public override string Name => "models/heavy";

    public override long Small => 300;

    public override long Large => 30_000;

    public override void Try(Case one)
    {
        byte[] bytes = HeavyModels.Of(one.Chance);
        ReadFile? read = null;
        Cost.Check(() => read = OnnxCheck.Read(bytes, folder: null), OnnxCheck.MostBytes, OnnxCheck.MostMilliseconds);
        Interlocked.Increment(ref _verdicts[(int)Judge.Of(read!)]);
    }

    public override string Finish(long tried)
    {
        long read = _verdicts[(int)Verdict.Read], declined = _verdicts[(int)Verdict.NotSupported];
        BrokenPromiseException.Unless(tried < FewestForShares || (read > tried / 20 && declined > tried / 20),
            () => $"Expected more than 5 % of each, but found {read} networks and {declined} that are not supported.");
        return string.Create(CultureInfo.InvariantCulture, $"{100.0 * read / tried:N0} % read, {100.0 * declined / tried:N0} % not supported");
    }
}
