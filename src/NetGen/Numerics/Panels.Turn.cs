namespace NetGen.Runtime;

/// <content>Filters as the gradient of an image reads them.</content>
public static partial class Panels
{
    /// <summary>
    /// Transposes filters run by run: for each run its values in strips of some width, zero past the end of the run, and in a strip a row for every filter.
    /// </summary>
    /// <param name="filters">The filters in panels, biases first.</param>
    /// <param name="shape">How they lie.</param>
    /// <param name="runLength">Values of a filter that lie side by side.</param>
    /// <param name="strip">Values of a strip.</param>
    /// <param name="turned">Receives [runs, strips, filters, strip].</param>
    /// <param name="firstRun">The first run that is transposed.</param>
    /// <param name="endRun">One past the last.</param>
    /// <param name="groups">Groups of filters that read different channels: all runs of the first, then those of the next.</param>
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
