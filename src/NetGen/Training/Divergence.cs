namespace NetGen;

/// <summary>
/// Rolls a network back to its last sound parameters after a training met a value that is not finite, and makes the exception that reports it.
/// </summary>
internal static class Divergence
{
    /// <summary>Rolls back and returns the exception to throw.</summary>
    /// <param name="run">The training; its network is rolled back.</param>
    /// <param name="step">The step, from 1. Between two epochs it is the last one of the epoch before.</param>
    public static TrainingDivergedException RollBack(TrainingRun run, long step)
    {
        int parameter = FiniteScan.IndexOfNonFinite(run.Storage.Parameters), statistic = FiniteScan.IndexOfNonFinite(run.Storage.State);
        string tensor = parameter >= 0 ? TensorAt(run.Info, parameter) : statistic >= 0 ? StatisticAt(run.Info, statistic) : "loss";
        run.LastGood.Restore(run.Storage);
        run.History.StopReason = StopReason.Diverged;
        bool isOver = run.Sums.Steps == 0 && step == run.Step;
        return new TrainingDivergedException(isOver ? Math.Max(1, run.Epoch) : run.Epoch + 1, step, tensor, run.History);
    }

    private static string StatisticAt(NetworkInfo info, int index)
    {
        int next = 0;
        return info.Statistics.First(statistic => index < (next += statistic.Length)).Name;
    }

    /// <summary>The name of the tensor that contains a value of the packed block.</summary>
    private static string TensorAt(NetworkInfo info, int index) => info.Tensors
        .First(tensor => Enumerable.Range(0, tensor.PanelCount).Any(panel =>
        {
            int start = tensor.Offset + (panel * tensor.PanelStride);
            return index >= start && index < start + (tensor.Columns * tensor.PanelWidth);
        }))
        .Name;
}
