using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace NetGen;

/// <summary>A column of a row group as texts.</summary>
internal static class ParquetColumn
{
    /// <summary>Reads a column. The text of a row is made only on request.</summary>
    public static Func<int, string> Read(ParquetRowGroupReader group, DataField field, int count)
    {
        if (field.MaxRepetitionLevel > 0 || field.Path.Length > 1)
        {
            return static _ => "a value in a list or a structure";
        }

        return field.ClrType switch
        {
            Type type when type == typeof(string) || type == typeof(ReadOnlyMemory<char>) => Texts(group, field, count),
            Type type when type == typeof(bool) => Values<bool>(group, field, count, static value => value ? "1" : "0"),
            Type type when type == typeof(float) => Numbers<float>(group, field, count),
            Type type when type == typeof(double) => Numbers<double>(group, field, count),
            Type type when type == typeof(sbyte) => Numbers<sbyte>(group, field, count),
            Type type when type == typeof(byte) => Numbers<byte>(group, field, count),
            Type type when type == typeof(short) => Numbers<short>(group, field, count),
            Type type when type == typeof(ushort) => Numbers<ushort>(group, field, count),
            Type type when type == typeof(int) => Numbers<int>(group, field, count),
            Type type when type == typeof(uint) => Numbers<uint>(group, field, count),
            Type type when type == typeof(long) => Numbers<long>(group, field, count),
            Type type when type == typeof(ulong) => Numbers<ulong>(group, field, count),
            Type type when type == typeof(decimal) => Numbers<decimal>(group, field, count),
            Type type when type == typeof(DateTime) => Values<DateTime>(group, field, count, static value => value.ToString("O", CultureInfo.InvariantCulture)),
            Type type when type == typeof(byte[]) || type == typeof(ReadOnlyMemory<byte>) => static _ => "bytes",
            Type type => _ => $"a value of type {type.Name}",
        };
    }

    private static Func<int, string> Texts(ParquetRowGroupReader group, DataField field, int count)
    {
        string?[] values = new string?[count];
        group.ReadAsync(field, values.AsMemory()).AsTask().GetAwaiter().GetResult();
        return row => values[row]?.Trim() ?? "";
    }

    private static Func<int, string> Numbers<T>(ParquetRowGroupReader group, DataField field, int count)
        where T : struct, IFormattable => Values<T>(group, field, count, static value => value.ToString(null, CultureInfo.InvariantCulture));

    private static Func<int, string> Values<T>(ParquetRowGroupReader group, DataField field, int count, Func<T, string> text)
        where T : struct
    {
        if (field.IsNullable)
        {
            T?[] cells = new T?[count];
            group.ReadAsync<T>(field, cells.AsMemory()).AsTask().GetAwaiter().GetResult();
            return row => cells[row] is { } value ? text(value) : "";
        }

        T[] values = new T[count];
        group.ReadAsync<T>(field, values.AsMemory()).AsTask().GetAwaiter().GetResult();
        return row => text(values[row]);
    }
}
