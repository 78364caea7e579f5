namespace NetGen;

/// <summary>
/// Resumes a training from a checkpoint on all ranks. Rank 0 reads the file and sends its contents to the others, so they need no access to its folder.
/// </summary>
internal static class SharedCheckpoint
{
    /// <summary>Restores the state of the training. Returns false if there is no checkpoint.</summary>
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
