namespace NetGen;

/// <summary>Writes how a search goes: a line for every trial that halts or ends, and on a terminal one more that follows the epochs.</summary>
/// <remarks><c>new SearchOptions { Progress = new SearchLog(Console.Out) }</c></remarks>
public sealed class SearchLog : IProgress<SearchProgress>
{
    private readonly TextWriter _writer;
    private readonly int _width;

    /// <summary>Sets where to write.</summary>
    /// <param name="writer">Such as <see cref="Console.Out"/>.</param>
    /// <param name="width">Columns of the terminal that the writer writes to; 0 for a file or pipe, which gets whole lines only. Found out when null.</param>
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

        // The line that follows the epochs is written over; one that wrapped could not be.
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
