namespace NetGen;

/// <summary>The validation set of a training. Every rank evaluates its part.</summary>
/// <remarks>
/// The parts are whole blocks of rows. The sum of the losses is over all rows in order, so the result has the same bits for any number of ranks.
/// </remarks>
internal sealed class RankedValidation
{
    private readonly Ranks _ranks;
    private readonly IRowSource _own;
    private readonly float[] _losses;
    private readonly int _count;

    /// <summary>Selects the part of this rank. If there are several ranks and the rows are in memory, each rank copies its rows.</summary>
    /// <param name="data">The validation set.</param>
    /// <param name="ranks">The processes.</param>
    public RankedValidation(IRowSource data, Ranks ranks)
    {
        (_ranks, _count) = (ranks, data.Count);
        int blocks = (data.Count + Scoring.ChunkRows - 1) / Scoring.ChunkRows, share = (blocks + ranks.Size - 1) / ranks.Size * Scoring.ChunkRows;
        int first = Math.Min(data.Count, ranks.Rank * share), end = Math.Min(data.Count, first + share);
        _own = ranks.Size == 1 ? data : data is Dataset rows ? rows.Rows([.. Enumerable.Range(first, end - first)]) : new RowSlice(data, first, end - first);
        _losses = new float[ranks.Size * share];
    }

    /// <summary>Mean loss and accuracy over all rows. Null if it was cancelled on any rank.</summary>
    /// <param name="network">Only read.</param>
    /// <param name="team">This rank's threads.</param>
    /// <param name="rule">The rule by which an output counts as correct.</param>
    /// <param name="canBeCancelled">Whether the training can be cancelled on any rank.</param>
    /// <param name="cancellation">Ends the measurement after the rows that threads are computing.</param>
    public (double Loss, double Accuracy)? Measure<T>(
        T network, ThreadTeam team, AccuracyRule rule, bool canBeCancelled, CancellationToken cancellation)
        where T : INeuralNetwork<T>
    {
        Scoring? measured = Scoring.Of(network, _own, team, cancellation);
        if (_ranks.Size == 1)
        {
            return measured?.Summary(rule);
        }

        if (canBeCancelled && _ranks.Any(measured is null ? (byte)1 : (byte)0) != 0)
        {
            return null;
        }

        Scoring scoring = measured!;

        scoring.Losses.CopyTo(_losses, _ranks.Rank * (_losses.Length / _ranks.Size));
        _ranks.AllGather<float>(_losses);
        double sum = 0;
        foreach (float loss in _losses.AsSpan(0, _count))
        {
            sum += loss;
        }

        long[] correct = new long[_ranks.Size];
        correct[_ranks.Rank] = AccuracyRules.CountCorrect(rule, scoring.Outputs, scoring.Targets, T.Info);
        _ranks.AllGather<long>(correct);
        return (sum / _count, AccuracyRules.Share(rule, correct.Sum(), _count, T.OutputSize));
    }
}
