using System.Runtime.ExceptionServices;

namespace NetGen;

/// <summary>
/// Threads that repeatedly work together on one piece of work, with little delay between two pieces: a training step takes a few hundred microseconds.
/// </summary>
/// <remarks>
/// A thread without work spins for a short time, then yields, then sleeps. The calling thread waits only for a short time, so it only yields. Pure spinning
/// becomes very slow when another process takes the core. Sleeping at once costs more than a small step. Nothing is allocated after construction.
/// </remarks>
internal sealed class ThreadTeam : IDisposable
{
    private const int Spins = 300;
    private const int Yields = 2000;

    private readonly object _gate = new();
    private readonly Thread[] _threads;
    private Action<int> _work = static _ => { };
    private ExceptionDispatchInfo? _failure;
    private int _generation;
    private int _pending;
    private int _sleepers;
    private volatile bool _isDisposed;

    /// <summary>Starts the threads.</summary>
    /// <param name="size">Number of workers, including the thread that calls <see cref="Run"/>, which is the first.</param>
    public ThreadTeam(int size)
    {
        Size = size;
        _threads = new Thread[size - 1];
        for (int i = 0; i < _threads.Length; i++)
        {
            int worker = i + 1;
            _threads[i] = new Thread(() => Serve(worker)) { IsBackground = true, Name = $"NetGen worker {worker}" };
            _threads[i].Start();
        }
    }

    /// <summary>Number of workers.</summary>
    public int Size { get; }

    /// <summary>Runs the work on every worker and returns when all have finished. If workers fail, the first exception is thrown again.</summary>
    /// <param name="work">Called with the index of the worker.</param>
    public void Run(Action<int> work)
    {
        if (Size == 1)
        {
            work(0);
            return;
        }

        _work = work;
        Volatile.Write(ref _pending, _threads.Length);
        NextGeneration();
        Attempt(0);
        for (int waited = 0; Volatile.Read(ref _pending) > 0; waited++)
        {
            Pause(waited);
        }

        ExceptionDispatchInfo? failure = Interlocked.Exchange(ref _failure, null);
        failure?.Throw();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isDisposed = true;
        NextGeneration();
        foreach (Thread thread in _threads)
        {
            thread.Join();
        }
    }

    /// <summary>Waits for a moment. At first it keeps the core, because the wait is usually short.</summary>
    /// <param name="waited">How often this has been called while waiting.</param>
    internal static void Pause(int waited)
    {
        if (waited < Spins)
        {
            Thread.SpinWait(1);
        }
        else
        {
            Thread.Yield();
        }
    }

    private void NextGeneration()
    {
        // A full fence before the check for sleeping workers. A worker first announces its sleep, then reads the generation one last time. So either the worker
        // sees the new generation, or this thread sees the sleep.
        Interlocked.Increment(ref _generation);
        if (Volatile.Read(ref _sleepers) > 0)
        {
            lock (_gate)
            {
                Monitor.PulseAll(_gate);
            }
        }
    }

    private void Serve(int worker)
    {
        for (int seen = 0; ; seen++)
        {
            AwaitAfter(seen);
            if (_isDisposed)
            {
                return;
            }

            Attempt(worker);
            Interlocked.Decrement(ref _pending);
        }
    }

    private void Attempt(int worker)
    {
        try
        {
            _work(worker);
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
        }
    }

    private void AwaitAfter(int seen)
    {
        for (int waited = 0; waited < Spins + Yields; waited++)
        {
            if (Volatile.Read(ref _generation) != seen)
            {
                return;
            }

            Pause(waited);
        }

        lock (_gate)
        {
            Interlocked.Increment(ref _sleepers);
            while (Volatile.Read(ref _generation) == seen)
            {
                Monitor.Wait(_gate);
            }

            Interlocked.Decrement(ref _sleepers);
        }
    }
}
