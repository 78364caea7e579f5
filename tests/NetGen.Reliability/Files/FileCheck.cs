namespace NetGen.Reliability.Files;

/// <summary>
/// Reads mutants of sound files. A reader takes a file or throws <see cref="NetGenFormatException"/>, within 100 ms of processor time. It allocates at most
/// 1 MiB more than reading the sound file takes, and more in proportion to the file only where the check says how much. A file of more than 1 MiB has more time
/// in proportion.
/// </summary>
internal abstract class FileCheck : Check
{
    private const long Allowance = 1 << 20;

    private const double MostMilliseconds = 100;

    /// <summary>Fewer cases say nothing about proportions.</summary>
    private const long FewestCases = 1000;

    private const int ShownBytes = 1000;

    private readonly Lazy<string> _memory = new(MemoryFolder.New);

    private long _read, _refused, _soundBytes;

    public override long Small => 100_000;

    public override long Large => 1_000_000;

    /// <summary>Bytes that a reader may allocate for each byte of the file. It matters for files of many kilobytes only.</summary>
    protected virtual int BytesPerByte => 8;

    public override void Try(Case one)
    {
        Mutant mutant = Draw(one.Chance);
        bool isRead = false;
        long most = Allowance + _soundBytes + mutant.Needs + (BytesPerByte * (long)mutant.File.Length);
        try
        {
            Cost.Check(() => isRead = IsRead(mutant.Read), most, MostMilliseconds * Math.Max(1, mutant.File.Length / (double)Allowance));
        }
        catch (Exception error)
        {
            throw new BrokenPromiseException(
                $"Expected a file that is read or refused by a NetGenFormatException, but found {error}{Environment.NewLine}{Shown(mutant.File)}");
        }

        Interlocked.Increment(ref isRead ? ref _read : ref _refused);
    }

    public override string Finish(long tried)
    {
        string remark = string.Create(CultureInfo.InvariantCulture, $"{100.0 * _read / tried:N0} % read, {100.0 * _refused / tried:N0} % refused");
        BrokenPromiseException.Unless(tried < FewestCases || (_read > 0 && _refused * 20 >= tried),
            () => $"Expected mutants of which some are read and 5 % or more are refused, but found {remark}.");
        return remark;
    }

    /// <summary>Makes a mutant, and writes it where its reader finds it. The same draws make the same mutant.</summary>
    protected abstract Mutant Draw(Chance chance);

    /// <summary>Measures what reading a sound file takes. Mutants may take as much.</summary>
    protected void Measure(Action readSound)
    {
        readSound();
        _soundBytes = Math.Max(_soundBytes, Cost.Of(readSound).Bytes);
    }

    /// <summary>A path in memory, if the system has such a folder. Each thread has its own.</summary>
    protected string PathOf(string name) =>
        Path.Combine(_memory.Value, string.Create(CultureInfo.InvariantCulture, $"{name}-{Environment.CurrentManagedThreadId}"));

    /// <summary>Writes a file for a reader that takes a path.</summary>
    protected string Write(string name, byte[] content)
    {
        string path = PathOf(name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private static bool IsRead(Action read)
    {
        try
        {
            read();
            return true;
        }
        catch (NetGenFormatException)
        {
            return false;
        }
    }

    private static string Shown(byte[] file) =>
        $"The file of {file.Length} bytes: {Convert.ToHexString(file.AsSpan(0, Math.Min(file.Length, ShownBytes)))}{(file.Length > ShownBytes ? "..." : "")}";

    /// <summary>A mutant of a file.</summary>
    /// <param name="File">Its bytes.</param>
    /// <param name="Read">Reads it. It may be called several times.</param>
    /// <param name="Needs">Bytes that its content takes beyond those of the sound file, such as the pixels that it really holds.</param>
    protected readonly record struct Mutant(byte[] File, Action Read, long Needs = 0);
}
