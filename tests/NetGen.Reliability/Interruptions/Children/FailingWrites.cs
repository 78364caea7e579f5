using NetGen.Reliability.Interruptions.Writers;

namespace NetGen.Reliability.Interruptions.Children;

/// <summary>Writes while some calls of the system fail, and looks at the folder after every attempt.</summary>
internal static class FailingWrites
{
    /// <summary>Tries so often, each time the next version that is not there yet.</summary>
    /// <returns>How many attempts failed.</returns>
    public static string Run(Writer writer, string folder, int attempts)
    {
        int failed = 0;
        for (int attempt = 0, version = 1; attempt < attempts; attempt++)
        {
            if (Fails(writer, folder, version))
            {
                failed++;
            }
            else
            {
                version++;
            }
        }

        return failed.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Writes, and throws unless there is either the new file, or one clear exception and the old file, and no temporary file.</summary>
    /// <returns>Whether the attempt failed.</returns>
    public static bool Fails(Writer writer, string folder, int version)
    {
        Exception? failure = null;
        string path = Path.Combine(folder, writer.FileName);
        LearnContent(writer, version);
        try
        {
            writer.Write(folder, version);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            failure = error;
        }

        FolderState.Require(folder, failure is null ? writer.After(version) : writer.During(version));
        FolderState.RequireNoTemporary(folder);
        if (failure is null)
        {
            return false;
        }

        RequireNamed(failure, path);
        return true;
    }

    /// <summary>The content is what a write without failures gives.</summary>
    private static void LearnContent(Writer writer, int version)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                _ = writer.Content(version);
                return;
            }
            catch (Exception error) when (attempt < 20 && error is IOException or UnauthorizedAccessException)
            {
                // This one had a failure.
            }
        }
    }

    /// <summary>Throws unless the message begins with the file, by the name that the user knows.</summary>
    public static void RequireNamed(Exception error, string path) => BrokenPromiseException.Unless(
        error.Message.StartsWith($"Cannot write {path}: ", StringComparison.Ordinal),
        () => $"Expected a message that begins with 'Cannot write {path}: ', but found: {error}");
}
