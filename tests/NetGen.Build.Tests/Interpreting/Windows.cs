namespace NetGen.Build.Tests.Interpreting;

/// <summary>Products and windows; sequences are images of height one.</summary>
internal static class Windows
{
    public static double[] Dense(TextLine node, double[] x, float[][] trained)
    {
        double[] y = new double[node.Int("units")];
        for (int unit = 0; unit < y.Length; unit++)
        {
            y[unit] = trained.Length > 1 ? trained[1][unit] : 0;
            for (int i = 0; i < x.Length; i++) y[unit] += x[i] * trained[0][unit * x.Length + i];
        }

        return y;
    }

    public static double[] Convolution(TextLine node, double[] x, float[][] trained)
    {
        Window window = Window.Of(node);
        int channels = node.Ints("input")[^1], filters = node.Int("filters"), groups = node.Int("groups");
        int perGroup = channels / groups, taps = window.KernelHeight * window.KernelWidth;
        double[] y = new double[Sizes.Product(node.Ints("shape"))];
        node.Ints("shape")[^1].ShouldBe(filters);
        for (int i = 0; i < y.Length; i++)
        {
            int filter = i % filters, first = filter / (filters / groups) * perGroup;
            y[i] = trained.Length > 1 ? trained[1][filter] : 0;
            foreach ((int tap, int pixel, _) in window.Taps(i / filters).Where(static tap => tap.Pixel >= 0))
                for (int c = 0; c < perGroup; c++) y[i] += x[pixel * channels + first + c] * trained[0][(filter * perGroup + c) * taps + tap];
        }

        return y;
    }

    public static double[] Pool(TextLine node, double[] x, bool maximum)
    {
        Window window = Window.Of(node);
        int channels = node.Ints("input")[^1];
        double[] y = new double[Sizes.Product(node.Ints("shape"))];
        for (int i = 0; i < y.Length; i++)
        {
            (int Tap, int Pixel, bool Counted)[] taps = [.. window.Taps(i / channels)];
            double[] values = [.. taps.Where(static tap => tap.Pixel >= 0).Select(tap => x[tap.Pixel * channels + i % channels])];
            values.ShouldNotBeEmpty();
            y[i] = maximum ? values.Max() : values.Sum() / taps.Count(static tap => tap.Counted);
        }

        return y;
    }

    public static double[] Global(TextLine node, double[] x, Func<IEnumerable<double>, double> reduce)
    {
        int channels = node.Ints("input")[^1];
        return [.. Enumerable.Range(0, channels).Select(c => reduce(x.Where((_, i) => i % channels == c)))];
    }
}
