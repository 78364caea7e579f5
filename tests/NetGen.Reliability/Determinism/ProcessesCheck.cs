using System.Diagnostics;
using System.Security.Cryptography;
using System.Runtime.InteropServices;
using NetGen.Reliability.Trainings;

namespace NetGen.Reliability.Determinism;

/// <summary>A training has the same bits in another process, also in one that compiles otherwise: at once, without profiles, or without ready code.</summary>
internal sealed class ProcessesCheck : Check
{
    /// <summary>Draws the trainings of a process that this check has started. It writes their hash to <see cref="HashFile"/>.</summary>
    private const string Recipe = "NETGEN_RELIABILITY_RECIPE", HashFile = "NETGEN_RELIABILITY_HASH";

    /// <summary>Trainings of a process: starting one takes longer than many of them.</summary>
    private const int Trainings = 6;

    /// <summary>How the runtime compiles methods: not at all otherwise, at once, without profiles, and without the code that assemblies have.</summary>
    private static readonly string?[] s_compilations = [null, "DOTNET_TieredCompilation=0", "DOTNET_TieredPGO=0", "DOTNET_ReadyToRun=0"];

    private string _folder = "";

    public override string Name => "determinism/processes";

    public override long Small => 4;

    public override long Large => 100;

    public override void Begin(string folder) => _folder = folder;

    public override void Try(Case one)
    {
        if (Environment.GetEnvironmentVariable(Recipe) is { } recipe)
        {
            File.WriteAllText(Environment.GetEnvironmentVariable(HashFile)!, Hash(ulong.Parse(recipe, CultureInfo.InvariantCulture)));
            return;
        }

        ulong drawn = one.Chance.Next();
        string expected = Hash(drawn), file = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{one.Number}.hash"));
        string? compilation = Covering.Of("compilation", s_compilations, one.Number);
        Start(drawn, file, compilation);
        TrainingOutcome.Require(expected, File.ReadAllText(file), "hashes of trainings", $"The process with {compilation ?? "the usual compilation"}");
    }

    /// <summary>The hashes of weights, statistics and losses.</summary>
    private string Hash(ulong drawn) => string.Join(Environment.NewLine, Enumerable.Range(0, Trainings).Select(number =>
    {
        var chance = new Chance(drawn, "process", number);
        var recipe = new TrainingRecipe(chance, (long)(chance.Next() >> 40));
        string folder = Path.Combine(_folder, Guid.NewGuid().ToString());
        Directory.CreateDirectory(folder);
        TrainingOutcome outcome = TrainingOutcome.Of(recipe.Start(), recipe.Data, recipe.Options(folder, threads: 2));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(outcome.Parameters.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(outcome.State.AsSpan()));
        double[] losses = [.. outcome.History.Epochs.SelectMany(static epoch => new[] { epoch.Loss, epoch.ValidationLoss ?? 0 })];
        hash.AppendData(MemoryMarshal.AsBytes(losses.AsSpan()));
        return $"{recipe.Class} {outcome.End} {Convert.ToHexString(hash.GetHashAndReset())}";
    }));

    private void Start(ulong drawn, string file, string? compilation)
    {
        string[] program = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(ProcessesCheck).Assembly.Location] : [];
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. program, Name, "--case", "0"])
        {
            RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false,
        };
        start.Environment[Recipe] = drawn.ToString(CultureInfo.InvariantCulture);
        start.Environment[HashFile] = file;
        if (compilation?.Split('=') is [string name, string value])
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        BrokenPromiseException.Unless(process.ExitCode == 0, () => $"Expected a process to end with code 0, but found {process.ExitCode}: {errors.Result}");
    }
}
