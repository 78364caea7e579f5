namespace NetGen.Tests.Augmentation;

/// <summary>Made-up images.</summary>
internal static class Images
{
    /// <summary>Any values.</summary>
    public static float[] Random(int length, int seed)
    {
        CounterRandom random = CounterRandom.For(seed, CounterRandom.Purpose.Split, 7);
        return [.. Enumerable.Range(0, length).Select(n => random.Uniform((uint)n))];
    }

    /// <summary>A block of any values on an empty ground, as a digit stands.</summary>
    public static float[] Block(int height, int width, int margin, int seed)
    {
        float[] image = Random(height * width, seed);
        for (int i = 0; i < image.Length; i++)
        {
            int x = i % width, y = i / width;
            image[i] = x < margin || y < margin || x >= width - margin || y >= height - margin ? 0 : image[i];
        }

        return image;
    }

    /// <summary>Every pixel says where it is: between pixels that is where it was read.</summary>
    public static float[] Ramp(int height, int width, bool alongX) =>
        [.. Enumerable.Range(0, height * width).Select(i => (float)(alongX ? i % width : i / width))];
}
