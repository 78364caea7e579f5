using System.Collections.Immutable;

namespace NetGen;

/// <summary>What the columns of one file are: the options, applied to its column names.</summary>
internal sealed class CsvLayout
{
    private readonly HashSet<string> _missingTexts;

    /// <summary>Finds the columns that the options name.</summary>
    /// <exception cref="ArgumentException">A column is given two uses.</exception>
    /// <exception cref="NetGenFormatException">The file has no column that the options name, or no column is left for a feature.</exception>
    public CsvLayout(string path, CsvOptions options, ImmutableArray<string> names)
    {
        (Path, Options, Names) = (path, options, names);
        _missingTexts = new HashSet<string>(options.MissingTexts, StringComparer.Ordinal);
        var roles = new CsvColumnRole[names.Length];
        Assign(options.Targets, CsvColumnRole.Target);
        Assign(options.Categorical, CsvColumnRole.Category);
        Assign(options.Ignored, CsvColumnRole.Ignored);
        Columns = [.. names.Select((name, position) => new CsvColumn(position, name, roles[position]))];
        Targets = [.. options.Targets.Select(key => Columns[Position(key)])];
        Features = [.. Columns.Where(static column => column.Role is CsvColumnRole.Number or CsvColumnRole.Category)];
        if (Features.IsEmpty)
        {
            throw new NetGenFormatException(
                $"{path}: expected a column besides targets and ignored ones, but found {names.Length} in all, with {options.Separator} as separator: '{string.Join("', '", names)}'.");
        }

        void Assign(IEnumerable<CsvColumnKey> keys, CsvColumnRole role)
        {
            foreach (int position in keys.Select(Position))
            {
                roles[position] = roles[position] == CsvColumnRole.Number
                    ? role
                    : throw new ArgumentException($"Expected one use of each column, but found '{names[position]}' both as {roles[position]} and as {role}.", nameof(options));
            }
        }
    }

    public string Path { get; }

    public CsvOptions Options { get; }

    public ImmutableArray<string> Names { get; }

    public ImmutableArray<CsvColumn> Columns { get; }

    /// <summary>In the order of the file.</summary>
    public ImmutableArray<CsvColumn> Features { get; }

    /// <summary>In the order of the options.</summary>
    public ImmutableArray<CsvColumn> Targets { get; }

    public static string DefaultName(int position) => $"column {position + 1}";

    public int Position(CsvColumnKey key) => key.In(Names, Path);

    public bool IsMissing(string text) => _missingTexts.Contains(text);

    /// <summary>Whether a row lacks a cell that is used.</summary>
    public bool HasMissing(string[] row) => Features.Concat(Targets).Any(column => IsMissing(row[column.Position]));
}
