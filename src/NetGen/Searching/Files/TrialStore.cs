using System.Globalization;

namespace NetGen;

/// <summary>
/// The storage of a search's trials: the user's folder or, without one, a temporary folder. The temporary folder has only what halving needs to resume trials,
/// and exists while the search runs.
/// </summary>
internal sealed class TrialStore : IDisposable
{
    private readonly string? _folder;
    private readonly DirectoryInfo? _temporary;
    private readonly FileStream? _lock;
    private readonly FileStream? _shard;
    private readonly string _fingerprint = "";

    // Opens the folder for reading only.
    private TrialStore(string folder, SearchManifest manifest)
    {
        _folder = folder;
        string path = ManifestOf(folder);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"{folder}: expected the folder of a search, but found no {Path.GetFileName(path)}.", path);
        }

        manifest.RequireSame(path);
        _fingerprint = manifest.Fingerprint;
    }

    private TrialStore(SearchOptions options, SearchManifest manifest)
    {
        _folder = options.Folder;
        if (_folder is null)
        {
            _temporary = options.Halving is null ? null : Directory.CreateTempSubdirectory("netgen-search");
            return;
        }

        Directory.CreateDirectory(_folder);
        _lock = Lock(_folder, options.Shard);
        try
        {
            // No other process uses the folder, so files that killed processes left can be removed.
            if (options.Shard is null)
            {
                AtomicFile.RemoveLeftovers(ManifestOf(_folder));
            }

            manifest.Claim(ManifestOf(_folder));
            _shard = options.Shard is { } shard ? ShardLock.Take(_folder, shard) : null;
        }
        catch
        {
            _lock.Dispose();
            throw;
        }

        _fingerprint = manifest.Fingerprint;
    }

    /// <summary>Opens the folder of a search with exclusive access, either to the whole search or to one of its shards.</summary>
    /// <exception cref="NetGenFormatException">The folder belongs to another search.</exception>
    /// <exception cref="IOException">Another search is using the folder, or another process is running the same shard.</exception>
    public static TrialStore Open(SearchOptions options, SearchManifest manifest) => new(options, manifest);

    /// <summary>Opens the folder of a search to read its files, even while other processes use it.</summary>
    /// <exception cref="NetGenFormatException">The folder belongs to another search.</exception>
    /// <exception cref="FileNotFoundException">No search has begun there.</exception>
    public static TrialStore OpenToRead(string folder, SearchManifest manifest) => new(folder, manifest);

    /// <summary>The checkpoint file of a trial's training; null if there is no folder.</summary>
    public string? CheckpointOf(Trial trial) => (_folder ?? _temporary?.FullName) is { } folder ? Path.Combine(folder, $"{NameOf(trial)}.ckpt") : null;

    /// <summary>The file of a trial's trained network; null if networks are not kept.</summary>
    public string? NetworkOf(Trial trial) => _folder is null ? null : Path.Combine(_folder, $"{NameOf(trial)}.safetensors");

    /// <summary>The times at which the files of a trial were last written. They change while its training runs.</summary>
    public (DateTime Trial, DateTime Checkpoint) StampOf(Trial trial) =>
        _folder is null ? default : (File.GetLastWriteTimeUtc(FileOf(trial)), File.GetLastWriteTimeUtc(CheckpointOf(trial)!));

    /// <summary>Reads the stored results of a trial.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="training">The training that the file must describe.</param>
    /// <param name="damage">What was wrong with the file, which is then ignored; null if nothing was.</param>
    /// <returns>Null if there are no results.</returns>
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
            damage = exception.Message;
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
                throw new NetGenFormatException(
                    $"{path}: expected the {what} '{wanted}', as in this search, but found '{given}'. Use a separate folder for each search.");
            }
        }
    }

    /// <summary>Writes the results of a trial, unless another process with the same shard has already written more epochs.</summary>
    public void Write(Trial trial, string training, TrialRecord record)
    {
        if (_folder is not null && !(_shard is not null && EpochsIn(FileOf(trial)) > record.Epochs.Length))
        {
            TrialFile.Write(FileOf(trial), IdentityOf(trial, training), record);
        }
    }

    /// <summary>Removes the checkpoint of a trial that will not be resumed, and those of its files that killed processes left.</summary>
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
        _shard?.Dispose();
        _lock?.Dispose();
        _temporary?.Delete(recursive: true);
    }

    private static string NameOf(Trial trial) => trial.Number.ToString("'trial-'0000", CultureInfo.InvariantCulture);

    private static string ManifestOf(string folder) => Path.Combine(folder, "search.json");

    private static FileStream Lock(string folder, Shard? shard)
    {
        // Shards share the lock.
        string path = Path.Combine(folder, "search.lock");
        return (shard is null
                ? FileLock.TryOpen(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)
                : FileLock.TryOpen(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read))
            ?? throw new IOException($"{folder}: expected a folder that no other search is using, but another holds its lock {Path.GetFileName(path)}.");
    }

    private static int EpochsIn(string path)
    {
        try
        {
            return File.Exists(path) ? TrialFile.Read(path).Record.Epochs.Length : 0;
        }
        catch (NetGenFormatException)
        {
            return 0;
        }
    }

    private TrialIdentity IdentityOf(Trial trial, string training) => new(_fingerprint, trial.ToString(), training);

    private string FileOf(Trial trial) => Path.Combine(_folder!, $"{NameOf(trial)}.json");
}
