using System.Buffers.Binary;

namespace NetGen.Integration.Tests.Contract;

/// <summary>Writes the four MNIST files with a few made-up digits.</summary>
internal static class MnistFiles
{
    public static void Write(string folder, int trainCount, int testCount)
    {
        Write(folder, "train", trainCount);
        Write(folder, "t10k", testCount);
    }

    private static void Write(string folder, string prefix, int count)
    {
        CounterRandom random = CounterRandom.For(count, CounterRandom.Purpose.Split);
        byte[] pixels = [.. Enumerable.Range(0, count * 784).Select(i => (byte)random.Below((uint)i, 256))];
        byte[] labels = [.. Enumerable.Range(0, count).Select(i => (byte)(i % 10))];
        File.WriteAllBytes(Path.Combine(folder, prefix + "-images-idx3-ubyte"), [.. BigEndian(0x803, count, 28, 28), .. pixels]);
        File.WriteAllBytes(Path.Combine(folder, prefix + "-labels-idx1-ubyte"), [.. BigEndian(0x801, count), .. labels]);
    }

    private static byte[] BigEndian(params ReadOnlySpan<int> values)
    {
        byte[] bytes = new byte[values.Length * sizeof(int)];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(i * sizeof(int)), values[i]);
        }

        return bytes;
    }
}
