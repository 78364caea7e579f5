using System.Runtime.ExceptionServices;

namespace NetGen;

/// <summary>Loads files in parallel, each into its own row.</summary>
/// <param name="found">The files.</param>
/// <param name="options">Size, channels and fit of the images.</param>
internal sealed class ImageLoader(FoundImages found, ImageOptions options)
{
    private readonly Exception?[] _failures = new Exception?[found.Paths.Length];
    private readonly float[] _features = RowsFor(found, options);
    private readonly LoadProgress _progress = new(options.Progress, found.Paths.Length);
    private int _firstFailure = int.MaxValue;

    /// <summary>Loads all files.</summary>
    /// <exception cref="NetGenFormatException">A file is damaged and is not to be left out, or all files are damaged.</exception>
    public ImageSet Load(CancellationToken cancellation)
    {
        Parallel.For(0, found.Paths.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation }, LoadRow);
        if (_firstFailure < int.MaxValue)
        {
            ExceptionDispatchInfo.Throw(_failures[_firstFailure]!);
        }

        int[] kept = [.. Enumerable.Range(0, found.Paths.Length).Where(row => _failures[row] is null)];
        if (kept.Length == 0)
        {
            Exception first = _failures[0]!;
            throw new NetGenFormatException($"{found.Source}: expected images, but all {found.Paths.Length} files are damaged. {first.Message}", first);
        }

        int[] labels = [.. kept.Select(row => found.Labels[row])];
        string[] paths = [.. kept.Select(row => found.Paths[row])];
        return new ImageSet(Dataset.FromLabels(Features(kept), options.Length, labels, found.Classes.Length), found.Classes, [.. paths])
        {
            LeftOut = [.. found.Paths.Zip(_failures, LeftOut).OfType<LeftOutImage>()],
            Notes = [.. found.Notes, .. NotesOnLost(labels)],
        };
    }

    private static LeftOutImage? LeftOut(string path, Exception? failure) => failure is null ? null : new LeftOutImage(path, failure.Message);

    private static float[] RowsFor(FoundImages found, ImageOptions options)
    {
        long values = (long)found.Paths.Length * options.Length;
        string images = $"{found.Paths.Length} images of {options.Height}x{options.Width}x{options.Channels}";
        return values <= Array.MaxLength
            ? new float[values]
            : throw new ArgumentException($"Expected at most {Array.MaxLength} values, but found {images}, which is {values} values.", nameof(options));
    }

    /// <summary>
    /// Loads a row. Rows after a failure are not started, but all rows before it are. So the reported failure is the first of the list, for any number of
    /// threads.
    /// </summary>
    private void LoadRow(int row)
    {
        if (row > Volatile.Read(ref _firstFailure))
        {
            return;
        }

        bool isLeftOut = false;
        try
        {
            Images.Read(found.Paths[row], options, _features.AsSpan(row * options.Length, options.Length));
        }
        catch (NetGenFormatException exception) when (options.Damaged == DamagedImages.LeaveOut)
        {
            (_failures[row], isLeftOut) = (exception, true);
        }
        catch (Exception exception)
        {
            Fail(row, exception);
        }

        _progress.AfterFile(isLeftOut);
    }

    private void Fail(int row, Exception exception)
    {
        _failures[row] = exception;
        int first = Volatile.Read(ref _firstFailure);
        while (row < first)
        {
            int seen = Interlocked.CompareExchange(ref _firstFailure, row, first);
            if (seen == first)
            {
                return;
            }

            first = seen;
        }
    }

    private float[] Features(int[] kept)
    {
        if (kept.Length == found.Paths.Length)
        {
            return _features;
        }

        float[] features = new float[kept.Length * options.Length];
        for (int i = 0; i < kept.Length; i++)
        {
            _features.AsSpan(kept[i] * options.Length, options.Length).CopyTo(features.AsSpan(i * options.Length));
        }

        return features;
    }

    /// <summary>A note for each class whose images are all damaged.</summary>
    private IEnumerable<string> NotesOnLost(int[] labels) =>
        found.Labels.Distinct()
            .Except(labels)
            .Select(label => $"{found.Source}: all images of class '{found.Classes[label]}' are damaged, so they are left out.");
}
