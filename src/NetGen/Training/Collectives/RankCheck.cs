using System.Globalization;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Checks that all ranks run the same training.</summary>
internal static class RankCheck
{
    /// <summary>Before the first step: requires the same network, weights, data and options on all ranks.</summary>
    /// <exception cref="CollectiveException">They differ. The message names the difference and the ranks.</exception>
    public static void RequireSameTraining(TrainingRun run)
    {
        if (run.Ranks.Size == 1)
        {
            return;
        }

        foreach ((string key, string text) in CheckpointFile.Describe(run))
        {
            run.Ranks.RequireSame(key.Replace('_', ' '), text);
        }

        FitOptions options = run.Options;
        run.Ranks.RequireSame("epochs", options.Epochs.ToString(CultureInfo.InvariantCulture));
        run.Ranks.RequireSame("restarts", options.Restarts.ToString(CultureInfo.InvariantCulture));
        run.Ranks.RequireSame("division of a mini-batch", run.DivisionText);
        run.Ranks.RequireSame("callbacks", string.Join(", ", options.Callbacks.Select(static callback => callback.GetType().Name)));
        run.Ranks.RequireSame("scaling of inputs", FormattableString.Invariant($"fitted {run.Storage.ScalingIsFitted}, refitted {options.RefitScaling}"));
        run.Ranks.RequireSame("start weights", Checksum(run.Storage.Parameters).ToString("x8", CultureInfo.InvariantCulture));
        run.Ranks.RequireSame("statistics", Checksum(run.Storage.State).ToString("x8", CultureInfo.InvariantCulture));
    }

    /// <summary>At the end of an epoch: requires the same bits on all ranks. The ranks also agree on whether to stop.</summary>
    /// <exception cref="CollectiveException">The bits differ.</exception>
    public static void RequireSameBits(TrainingRun run)
    {
        Ranks ranks = run.Ranks;
        if (ranks.Size == 1)
        {
            return;
        }

        Span<State> all = new State[ranks.Size];
        all[ranks.Rank] = new State(
            Checksum(run.Storage.Parameters), Checksum(run.Storage.State), Checksum(run.OptimizerState.Span), BitConverter.SingleToUInt32Bits(run.LearningRate),
            run.StopRequested ? 1u : 0);
        ranks.AllGather(all);
        for (int rank = 0; rank < all.Length; rank++)
        {
            run.StopRequested |= all[rank].Stops != 0;
            if (all[rank] with { Stops = 0 } != all[0] with { Stops = 0 })
            {
                string what = all[rank].Parameters != all[0].Parameters ? "weights" : all[rank].Statistics != all[0].Statistics ? "statistics" :
                    all[rank].Optimizer != all[0].Optimizer ? "optimizer state" : "learning rate";
                throw ranks.Agreed(new CollectiveException(
                    $"At the end of epoch {run.Epoch} rank {rank} has another {what} than rank 0: callbacks must do the same on every rank."));
            }
        }
    }

    private static uint Checksum(ReadOnlySpan<float> values) => Crc32C.Append(Crc32C.Empty, MemoryMarshal.AsBytes(values));

    private readonly record struct State(uint Parameters, uint Statistics, uint Optimizer, uint LearningRate, uint Stops);
}
