namespace NetGen.Runtime;

/// <content>The layout of filters for the gradient of an image.</content>
public static partial class Panels
{
    /// <summary>
    /// Transposes filters run by run. Each run is cut into strips of a fixed width, with zeros past its end. A strip holds a row for each filter.
    /// </summary>
    /// <param name="filters">The filters in panels, biases first.</param>
    /// <param name="shape">Their layout.</param>
    /// <param name="runLength">Adjacent values of a filter: a run.</param>
    /// <param name="strip">Width of a strip in values.</param>
    /// <param name="turned">Receives [runs, strips, filters, strip].</param>
    /// <param name="firstRun">The first run to transpose.</param>
    /// <param name="endRun">One past the last run.</param>
    /// <param name="groups">Groups of filters that read different channels. All runs of the first group come first, then those of the next.</param>
    public static void Turn(ReadOnlySpan<float> filters, PanelShape shape, int runLength, int strip, Span<float> turned, int firstRun, int endRun, int groups)
    {
        int units = shape.Units / groups, runs = shape.Inputs / runLength, next = firstRun * ((runLength + strip - 1) / strip) * strip * units;
        for (int run = firstRun; run < endRun; run++)
        {
            int group = run / runs, start = run % runs * runLength;
            for (int first = 0; first < runLength; first += strip)
            {
                int count = Math.Min(strip, runLength - first);
                for (int filter = group * units; filter < (group + 1) * units; filter++)
                {
                    Span<float> row = turned.Slice(next, strip);
                    int index = shape.IndexOf(filter, start + first);
                    for (int k = 0; k < count; k++, index += shape.Width)
                    {
                        row[k] = filters[index];
                    }

                    row[count..].Clear();
                    next += strip;
                }
            }
        }
    }
}
