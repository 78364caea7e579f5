using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>
/// The average of a network's weights over the steps of a training. Every value is averaged separately, so the bits depend neither on the number of workers nor
/// on an interruption.
/// </summary>
/// <param name="settings">The settings of the average.</param>
/// <param name="storage">The network.</param>
internal sealed class WeightAverage(WeightAveraging settings, NetworkStorage storage)
{
    private readonly AlignedBuffer _parameters = new(storage.Parameters.Length);
    private readonly AlignedBuffer _state = new(settings.AverageStatistics ? storage.State.Length : 0);

    /// <summary>The averaged parameters, packed in the same way as those of the network; zero before the first step.</summary>
    public Span<float> Parameters => _parameters.Span;

    /// <summary>The averaged statistics; empty if they are not averaged.</summary>
    public Span<float> State => _state.Span;

    /// <summary>Adds the weights after a step, for one worker's part of the block, in one pass over memory.</summary>
    /// <param name="step">From 1.</param>
    /// <param name="worker">From 0.</param>
    /// <param name="workers">Their number.</param>
    public void Add(long step, int worker, int workers)
    {
        float share = settings.ShareOf(step);
        int first = Boundary(worker, workers), end = Boundary(worker + 1, workers);

        // If weights are zero, their average would shrink until it is denormal.
        Add(storage.Parameters[first..end], Parameters[first..end], new Approach(share, VectorMath.Negligible));
        if (worker == 0 && State.Length > 0)
        {
            // Statistics include divisors, which may be small but never zero.
            Add(storage.State, State, new Approach(share, 0));
        }
    }

    /// <summary>Exchanges the network's weights with the average.</summary>
    public void Exchange()
    {
        Exchange(storage.ChangeParameters(), Parameters);
        if (State.Length > 0)
        {
            Exchange(storage.ChangeState(), State);
        }

        storage.MarkChanged();
    }

    private static void Add(ReadOnlySpan<float> values, Span<float> average, Approach approach) => VectorLoop.Run(approach, average, values, average);

    private static void Exchange(Span<float> a, Span<float> b)
    {
        Span<float> room = stackalloc float[1024];
        for (int start = 0; start < a.Length; start += room.Length)
        {
            int length = Math.Min(room.Length, a.Length - start);
            a.Slice(start, length).CopyTo(room);
            b.Slice(start, length).CopyTo(a[start..]);
            room[..length].CopyTo(b[start..]);
        }
    }

    /// <summary>The first value of a worker. Boundaries between workers are boundaries of cache lines.</summary>
    private int Boundary(int worker, int workers)
    {
        const int Line = 16;
        long lines = (Parameters.Length + Line - 1) / Line;
        return (int)Math.Min(Parameters.Length, lines * worker / workers * Line);
    }

    /// <summary>a + share·(b − a). If a and b are equal, as with input scaling, the result is equal too, to the bit.</summary>
    private readonly struct Approach(float share, float negligible) : IVectorFunction
    {
        public static int Operands => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Invoke<V>(V a, V b, V c)
            where V : struct, IFloatVector<V> => V.FlushBelow(V.MultiplyAdd(b - a, V.Broadcast(in share), a), negligible);
    }
}
