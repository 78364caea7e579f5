using System.Diagnostics;
using System.Globalization;

namespace NetGen.Integration.Tests.Sources;

/// <summary>A file of 64 MB is trained on in a fraction of that memory.</summary>
public sealed class SourceMemoryTests
{
    private const int Rows = 16_600, Columns = 1000, Classes = 10;

    [SkippableTheory]
    [InlineData("rows")]
    [InlineData("blocks")]
    public async Task Training_KeepsTheFileOutOfMemory(string order)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "anonymous memory is read from /proc");
        using var folder = new TemporaryFolder();
        string path = folder.File("data.rows");
        float[] features = Samples.Normal(100 * Columns, seed: 1), targets = new float[100 * Classes];
        for (int row = 0; row < 100; row++)
        {
            targets[(row * Classes) + (row % Classes)] = 1;
        }

        using (var writer = new RowFileWriter(path, Columns, Classes))
        {
            for (int written = 0; written < Rows; written += 100)
            {
                writer.Append(features, targets);
            }

            writer.Complete();
        }

        new FileInfo(path).Length.ShouldBeGreaterThan(64 << 20);
        using Process training = Process.Start(
            new ProcessStartInfo(Environment.ProcessPath!, [typeof(SourceMemoryTests).Assembly.Location, "train-rows", path, order])
            {
                RedirectStandardOutput = true, UseShellExecute = false
            })!;
        string output = await training.StandardOutput.ReadToEndAsync();
        await training.WaitForExitAsync();
        training.ExitCode.ShouldBe(0);
        long[] kilobytes = [.. output.Split(' ').Select(static text => long.Parse(text, CultureInfo.InvariantCulture))];

        // Blocks: two buffers of 4 MB. The rest is compiled code, threads and the runtime's own.
        (kilobytes[1] - kilobytes[0]).ShouldBeLessThan(28 << 10, output);
    }
}
