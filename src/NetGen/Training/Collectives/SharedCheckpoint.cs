namespace NetGen;

/// <summary>Goes on from a checkpoint on all ranks: the first reads it and sends it to the others, which need not see its folder.</summary>
internal static class SharedCheckpoint
{
    /// <summary>Puts the training where it stood; false where there is nothing to go on from.</summary>
    public static bool Restore(TrainingRun run)
    {
        Ranks ranks = run.Ranks;
        string? used = null;
        byte[]? bytes = null;
        ranks.Together(() =>
        {
            if (ranks.IsFirst && run.Options.CheckpointToResume() is { } path)
            {
                used = CheckpointFile.Restore(path, run);
                bytes = ranks.Size > 1 ? File.ReadAllBytes(used) : null;
            }
        });
        if (ranks.Size == 1)
        {
            return used is not null;
        }

        bytes = ranks.OfFirst(bytes);
        if (bytes is not null)
        {
            ranks.Together(() => RestoreOther(run, bytes));
        }

        return bytes is not null;
    }

    private static void RestoreOther(TrainingRun run, byte[] bytes)
    {
        if (run.Ranks.IsFirst)
        {
            return;
        }

        string copy = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(copy, bytes);
            CheckpointFile.Restore(copy, run);
        }
        finally
        {
            File.Delete(copy);
        }
    }
}
