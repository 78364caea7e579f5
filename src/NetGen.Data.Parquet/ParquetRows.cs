using System.Collections;
using Parquet;
using Parquet.Schema;

namespace NetGen;

/// <summary>The rows of a Parquet file as texts. Each enumeration starts at the first row, and reads one row group at a time.</summary>
internal sealed class ParquetRows : IEnumerable<CsvRow>
{
    private readonly string _path;

    /// <summary>Reads the names of the columns.</summary>
    /// <exception cref="NetGenFormatException">The file is not a Parquet file, or is damaged.</exception>
    public ParquetRows(string path)
    {
        _path = path;
        using FileStream file = File.OpenRead(path);
        ParquetReader reader = Sound(() => Wait(ParquetReader.CreateAsync(file)));
        ColumnNames = [.. reader.Schema.GetDataFields().Select(static field => field.Path.ToString())];
        Wait(reader.DisposeAsync());
    }

    public IReadOnlyList<string> ColumnNames { get; }

    public IEnumerator<CsvRow> GetEnumerator()
    {
        using FileStream file = File.OpenRead(_path);
        ParquetReader reader = Sound(() => Wait(ParquetReader.CreateAsync(file)));
        try
        {
            int line = 0;
            for (int index = 0; index < reader.RowGroupCount; index++)
            {
                (int count, Func<int, string>[] columns) = Sound(() => Read(reader, index));
                for (int row = 0; row < count; row++)
                {
                    yield return new CsvRow(++line, Array.ConvertAll(columns, column => column(row)));
                }
            }
        }
        finally
        {
            Wait(reader.DisposeAsync());
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static (int Count, Func<int, string>[] Columns) Read(ParquetReader reader, int index)
    {
        using ParquetRowGroupReader group = reader.OpenRowGroupReader(index);
        int count = checked((int)group.RowCount);
        return (count, Array.ConvertAll(reader.Schema.GetDataFields(), field => ParquetColumn.Read(group, field, count)));
    }

    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();

    private static void Wait(ValueTask task) => task.AsTask().GetAwaiter().GetResult();

    /// <summary>Runs a read. The reader throws exceptions of many types for a damaged file; they become one type here.</summary>
    private T Sound<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is not (NetGenFormatException or OutOfMemoryException))
        {
            throw new NetGenFormatException($"{_path}: expected a sound Parquet file, but found damage: {exception.Message}", exception);
        }
    }
}
