using System.Globalization;

namespace NetGen;

/// <summary>Where a search keeps its trials: in the user's folder, or, without one, only what halving needs to go on from, for as long as the search runs.</summary>
internal sealed class TrialStore : IDisposable
{
    private readonly string? _folder;
    private readonly DirectoryInfo? _temporary;
    private readonly FileStream? _lock;
    private readonly string _fingerprint = "";

    private TrialStore(SearchOptions options, SearchManifest manifest)
    {
        _folder = options.Folder;
        if (_folder is null)
        {
            _temporary = options.Halving is null ? null : Directory.CreateTempSubdirectory("netgen-search");
            return;
        }

        Directory.CreateDirectory(_folder);
        _lock = Lock(_folder);
        try
        {
            manifest.Claim(Path.Combine(_folder, "search.json"));
        }
        catch
        {
            _lock.Dispose();
            throw;
        }

        _fingerprint = manifest.Fingerprint;
    }

    /// <summary>Opens the folder of a search, for it alone.</summary>
    /// <exception cref="NetGenFormatException">It belongs to another search.</exception>
    /// <exception cref="IOException">Another search is using it.</exception>
    public static TrialStore Open(SearchOptions options, SearchManifest manifest) => new(options, manifest);

    /// <summary>Where a trial's training is kept while it runs; null if nowhere.</summary>
    public string? CheckpointOf(Trial trial) => (_folder ?? _temporary?.FullName) is { } folder ? Path.Combine(folder, $"{NameOf(trial)}.ckpt") : null;

    /// <summary>Where a trial's trained network is kept; null if nowhere.</summary>
    public string? NetworkOf(Trial trial) => _folder is null ? null : Path.Combine(_folder, $"{NameOf(trial)}.safetensors");

    /// <summary>What is known of a trial from before.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="training">What its training must be.</param>
    /// <param name="damage">What was wrong with its file, which then counts for nothing; null if nothing was.</param>
    /// <returns>Null if nothing is known.</returns>
    /// <exception cref="NetGenFormatException">The file belongs to another search or trial.</exception>
    public TrialRecord? Read(Trial trial, string training, out string? damage)
    {
        damage = null;
        if (_folder is null || FileOf(trial) is var path && !File.Exists(path))
        {
            return null;
        }

        TrialIdentity expected = IdentityOf(trial, training), found;
        TrialRecord record;
        try
        {
            (found, record) = TrialFile.Read(path);
        }
        catch (NetGenFormatException exception)
        {
            damage = $"{exception.Message} Trial {trial.Number} is run again.";
            return null;
        }

        Require("search", expected.Search, found.Search);
        Require("trial", expected.Trial, found.Trial);
        Require("training", expected.Training, found.Training);
        return record;

        void Require(string what, string wanted, string given)
        {
            if (!string.Equals(wanted, given, StringComparison.Ordinal))
            {
                throw new NetGenFormatException($"{path}: expected the {what} '{wanted}', as in this search, but found '{given}'. Use a separate folder for each search.");
            }
        }
    }

    /// <summary>Keeps what is known of a trial.</summary>
    public void Write(Trial trial, string training, TrialRecord record)
    {
        if (_folder is not null)
        {
            TrialFile.Write(FileOf(trial), IdentityOf(trial, training), record);
        }
    }

    /// <summary>Removes the training of a trial that will not go on, and what processes that were killed have left of its files.</summary>
    public void Forget(Trial trial)
    {
        if (CheckpointOf(trial) is { } checkpoint)
        {
            var files = new CheckpointPair(checkpoint);
            File.Delete(checkpoint);
            File.Delete(files.Previous);
            files.RemoveLeftovers();
        }

        if (_folder is not null)
        {
            AtomicFile.RemoveLeftovers(FileOf(trial));
            AtomicFile.RemoveLeftovers(NetworkOf(trial)!);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _lock?.Dispose();
        _temporary?.Delete(recursive: true);
    }

    private static string NameOf(Trial trial) => trial.Number.ToString("'trial-'0000", CultureInfo.InvariantCulture);

    private static FileStream Lock(string folder)
    {
        try
        {
            // The system gives it back when the process ends, however it does.
            return new FileStream(Path.Combine(folder, "search.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception is not DirectoryNotFoundException and not PathTooLongException)
        {
            throw new IOException($"{folder}: expected a folder that no other search is using, but its lock is taken: {exception.Message}", exception);
        }
    }

    private TrialIdentity IdentityOf(Trial trial, string training) => new(_fingerprint, trial.ToString(), training);

    private string FileOf(Trial trial) => Path.Combine(_folder!, $"{NameOf(trial)}.json");
}
