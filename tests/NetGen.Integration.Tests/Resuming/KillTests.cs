using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace NetGen.Integration.Tests.Resuming;

/// <summary>A process that is killed at any moment, again and again, and in the end has trained the same bits.</summary>
/// <remarks>NETGEN_KILLS says how often, and NETGEN_KILL_SEED which moments.</remarks>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    /// <summary>So many that the kills come before the end.</summary>
    private const int EpochsPerKill = 60;

    /// <summary>A kill comes after up to so many steps, and then a moment.</summary>
    private const int MostSteps = 24, MostMilliseconds = 4;

    /// <summary>Every so many kills the disk fails too.</summary>
    private const int DamagedEvery = 4;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [LongFact]
    public async Task ProcessKilledAgainAndAgain_EndsInTheSameBits()
    {
        int kills = Setting("NETGEN_KILLS", 5);
        string checkpoint = _folder.File("training.ckpt"), result = _folder.File("result.safetensors");
        string epochs = (EpochsPerKill * kills).ToString(CultureInfo.InvariantCulture);
        CounterRandom moments = CounterRandom.For(Setting("NETGEN_KILL_SEED", 1), CounterRandom.Purpose.Split);
        for (int kill = 1; kill <= kills; kill++)
        {
            using (Process training = Start("train-until-killed", epochs, checkpoint, result))
            {
                for (int told = moments.Below((uint)kill, MostSteps); told >= 0; told--)
                {
                    (await training.StandardOutput.ReadLineAsync()).ShouldNotBeNull();
                }

                await Task.Delay(moments.Below((uint)(500 + kill), MostMilliseconds));
                training.HasExited.ShouldBeFalse();
                training.Kill();
                await training.WaitForExitAsync();
            }

            output.WriteLine($"Kill {kill}: {Position(checkpoint)}");
            if (kill % DamagedEvery == 0 && File.Exists(checkpoint + ".previous"))
            {
                byte[] bytes = await File.ReadAllBytesAsync(checkpoint);
                await File.WriteAllBytesAsync(checkpoint, bytes[..moments.Below((uint)(1000 + kill), bytes.Length)]);
            }
        }

        File.Exists(result).ShouldBeFalse();
        using Process last = Start("train", epochs, checkpoint, result);

        // What it tells is read, or it would wait for room.
        await last.StandardOutput.ReadToEndAsync();
        await last.WaitForExitAsync();
        last.ExitCode.ShouldBe(0);

        string undisturbed = _folder.File("undisturbed.safetensors");
        KilledTraining.Run(EpochsPerKill * kills, "", undisturbed, waitsAtTheEnd: false);
        (await File.ReadAllBytesAsync(result)).ShouldBe(await File.ReadAllBytesAsync(undisturbed));
        (await File.ReadAllLinesAsync(KilledTraining.EpochsOf(result))).ShouldBe(await File.ReadAllLinesAsync(KilledTraining.EpochsOf(undisturbed)));
        _folder.Names().ShouldNotContain(static name => name.EndsWith(".tmp", StringComparison.Ordinal));
    }

    private static int Setting(string name, int usual) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? int.Parse(value, CultureInfo.InvariantCulture) : usual;

    private static string Position(string checkpoint)
    {
        if (!File.Exists(checkpoint))
        {
            return "nothing written yet";
        }

        try
        {
            using SafetensorsReader file = SafetensorsReader.Open(checkpoint);
            return $"epoch {file.Metadata["progress.epoch"]}, step {file.Metadata["progress.step_in_epoch"]} of the epoch";
        }
        catch (NetGenFormatException)
        {
            return "killed before a checkpoint took the place of the damaged one";
        }
    }

    private static Process Start(string how, string epochs, string checkpoint, string result) =>
        Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [typeof(KillTests).Assembly.Location, how, epochs, checkpoint, result])
        {
            RedirectStandardOutput = true, UseShellExecute = false
        })!;
}
