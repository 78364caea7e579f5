using System.Collections.Concurrent;
using NetGen.Native.Sharing;

namespace NetGen.Reliability.Instances;

/// <summary>
/// Sixteen threads predict with one instance and get the bits of one thread, while others load and train other instances. A case is a fresh process with one
/// kind of network, so that the first calls run while methods are compiled for the first and the second time.
/// </summary>
internal abstract class ThreadsCheck : Check
{
    /// <summary>Samples that the threads of a process predict at least.</summary>
    private const int Predictions = 100_000;

    private readonly ConcurrentDictionary<string, string> _answers = new(StringComparer.Ordinal);

    private long _predictions, _loadings, _trainings;

    public override long Large => 100 * SharedNetwork.Kinds.Count;

    public override bool RunsSideBySide => false;

    /// <summary>Widths of vectors to draw from, in bits.</summary>
    protected abstract IReadOnlyList<string> Widths { get; }

    public override void Begin(string folder)
    {
        foreach (string width in Widths)
        {
            string answers = _answers[width] = Directory.CreateDirectory(Path.Combine(folder, width)).FullName;
            Run(["answers", answers], ("NETGEN_VECTOR_BITS", width));
        }
    }

    public override void Try(Case one)
    {
        string kind = SharedNetwork.Kinds[(int)(one.Number % SharedNetwork.Kinds.Count)], width = one.Chance.Of(Widths);
        string seed = ((uint)one.Chance.Next()).ToString(CultureInfo.InvariantCulture), predictions = Predictions.ToString(CultureInfo.InvariantCulture);
        string found = Run(["threads", _answers[width], kind, predictions, seed], [("NETGEN_VECTOR_BITS", width), .. Settings(one.Chance)]);
        string[] words = found.Split(' ', StringSplitOptions.TrimEntries);
        Interlocked.Add(ref _predictions, long.Parse(words[0], CultureInfo.InvariantCulture));
        Interlocked.Add(ref _loadings, long.Parse(words[2], CultureInfo.InvariantCulture));
        Interlocked.Add(ref _trainings, long.Parse(words[4], CultureInfo.InvariantCulture));
    }

    public override string Finish(long tried)
    {
        BrokenPromiseException.Unless(_predictions >= Predictions && _loadings > 0 && _trainings > 0,
            () => $"Expected predictions, loadings and trainings, but found {_predictions}, {_loadings} and {_trainings}.");
        return string.Create(CultureInfo.InvariantCulture,
            $"{_predictions:N0} predictions by 16 threads, {_loadings:N0} loadings and {_trainings:N0} trainings of other instances");
    }

    /// <summary>Runs the program.</summary>
    protected abstract string Run(IReadOnlyList<string> arguments, params (string Name, string Value)[] variables);

    /// <summary>Draws what else the process is told.</summary>
    protected abstract IEnumerable<(string Name, string Value)> Settings(Chance chance);
}

/// <summary>In code that the JIT compiles meanwhile, as early or as late as the settings of tiered compilation say.</summary>
internal sealed class JittedThreadsCheck : ThreadsCheck
{
    private static readonly (string Name, string Value)[][] s_settings =
    [
        [],
        [("DOTNET_TC_CallCountingDelayMs", "0")],
        [("DOTNET_TC_CallCountingDelayMs", "0"), ("DOTNET_TieredPGO", "0")],
        [("DOTNET_TC_CallCountingDelayMs", "1"), ("DOTNET_TC_CallCountThreshold", "2")],
        [("DOTNET_TieredCompilation", "0")],
        [("DOTNET_ReadyToRun", "0"), ("DOTNET_TC_CallCountingDelayMs", "0")],
        [("DOTNET_TC_OnStackReplacement_InitialCounter", "10"), ("DOTNET_OSR_HitLimit", "1")],
    ];

    public override string Name => "threads/instance";

    public override long Small => 2 * SharedNetwork.Kinds.Count;

    protected override IReadOnlyList<string> Widths { get; } = ["512", "256", "128"];

    protected override string Run(IReadOnlyList<string> arguments, params (string Name, string Value)[] variables) =>
        Programs.UnderTheJit(arguments, variables);

    protected override IEnumerable<(string Name, string Value)> Settings(Chance chance) => chance.Of(s_settings);
}

/// <summary>In native code.</summary>
internal sealed class NativeThreadsCheck : ThreadsCheck
{
    private string _program = "";

    public override string Name => "threads/native";

    public override long Small => SharedNetwork.Kinds.Count;

    public override string? Lacks => Programs.LacksForPublishing();

    protected override IReadOnlyList<string> Widths { get; } = ["256", "128"];

    public override void Begin(string folder)
    {
        _program = Programs.Publish(Path.Combine(folder, "native"));
        base.Begin(folder);
    }

    protected override string Run(IReadOnlyList<string> arguments, params (string Name, string Value)[] variables) =>
        Programs.Run(_program, arguments, variables);

    protected override IEnumerable<(string Name, string Value)> Settings(Chance chance) => [];
}
