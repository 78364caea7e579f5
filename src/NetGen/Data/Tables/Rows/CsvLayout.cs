using System.Collections.Immutable;

namespace NetGen;

/// <summary>The columns of one file, from options or a schema and the names of its columns.</summary>
internal sealed class CsvLayout
{
    private readonly Dictionary<string, int> _positions;

    private CsvLayout(string path, CsvOptions options, ImmutableArray<string> names, CsvColumnRole[] roles, IEnumerable<int> targets)
    {
        (Path, Options, Names) = (path, options, names);
        _positions = names.Index().ToDictionary(static name => name.Item, static name => name.Index, StringComparer.Ordinal);
        Columns = [.. names.Select((name, position) => new CsvColumn(position, name, roles[position]))];
        Features = [.. Columns.Where(static column => column.Role is CsvColumnRole.Number or CsvColumnRole.Category)];
        Targets = [.. targets.Select(position => Columns[position])];
    }

    public string Path { get; }

    public CsvOptions Options { get; }

    public ImmutableArray<string> Names { get; }

    public ImmutableArray<CsvColumn> Columns { get; }

    /// <summary>The features, in the order of the file.</summary>
    public ImmutableArray<CsvColumn> Features { get; }

    /// <summary>The targets, in the order of the options.</summary>
    public ImmutableArray<CsvColumn> Targets { get; }

    /// <summary>Finds the columns that the options name.</summary>
    /// <exception cref="ArgumentException">The options give a column two uses.</exception>
    /// <exception cref="NetGenFormatException">The file has no column that the options name, or no column is left for a feature.</exception>
    public static CsvLayout Of(string path, CsvOptions options, ImmutableArray<string> names)
    {
        var roles = new CsvColumnRole[names.Length];
        var named = new Dictionary<int, CsvColumnKey>();
        int[] targets = Assign(options.Targets, CsvColumnRole.Target);
        _ = Assign(options.Categorical, CsvColumnRole.Category);
        _ = Assign(options.Ignored, CsvColumnRole.Ignored);
        var layout = new CsvLayout(path, options, names, roles, targets);
        return layout.Features.IsEmpty
            ? throw new NetGenFormatException(
                $"{path}: expected a feature column besides targets and ignored columns, but found {names.Length} column(s) in total, "
                + $"with {options.Separator} as separator: {VisibleText.List(names)}.")
            : layout;

        int[] Assign(IEnumerable<CsvColumnKey> keys, CsvColumnRole role)
        {
            CsvColumnKey[] listed = [.. keys];
            int[] positions = Array.ConvertAll(listed, key => key.In(names, path));
            foreach ((CsvColumnKey key, int position) in listed.Zip(positions))
            {
                if (!named.TryAdd(position, key))
                {
                    throw TwoUses(named[position], key, position, role);
                }

                roles[position] = role;
            }

            return positions;
        }

        Exception TwoUses(CsvColumnKey first, CsvColumnKey second, int position, CsvColumnRole role)
        {
            string message = $"one use of each column, but found '{VisibleText.Of(names[position])}' both as {roles[position]} and as {role}.";

            // A key that occurs twice is wrong for every file. Two keys may name the same column of this file only, such as a last column that is missing.
            return first == second ? new ArgumentException($"Expected {message}", nameof(options)) : new NetGenFormatException($"{path}: expected {message}");
        }
    }

    /// <summary>Finds the columns of a schema by their names. Columns that the schema does not have are left out, and targets may be absent.</summary>
    /// <exception cref="NetGenFormatException">The file lacks a feature.</exception>
    public static CsvLayout Of(string path, CsvSchema schema, ImmutableArray<string> names)
    {
        foreach (CsvColumn column in schema.FeatureColumns)
        {
            _ = new CsvColumnKey(column.Name).In(names, path);
        }

        var known = schema.Columns.ToDictionary(static column => column.Name, static column => column.Role, StringComparer.Ordinal);
        CsvColumnRole[] roles = [.. names.Select(name => known.GetValueOrDefault(name, CsvColumnRole.Ignored))];
        IEnumerable<int> targets = schema.TargetColumns.Select(column => names.IndexOf(column.Name)).Where(static position => position >= 0);
        return new CsvLayout(path, schema.Options, names, roles, targets);
    }

    /// <summary>The default name of a column.</summary>
    public static string DefaultName(int position) => $"column {position + 1}";

    /// <summary>The text for a column in messages. Columns are counted from 1, as editors do.</summary>
    public static string PlaceOf(int position, string name)
    {
        string number = DefaultName(position);
        return string.Equals(name, number, StringComparison.Ordinal) ? number : $"{number} '{VisibleText.Of(name)}'";
    }

    public string PlaceOf(int position) => PlaceOf(position, Names[position]);

    public int Position(CsvColumnKey key) => key.In(Names, Path);

    /// <summary>The position of a column; null if there is no column with this name.</summary>
    public int? PositionOf(string name) => _positions.TryGetValue(name, out int position) ? position : null;
}
