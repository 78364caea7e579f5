namespace NetGen.Benchmarks.Nets;

/// <summary>Images the other way round: NetGen has all channels of a pixel side by side, PyTorch and ONNX all pixels of a channel.</summary>
internal static class ChannelsFirst
{
    /// <summary>Images, channel after channel.</summary>
    /// <param name="images">Images, pixel after pixel.</param>
    /// <param name="shape">Height, width and channels.</param>
    public static float[] Of(ReadOnlySpan<float> images, int[] shape)
    {
        int pixels = shape[0] * shape[1], channels = shape[2], size = pixels * channels;
        float[] turned = new float[images.Length];
        for (int i = 0; i < images.Length; i++)
        {
            (int pixel, int channel) = int.DivRem(i % size, channels);
            turned[(i / size * size) + (channel * pixels) + pixel] = images[i];
        }

        return turned;
    }
}
