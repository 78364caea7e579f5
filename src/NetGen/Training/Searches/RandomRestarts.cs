namespace NetGen;

/// <summary>Trains a network from several start weights, one after the other, and keeps the best result.</summary>
/// <typeparam name="T">The network type.</typeparam>
/// <param name="network">Trained in place, because callbacks have references to it.</param>
/// <param name="data">The training set.</param>
/// <param name="options">The settings of each training.</param>
/// <param name="ranks">The processes that train together.</param>
internal sealed class RandomRestarts<T>(T network, IRowSource data, FitOptions options, Ranks ranks)
    where T : INeuralNetwork<T>
{
    private readonly NetworkCopy _given = new(T.Info);
    private readonly NetworkCopy _best = new(T.Info);
    private readonly bool _scalingWasFitted = network.Storage.ScalingIsFitted;
    private readonly List<RestartRecord> _records = [];
    private RestartRecord? _winner;
    private TrainingDivergedException? _failure;

    public History Fit(CancellationToken cancellation)
    {
        _given.Keep(network.Storage);
        bool cancelled = false;
        for (int number = 1; number <= options.Restarts && !cancelled; number++)
        {
            RestartRecord record = Train(number, cancellation);
            _records.Add(record);
            cancelled = record.History.StopReason == StopReason.Cancelled;
        }

        if (_winner is not { History: { } history } winner)
        {
            RestoreGiven();

            // The failure that every rank has is not the last one that they agreed on.
            throw ranks.Agreed(_failure!);
        }

        _best.Restore(network.Storage);
        history.Restarts = _records;
        history.BestRestart = winner.Number;
        history.StopReason = cancelled ? StopReason.Cancelled : history.StopReason;
        return history;
    }

    private RestartRecord Train(int number, CancellationToken cancellation)
    {
        int? seed = Start(number);
        try
        {
            using var trainer = Trainer<T>.Create(network, data, options, ranks, number);
            History history = trainer.Fit(cancellation);
            double loss = Loss();
            var record = new RestartRecord(number, seed, loss, history);
            if (_winner is null || IsBetter(loss, _winner.Loss ?? double.NaN))
            {
                _winner = record;
                _best.Keep(network.Storage);
            }

            return record;
        }
        catch (TrainingDivergedException exception)
        {
            _failure ??= exception;
            return new RestartRecord(number, seed, Loss: null, exception.History);
        }
    }

    /// <summary>
    /// Sets the start weights, and the statistics that belong to them. The input scaling belongs to the data, so all starts keep the given one.
    /// </summary>
    private int? Start(int number)
    {
        if (number == 1)
        {
            return null;
        }

        int seed = (int)CounterRandom.For(options.Seed, CounterRandom.Purpose.Restart, number).Bits(0);
        int scaling = T.Info.ScalingLength;
        NetworkStorage start = T.Create(seed).Storage;
        RestoreGiven();
        start.Parameters.CopyTo(network.Storage.ChangeParameters());
        start.State[scaling..].CopyTo(network.Storage.ChangeState()[scaling..]);
        return seed;
    }

    private void RestoreGiven()
    {
        _given.Restore(network.Storage);
        network.Storage.ScalingIsFitted = _scalingWasFitted;
    }

    /// <summary>
    /// The loss of the current network. It is computed again, because callbacks may have restored the best epoch, and an average differs from the weights of
    /// the last epoch.
    /// </summary>
    private double Loss() => options.Validation is { } validation
        ? network.Evaluate(validation, options.Threads).Loss
        : network.Evaluate(data, options.Threads).Loss + Penalty.Of(T.Info.Segments, network.Storage.Parameters, options);

    private static bool IsBetter(double loss, double than) => loss < than || (double.IsNaN(than) && !double.IsNaN(loss));
}
