namespace NetGen;

/// <summary>
/// Resumes a training from a checkpoint on all ranks. Rank 0 reads the file and sends its contents to the others, so they need no access to its folder.
/// </summary>
internal static class SharedCheckpoint
{
    /// <summary>Bytes that are sent at a time. A message has at most 2 GB, and a checkpoint may be larger.</summary>
    private const int PieceBytes = 1 << 20;

    /// <summary>Restores the state of the training. Returns false if there is no checkpoint.</summary>
    public static bool Restore(TrainingRun run)
    {
        Ranks ranks = run.Ranks;
        string? used = null;
        FileStream? sent = null;
        try
        {
            ranks.Together(() =>
            {
                if (ranks.IsFirst && run.Options.CheckpointToResume() is { } path)
                {
                    used = CheckpointFile.Restore(path, run);
                    sent = ranks.Size > 1 ? File.OpenRead(used) : null;
                }
            });
            if (ranks.Size == 1)
            {
                return used is not null;
            }

            long length = ranks.OfFirst(sent?.Length ?? -1);
            if (length < 0)
            {
                return false;
            }

            RestoreOthers(run, sent, length);
            return true;
        }
        finally
        {
            sent?.Dispose();
        }
    }

    private static void RestoreOthers(TrainingRun run, FileStream? sent, long length)
    {
        string? copy = null;
        FileStream? received = null;
        try
        {
            run.Ranks.Together(() =>
            {
                if (!run.Ranks.IsFirst)
                {
                    copy = Path.GetTempFileName();
                    received = File.OpenWrite(copy);
                }
            });
            Send(run.Ranks, sent, received, length);
            run.Ranks.Together(() =>
            {
                received?.Dispose();
                if (copy is not null)
                {
                    CheckpointFile.Restore(copy, run);
                }
            });
        }
        finally
        {
            received?.Dispose();
            if (copy is not null)
            {
                File.Delete(copy);
            }
        }
    }

    private static void Send(Ranks ranks, FileStream? from, FileStream? to, long length)
    {
        byte[] buffer = new byte[PieceBytes];
        for (long left = length; left > 0; left -= PieceBytes)
        {
            Span<byte> piece = buffer.AsSpan(0, (int)Math.Min(PieceBytes, left));
            from?.ReadExactly(piece);
            ranks.Broadcast(piece);
            to?.Write(piece);
        }
    }
}
