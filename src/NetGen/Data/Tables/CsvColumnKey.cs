namespace NetGen;

/// <summary>Identifies a column by its name or its position: <c>"mpg"</c>, <c>0</c> for the first, <c>^1</c> for the last.</summary>
public readonly record struct CsvColumnKey
{
    private readonly string? _name;
    private readonly Index _position;

    /// <summary>A column by its name.</summary>
    /// <param name="name">The name; case matters.</param>
    public CsvColumnKey(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        _name = name;
    }

    /// <summary>A column by its position.</summary>
    /// <param name="position">From 0, or from the end.</param>
    public CsvColumnKey(Index position) => _position = position;

    /// <summary>A column by its name.</summary>
    /// <param name="name">The name; case matters.</param>
    public static implicit operator CsvColumnKey(string name) => new(name);

    /// <summary>A column by its position.</summary>
    /// <param name="position">From 0.</param>
    public static implicit operator CsvColumnKey(int position) => new(position);

    /// <summary>A column by its position.</summary>
    /// <param name="position">From 0, or from the end.</param>
    public static implicit operator CsvColumnKey(Index position) => new(position);

    /// <summary>Whether the key is a name.</summary>
    internal bool IsName => _name is not null;

    /// <summary>Whether the key identifies the column at a position, by this position or by the default name of the column.</summary>
    internal bool Is(int position, int columns) =>
        _name is null ? _position.GetOffset(columns) == position : string.Equals(_name, CsvLayout.DefaultName(position), StringComparison.Ordinal);

    /// <summary>Name or position.</summary>
    public override string ToString() => _name is null ? $"at position {_position} from 0" : $"'{_name}'";

    /// <summary>The position of the column in a file.</summary>
    /// <exception cref="NetGenFormatException">The file has no such column.</exception>
    internal int In(IReadOnlyList<string> columns, string path)
    {
        int position = _name is null ? _position.GetOffset(columns.Count) : columns.TakeWhile(IsNotNamed).Count();
        return position >= 0 && position < columns.Count
            ? position
            : throw new NetGenFormatException(
                $"{path}: expected a column {VisibleText.Of(ToString())}, but found {columns.Count} columns: {VisibleText.List(columns)}.");
    }

    private bool IsNotNamed(string column) => !string.Equals(column, _name, StringComparison.Ordinal);
}
