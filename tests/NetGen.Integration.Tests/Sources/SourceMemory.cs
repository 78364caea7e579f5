using System.Globalization;

namespace NetGen.Integration.Tests.Sources;

/// <summary>A training on a file of rows as a program of its own, so that its memory can be measured.</summary>
internal static class SourceMemory
{
    /// <summary>Trains and prints the anonymous memory before, and the most at any step, in kilobytes.</summary>
    public static void Run(string path, string order)
    {
        long before = AnonymousKilobytes(), most = 0;
        using RowFile rows = RowFile.Open(path);
        var net = new MemoryNet(seed: 1);
        net.Fit(rows, new FitOptions
        {
            Epochs = 1, BatchSize = 128, Threads = 2, Shuffling = order == "blocks" ? Shuffling.ByBlocks(bufferedBlocks: 4) : null,
            Callbacks = [new StepCallback(training => most = training.Step % 8 == 0 ? Math.Max(most, AnonymousKilobytes()) : most)],
        });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{before} {most}"));
    }

    /// <summary>What of this process is in memory and in no file, from /proc: the pages of files that the system keeps do not count.</summary>
    private static long AnonymousKilobytes()
    {
        string line = File.ReadLines("/proc/self/status").First(static line => line.StartsWith("RssAnon:", StringComparison.Ordinal));
        return long.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}

[NeuralNetwork(1000)]
[Dense(16, Activation.Relu)]
[Dense(10, Activation.Softmax)]
internal sealed partial class MemoryNet;
