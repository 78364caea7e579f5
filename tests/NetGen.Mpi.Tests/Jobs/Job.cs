using System.Globalization;
using NetGen.Mpi.Tests.Collectives;

namespace NetGen.Mpi.Tests.Jobs;

/// <summary>What a rank does.</summary>
internal static class Job
{
    /// <summary>Six steps an epoch, the last on a short mini-batch.</summary>
    public static Dataset Data { get; } = Samples.Classes((24 * 5) + 3, 9, 3);

    public static FitOptions Options =>
        new() { Epochs = 3, BatchSize = 24, Seed = 5, Threads = 1, Optimizer = new Adam(0.01f), Validation = Data, ClipNorm = 0.5f };

    public static int Run(string[] arguments)
    {
        switch (arguments)
        {
            case ["trainings"]:
                Trainings(MpiCollective.World());
                return 0;
            case ["differ"]:
                return Differ(MpiCollective.World());
            case ["fail", string how]:
                return Fail(MpiCollective.World(), how);
            case ["train" or "train-until-killed", string epochs, string folder]:
                LongTraining.Run(int.Parse(epochs, CultureInfo.InvariantCulture), folder, MpiCollective.World(), arguments[0] == "train-until-killed");
                return 0;
            case ["overlap"]:
                Overlap.Measure();
                return 0;
            default:
                return 2;
        }
    }

    /// <summary>The same trainings twice, and one with shards: a line with a hash for each.</summary>
    private static void Trainings(MpiCollective world)
    {
        FitOptions options = Options with { Collective = world };
        foreach ((string name, FitOptions how) in new[] { ("plain", options), ("plain", options), ("shards", options with { GradientShards = 4 }) })
        {
            var net = new DrawingNet(seed: 1);
            net.Fit(Data, how);
            Console.WriteLine($"{name} {Group.Bits(net)}");
        }

        var normalized = new NormalizedNet(seed: 1);
        normalized.Fit(Data, options);
        Console.WriteLine($"normalized {Group.Bits(normalized)}");
    }

    /// <summary>The ranks want different things, of which all are told; then they agree.</summary>
    private static int Differ(MpiCollective world)
    {
        try
        {
            new DrawingNet(seed: 1).Fit(Data, Options with { Collective = world, Seed = world.Rank });
            return 1;
        }
        catch (CollectiveException exception)
        {
            Console.WriteLine(exception.Message);
        }

        new DrawingNet(seed: 1).Fit(Data, Options with { Collective = world });
        return 0;
    }

    /// <summary>The last rank fails, in one way or another, and the others must not wait for it.</summary>
    private static int Fail(MpiCollective world, string how)
    {
        bool fails = world.Rank == world.Size - 1;
        if (fails && how == "exception")
        {
            throw new InvalidOperationException("on purpose");
        }

        if (fails && how == "exit")
        {
            return 3;
        }

        var callback = new LambdaCallback(onBatchEnd: training =>
        {
            if (fails && training.Step == 7)
            {
                if (how == "leave")
                {
                    Environment.Exit(0);
                }

                throw new InvalidOperationException("on purpose");
            }
        });
        new DrawingNet(seed: 1).Fit(Data, Options with { Collective = world, Epochs = 100_000, Callbacks = [callback] });
        return 0;
    }
}
