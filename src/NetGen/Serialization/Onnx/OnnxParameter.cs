namespace NetGen;

/// <summary>A tensor of a network: trained values or statistics.</summary>
/// <param name="Name">Its name in files written by <c>Save</c>.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Values">Its values, row-major.</param>
internal sealed record OnnxParameter(string Name, int[] Shape, ReadOnlyMemory<float> Values)
{
    /// <summary>The trained tensors of a network, in the order of its layers.</summary>
    public static IEnumerable<OnnxParameter> OfTensors(NetworkInfo info, NetworkSnapshot snapshot)
    {
        int next = 0;
        foreach (TensorInfo tensor in info.Tensors)
        {
            yield return new OnnxParameter(tensor.Name, [.. tensor.Shape], snapshot.Parameters.Slice(next, tensor.Length));
            next += tensor.Length;
        }
    }

    /// <summary>The statistics of a network, in the order of its layers.</summary>
    public static IEnumerable<OnnxParameter> OfStatistics(NetworkInfo info, NetworkSnapshot snapshot)
    {
        int next = 0;
        foreach (StatisticInfo statistic in info.Statistics)
        {
            yield return new OnnxParameter(statistic.Name, [statistic.Length], snapshot.State.Slice(next, statistic.Length));
            next += statistic.Length;
        }
    }

    /// <summary>The values with the last axis of a shape moved to the front. Other libraries have the channels of images there.</summary>
    /// <param name="shape">The shape of an image, channels last.</param>
    /// <param name="rows">Number of such images, one after the other.</param>
    public ReadOnlyMemory<float> ChannelsFirst(int[] shape, int rows = 1)
    {
        int channels = shape[^1], length = Values.Length / rows, pixels = length / channels;
        float[] moved = new float[Values.Length];
        ReadOnlySpan<float> values = Values.Span;
        for (int row = 0; row < rows; row++)
        {
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                for (int channel = 0; channel < channels; channel++)
                {
                    moved[(row * length) + (channel * pixels) + pixel] = values[(row * length) + (pixel * channels) + channel];
                }
            }
        }

        return moved;
    }
}
