using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace NetGen.Mpi.Tests.Collectives;

/// <summary>A training on a number of ranks that are threads.</summary>
internal static class Group
{
    /// <summary>What a rank ended with: its network, or an exception.</summary>
    public sealed record Outcome<T>(T Network, History? History, Exception? Failure);

    /// <summary>Trains on some ranks, and hands over what each ended with.</summary>
    public static Outcome<T>[] Run<T>(
        int size, Func<int, (Dataset Data, FitOptions Options)> training, Func<int, CancellationToken>? cancellation = null, int seed = 1,
        Func<ICollective, ICollective>? wrap = null)
        where T : INeuralNetwork<T>
    {
        ICollective[] collectives = [.. InProcessCollective.Create(size).Select(collective => wrap?.Invoke(collective) ?? collective)];
        var outcomes = new Outcome<T>[size];
        Thread[] threads = [.. Enumerable.Range(0, size).Select(rank => new Thread(() =>
        {
            T network = T.Create(seed);
            try
            {
                (Dataset data, FitOptions options) = training(rank);
                History history = network.Fit(data, options with { Collective = collectives[rank] }, cancellation?.Invoke(rank) ?? default);
                outcomes[rank] = new Outcome<T>(network, history, null);
            }
            catch (Exception exception)
            {
                outcomes[rank] = new Outcome<T>(network, null, exception);
            }
        }))];
        foreach (Thread thread in threads)
        {
            thread.Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join(TimeSpan.FromMinutes(5)).ShouldBeTrue("a rank waits for ever");
        }

        return outcomes;
    }

    /// <summary>Trains on some ranks, all of which must end with the same bits and the same history; hands over the first.</summary>
    public static (T Network, History History) Train<T>(int size, Dataset data, Func<int, FitOptions> options, int seed = 1)
        where T : INeuralNetwork<T>
    {
        Outcome<T>[] outcomes = Run<T>(size, rank => (data, options(rank)), seed: seed);
        foreach (Outcome<T> outcome in outcomes)
        {
            if (outcome.Failure is { } failure)
            {
                ExceptionDispatchInfo.Throw(failure);
            }

            Bits(outcome.Network).ShouldBe(Bits(outcomes[0].Network));
            Epochs(outcome.History!).ShouldBe(Epochs(outcomes[0].History!));
            outcome.History!.StopReason.ShouldBe(outcomes[0].History!.StopReason);
        }

        return (outcomes[0].Network, outcomes[0].History!);
    }

    /// <summary>The same training on one process.</summary>
    public static (T Network, History History) TrainAlone<T>(Dataset data, FitOptions options, int seed = 1)
        where T : INeuralNetwork<T>
    {
        T network = T.Create(seed);
        return (network, network.Fit(data, options));
    }

    public static float[] Values<T>(T network)
        where T : INeuralNetwork<T>
    {
        float[] values = new float[T.ParameterCount + T.StateCount];
        network.CopyParametersTo(values.AsSpan(0, T.ParameterCount));
        network.CopyStateTo(values.AsSpan(T.ParameterCount));
        return values;
    }

    /// <summary>All that a network holds, in short.</summary>
    public static string Bits<T>(T network)
        where T : INeuralNetwork<T> => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(MemoryMarshal.AsBytes(Values(network).AsSpan())));

    /// <summary>What the epochs gave, without how long they took.</summary>
    public static EpochRecord[] Epochs(History history) => [.. history.Epochs.Select(static epoch => epoch with { Duration = default })];

    /// <summary>Equal but for the order in which gradients were added.</summary>
    public static void ShouldBeNear<T>(this T network, T expected, double tolerance = 2e-4)
        where T : INeuralNetwork<T>
    {
        float[] values = Values(network), others = Values(expected);
        for (int i = 0; i < values.Length; i++)
        {
            ((double)values[i]).ShouldBe(others[i], tolerance, $"value {i}");
        }
    }
}
