namespace NetGen;

/// <summary>Writes the progress of a search: one line for every trial that halts or ends. On a terminal, one more line shows the current epoch.</summary>
/// <remarks><c>new SearchOptions { Progress = new SearchLog(Console.Out) }</c></remarks>
public sealed class SearchLog : IProgress<SearchProgress>
{
    private readonly TextWriter _writer;
    private readonly int _width;

    /// <summary>Sets where to write.</summary>
    /// <param name="writer">Where to write, such as <see cref="Console.Out"/>.</param>
    /// <param name="width">Columns of the terminal; 0 for a file or pipe, to which only whole lines are written. If it is null, the width is detected.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width is negative.</exception>
    public SearchLog(TextWriter writer, int? width = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentOutOfRangeException.ThrowIfNegative(width ?? 0, nameof(width));
        _writer = writer;
        _width = width ?? (ReferenceEquals(writer, Console.Out) && !Console.IsOutputRedirected ? Console.WindowWidth : 0);
    }

    /// <inheritdoc/>
    public void Report(SearchProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        bool isLine = value.HasHalted || value.Trial is null;
        if (_width == 0)
        {
            if (isLine)
            {
                _writer.WriteLine(value);
            }

            return;
        }

        // The line of the current epoch is overwritten, which would fail if it wrapped.
        string text = value.ToString();
        _writer.Write('\r');
        if (isLine)
        {
            _writer.WriteLine(text.PadRight(_width - 1));
        }
        else
        {
            _writer.Write((text.Length < _width ? text : text[..(_width - 1)]).PadRight(_width - 1));
        }
    }
}
