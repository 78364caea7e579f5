using Parquet;
using Parquet.Schema;

namespace NetGen.Parquets.Tests;

/// <summary>Writes Parquet files.</summary>
internal static class ParquetFile
{
    /// <summary>Writes a table of some columns, so many rows a group.</summary>
    public static async Task WriteAsync(string path, int rowsOfGroup, params (string Name, Array Values)[] columns)
    {
        DataField[] fields = [.. columns.Select(static column => FieldOf(column.Name, column.Values))];
        await using FileStream file = File.Create(path);
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), file);
        int count = columns[0].Values.Length;
        for (int first = 0; first < count; first += rowsOfGroup)
        {
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            Range rows = first..Math.Min(count, first + rowsOfGroup);
            for (int i = 0; i < fields.Length; i++)
            {
                await WriteAsync(group, fields[i], columns[i].Values, rows);
            }
        }
    }

    private static DataField FieldOf(string name, Array values) => values switch
    {
        string?[] => new DataField<string>(name),
        double?[] => new DataField<double>(name, nullable: true),
        int?[] => new DataField<int>(name, nullable: true),
        float[] => new DataField<float>(name),
        double[] => new DataField<double>(name),
        int[] => new DataField<int>(name),
        long[] => new DataField<long>(name),
        bool[] => new DataField<bool>(name),
        byte[][] => new DataField<byte[]>(name),
        _ => throw new ArgumentException($"Expected another array than {values}.", nameof(values)),
    };

    private static async Task WriteAsync(ParquetRowGroupWriter group, DataField field, Array values, Range rows)
    {
        switch (values)
        {
            case string?[] texts:
                await group.WriteAsync(field, texts[rows]!);
                break;
            case byte[][] bytes:
                await group.WriteAsync(field, bytes[rows]);
                break;
            case double?[] numbers:
                await group.WriteAsync<double>(field, numbers[rows].AsMemory());
                break;
            case int?[] numbers:
                await group.WriteAsync<int>(field, numbers[rows].AsMemory());
                break;
            case float[] numbers:
                await group.WriteAsync<float>(field, numbers[rows].AsMemory());
                break;
            case double[] numbers:
                await group.WriteAsync<double>(field, numbers[rows].AsMemory());
                break;
            case int[] numbers:
                await group.WriteAsync<int>(field, numbers[rows].AsMemory());
                break;
            case long[] numbers:
                await group.WriteAsync<long>(field, numbers[rows].AsMemory());
                break;
            case bool[] flags:
                await group.WriteAsync<bool>(field, flags[rows].AsMemory());
                break;
        }
    }
}
