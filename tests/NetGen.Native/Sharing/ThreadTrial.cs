namespace NetGen.Native.Sharing;

/// <summary>Sixteen threads predict with one instance, while others load and train other instances of the same class.</summary>
internal static class ThreadTrial
{
    private const int Threads = 16;

    /// <summary>Rounds that the other instances get at least, or nothing would have happened meanwhile.</summary>
    private const int FewestRounds = 2;

    /// <summary>Writes what one thread is answered by every kind of network, into a file for each.</summary>
    public static void WriteAnswers(string folder)
    {
        foreach (string kind in SharedNetwork.Kinds)
        {
            float[] answers = SharedNetwork.Create(kind).Answers();
            File.WriteAllBytes(PathOf(folder, kind), System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(answers).ToArray());
        }
    }

    /// <summary>Tries one kind.</summary>
    /// <param name="folder">Holds the answers of one thread.</param>
    /// <param name="kind">The kind of network.</param>
    /// <param name="predictions">Samples that all threads together predict at least.</param>
    /// <param name="seed">Draws forms and samples.</param>
    /// <returns>Whether every answer was right.</returns>
    public static bool Run(string folder, string kind, long predictions, uint seed)
    {
        float[] expected = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(PathOf(folder, kind))).ToArray();
        SharedNetwork network = SharedNetwork.Create(kind);
        using var end = new CancellationTokenSource();
        using var start = new Barrier(Threads + 2);
        Exception? failure = null;
        long done = 0;
        Thread[] others = [Started(() => network.Others.Load(folder, end.Token)), Started(() => network.Others.Train(end.Token))];
        Thread[] callers = [.. Enumerable.Range(0, Threads).Select(thread => Started(() => Interlocked.Add(ref done, Predict((uint)thread))))];
        Array.ForEach(callers, static thread => thread.Join());
        end.Cancel();
        Array.ForEach(others, static thread => thread.Join());
        Console.WriteLine(failure?.ToString()
            ?? string.Create(CultureInfo.InvariantCulture, $"{done} predictions, {network.Others.Loadings} loadings, {network.Others.Trainings} trainings"));
        return failure is null;

        Thread Started(Action work)
        {
            var thread = new Thread(() =>
            {
                try
                {
                    start.SignalAndWait();
                    work();
                }
                catch (Exception exception)
                {
                    Interlocked.CompareExchange(ref failure, exception, null);
                }
            });
            thread.Start();
            return thread;
        }

        long Predict(uint thread)
        {
            uint draw = seed + (thread * 0x9E3779B9);
            Room room = network.NewRoom();
            long count = 0;
            while (Volatile.Read(ref failure) is null)
            {
                draw = (draw * 1664525) + 1013904223;
                count += network.Try(draw >> 4, expected, room);
                if (count < predictions / Threads)
                {
                    continue;
                }

                if (network.Others.Loadings >= FewestRounds && network.Others.Trainings >= FewestRounds)
                {
                    break;
                }

                Thread.Sleep(1); // The others get the processor.
            }

            return count;
        }
    }

    private static string PathOf(string folder, string kind) => Path.Combine(folder, kind + ".answers");
}
