namespace NetGen.Native.Sharing;

/// <summary>Made-up samples, the same in every process.</summary>
internal static class Samples
{
    /// <summary>A third of the values is zero, as skipping them needs it.</summary>
    public static float[] Inputs(int rows, int size)
    {
        uint state = 12345;
        float[] values = new float[rows * size];
        for (int i = 0; i < values.Length; i++)
        {
            state = (state * 1664525) + 1013904223;
            values[i] = (state >> 16) % 3 == 0 ? 0 : ((state >> 8) / (float)(1 << 23)) - 1;
        }

        return values;
    }

    /// <summary>The same with a class for each.</summary>
    public static Dataset Classes(int rows, int size, int classes)
    {
        float[] targets = new float[rows * classes];
        for (int row = 0; row < rows; row++)
        {
            targets[(row * classes) + (row % classes)] = 1;
        }

        return new Dataset(Inputs(rows, size), size, targets, classes);
    }
}
