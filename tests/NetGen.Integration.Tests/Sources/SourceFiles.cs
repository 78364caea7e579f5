using System.Runtime.InteropServices;
using System.Text;

namespace NetGen.Integration.Tests.Sources;

/// <summary>Writes rows in every format that training reads.</summary>
internal static class SourceFiles
{
    public static string[] Formats { get; } = ["rows", "npy4", "npy8", "own"];

    /// <summary>The rows of a data set as a source of a format.</summary>
    public static IRowSource Open(TemporaryFolder folder, string format, Dataset data)
    {
        string name = folder.File(Path.GetRandomFileName());
        switch (format)
        {
            case "rows":
                RowFile.Write(name, data);
                return RowFile.Open(name);
            case "own":
                return new PlainSource(data);
            default:
                bool isDouble = format == "npy8";
                WriteNpy(name + ".x", data.Features.ToArray(), isDouble, $"({data.Count}, {data.FeatureCount})");
                WriteNpy(name + ".y", data.Targets.ToArray(), isDouble, data.TargetCount == 1 ? $"({data.Count},)" : $"({data.Count}, {data.TargetCount})");
                return NpyRows.Open(name + ".x", name + ".y");
        }
    }

    /// <summary>An array as numpy saves it.</summary>
    public static void WriteNpy(string path, float[] values, bool isDouble, string shape, string? type = null, string order = "False", byte version = 1)
    {
        string header = $"{{'descr': '{type ?? (isDouble ? "<f8" : "<f4")}', 'fortran_order': {order}, 'shape': {shape}, }}";
        int before = version == 1 ? 10 : 12;
        header = header.PadRight(((header.Length + before + 64) / 64 * 64) - before - 1) + "\n";
        using var file = File.Create(path);
        file.Write([0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', version, 0]);
        file.Write(version == 1 ? BitConverter.GetBytes((ushort)header.Length) : BitConverter.GetBytes(header.Length));
        file.Write(Encoding.Latin1.GetBytes(header));
        file.Write(isDouble ? MemoryMarshal.AsBytes<double>([.. values.Select(static value => (double)value)]) : MemoryMarshal.AsBytes<float>(values));
    }

    /// <summary>Gives a file another length while it is in use.</summary>
    public static void Cut(string path, long length)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.SetLength(length);
    }

    /// <summary>The bits of all that a network holds.</summary>
    public static int[] BitsOf<T>(T network)
        where T : INeuralNetwork<T> => [.. network.Parameters().Bits(), .. network.State().Bits()];

    /// <summary>A source that has nothing but what it must have.</summary>
    private sealed class PlainSource(Dataset data) : IRowSource
    {
        public int Count => data.Count;

        public int FeatureCount => data.FeatureCount;

        public int TargetCount => data.TargetCount;

        public void Read(int first, Span<float> features, Span<float> targets) => data.Read(first, features, targets);
    }
}
