using System.Diagnostics;
using System.Globalization;

namespace NetGen.Integration.Tests.Resuming;

public sealed class KillTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ProcessKilledAgainAndAgain_EndsInTheSameBits()
    {
        string checkpoint = _folder.File("training.ckpt"), result = _folder.File("result.safetensors");
        foreach (int delay in new[] { 20, 55, 90 })
        {
            using Process training = Start("train-until-killed", checkpoint, result);
            long seen = Stamp(checkpoint);
            while (Stamp(checkpoint) == seen && !IsAtTheEnd(checkpoint))
            {
                training.HasExited.ShouldBeFalse();
                await Task.Delay(1);
            }

            await Task.Delay(delay);
            training.HasExited.ShouldBeFalse();
            training.Kill();
            await training.WaitForExitAsync();
        }

        File.Exists(result).ShouldBeFalse();
        using Process last = Start("train", checkpoint, result);
        await last.WaitForExitAsync();
        last.ExitCode.ShouldBe(0);

        var undisturbed = new NoisyNet(seed: 1);
        undisturbed.Fit(ResumedTraining.Data, ResumedTraining.LongOptions(_folder.File("other.ckpt"), resume: false));
        NoisyNet.Load(result).Parameters().ShouldHaveTheBitsOf(undisturbed.Parameters());
        NoisyNet.Load(result).State().ShouldHaveTheBitsOf(undisturbed.State());
    }

    private static long Stamp(string path) => File.Exists(path) ? File.GetLastWriteTimeUtc(path).Ticks : 0;

    /// <summary>The last checkpoint a waiting process leaves is that of the last epoch but one; one that resumes there writes none.</summary>
    private static bool IsAtTheEnd(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using SafetensorsReader file = SafetensorsReader.Open(path);
        return file.Metadata["progress.epoch"] == (ResumedTraining.LongEpochs - 1).ToString(CultureInfo.InvariantCulture);
    }

    private static Process Start(string how, string checkpoint, string result) =>
        Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [typeof(KillTests).Assembly.Location, how, checkpoint, result]))!;
}
