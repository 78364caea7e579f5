using System.Diagnostics;

namespace NetGen.Integration.Tests.Resuming;

public sealed class KillTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ProcessKilledAgainAndAgain_EndsInTheSameBits()
    {
        string checkpoint = _folder.File("training.ckpt"), result = _folder.File("result.safetensors");
        int kills = 0;
        for (int delay = 20; kills < 3; delay += 35)
        {
            using Process training = Start(checkpoint, result);
            long seen = Stamp(checkpoint);
            while (!training.HasExited && Stamp(checkpoint) == seen)
            {
                await Task.Delay(1);
            }

            await Task.Delay(delay);
            if (training.HasExited)
            {
                break;
            }

            training.Kill();
            await training.WaitForExitAsync();
            kills++;
        }

        // On a fast machine a training may reach its end before it is killed a third time.
        kills.ShouldBeGreaterThan(0);
        using Process last = Start(checkpoint, result);
        await last.WaitForExitAsync();
        last.ExitCode.ShouldBe(0);

        var undisturbed = new NoisyNet(seed: 1);
        undisturbed.Fit(ResumedTraining.Data, ResumedTraining.LongOptions(_folder.File("other.ckpt"), resume: false));
        NoisyNet.Load(result).Parameters().ShouldHaveTheBitsOf(undisturbed.Parameters());
        NoisyNet.Load(result).State().ShouldHaveTheBitsOf(undisturbed.State());
    }

    private static long Stamp(string path) => File.Exists(path) ? File.GetLastWriteTimeUtc(path).Ticks : 0;

    private static Process Start(string checkpoint, string result) =>
        Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [typeof(KillTests).Assembly.Location, "train", checkpoint, result]))!;
}
