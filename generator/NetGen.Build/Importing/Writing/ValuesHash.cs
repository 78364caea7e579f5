using System.Security.Cryptography;

namespace NetGen.Build.Importing.Writing;

/// <summary>The hash of all values as they are stored in the resource: 32-bit floats, little-endian.</summary>
internal static class ValuesHash
{
    private const int Chunk = 1 << 14;

    public static byte[] Of(IEnumerable<float[]> values)
    {
        using SHA256 hash = SHA256.Create();
        byte[] bytes = new byte[Chunk * sizeof(float)];
        foreach (float[] tensor in values)
        {
            for (int start = 0; start < tensor.Length; start += Chunk)
            {
                int count = Math.Min(Chunk, tensor.Length - start) * sizeof(float);
                Buffer.BlockCopy(tensor, start * sizeof(float), bytes, 0, count);
                if (!BitConverter.IsLittleEndian) for (int i = 0; i < count; i += sizeof(float)) Array.Reverse(bytes, i, sizeof(float));
                hash.TransformBlock(bytes, 0, count, null, 0);
            }
        }

        hash.TransformFinalBlock(bytes, 0, 0);
        return hash.Hash;
    }
}
