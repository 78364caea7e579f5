using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>
/// How the kernels of a convolution move over memory. Images lie row after row, pixel after pixel, with the channels of a pixel side by side.
/// </summary>
/// <remarks>
/// What a filter reads at a place are a few runs of values that lie side by side: one run for each of its rows, of width × channels values. The next place
/// starts stride × channels later. So a convolution is the tile of a product over rows that overlap. Nothing is copied for it but a padded image.
/// </remarks>
/// <param name="Window">How the filters move.</param>
/// <param name="Channels">Channels of the image.</param>
/// <param name="Filters">Channels of the output.</param>
/// <param name="Groups">Groups of channels that do not see each other.</param>
internal sealed record ConvolutionGeometry(Window Window, int Channels, int Filters, int Groups)
{
    /// <summary>The most runs that one loop reads side by side. With more runs a loop goes over them.</summary>
    private const int MostRunsTogether = 5;

    /// <summary>Channels of the widest tile.</summary>
    private const int WidestTile = 32;

    /// <summary>How it is computed, chosen by sizes alone.</summary>
    public ConvolutionMethod Method => Groups == 1 ? ConvolutionMethod.Tiles
        : Groups == Channels && Filters == Channels && IsWithin(Window.Y) && IsWithin(Window.X) ? ConvolutionMethod.Depthwise
        : GroupFilters % RowPitch.Narrowest == 0 ? ConvolutionMethod.Tiles
        : ConvolutionMethod.Plain;

    /// <summary>Channels that a filter reads.</summary>
    public int GroupChannels => Channels / Groups;

    /// <summary>Filters that read the same channels.</summary>
    public int GroupFilters => Filters / Groups;

    /// <summary>Whether filters read one pixel, so that all places are one row.</summary>
    public bool IsPointwise => Window.Taps == 1 && Method == ConvolutionMethod.Tiles && !Window.IsPadded && Window.Y.Stride == 1 && Window.X.Stride == 1;

    /// <summary>Rows of places.</summary>
    public int Height => IsPointwise ? 1 : Window.Y.Output;

    /// <summary>Places in a row.</summary>
    public int Width => IsPointwise ? Window.Places : Window.X.Output;

    /// <summary>Whether kernels read a copy of the image. It has a margin of zeros, or space for whole vectors of channels after its end.</summary>
    public bool CopiesImage => Method != ConvolutionMethod.Plain && (Window.IsPadded || (Method == ConvolutionMethod.Depthwise && Channels % WidestTile != 0));

    /// <summary>Rows of the image that kernels read.</summary>
    public int ImageHeight => CopiesImage ? Window.Y.Reach : Window.Y.Input;

    /// <summary>Values from one row of that image to the next.</summary>
    public int ImagePitch => (CopiesImage ? Window.X.Reach : Window.X.Input) * Channels;

    /// <summary>Values of the margin before the first value of the image.</summary>
    public int Margin => (Window.Y.Before * ImagePitch) + (Window.X.Before * Channels);

    /// <summary>Values of that image.</summary>
    public int ImageLength => ImageHeight * ImagePitch;

    /// <summary>From a row of places to the next.</summary>
    public int RowStep => Window.Y.Stride * ImagePitch;

    /// <summary>From a place to the next.</summary>
    public int PlaceStep => Window.X.Stride * Channels;

    /// <summary>Values of a run.</summary>
    public int RunLength => IsDense ? Window.X.Kernel * Channels : GroupChannels;

    /// <summary>Where the runs of a place start.</summary>
    public IReadOnlyList<int> RunStarts => [.. from u in Enumerable.Range(0, Window.Y.Kernel) from v in Enumerable.Range(0, RunsAcross) select RunStart(u, v)];

    /// <summary>Runs of a filter row: one, unless taps lie apart.</summary>
    public int RunsAcross => IsDense ? 1 : Window.X.Kernel;

    /// <summary>From one run of a filter row to the next.</summary>
    public int RunStep => Window.X.Dilation * Channels;

    /// <summary>From the runs of a filter row to those of the next.</summary>
    public int FilterRowStep => Window.Y.Dilation * ImagePitch;

    /// <summary>Runs of a filter.</summary>
    public int Runs => Window.Y.Kernel * RunsAcross;

    /// <summary>Whether one loop reads all runs side by side.</summary>
    public bool ReadsRunsTogether => Runs <= MostRunsTogether;

    /// <summary>Values that a filter sums up.</summary>
    public int Summed => Runs * RunLength;

    /// <summary>The reason why the kernels are as they are, for the reader of generated code.</summary>
    public string Reason
    {
        get
        {
            if (Method == ConvolutionMethod.Plain)
            {
                return $"Only {PlainWords(GroupFilters)} the same channels, too few to fill a vector. So the runtime computes them in plain loops";
            }

            string zeros = Window.IsPadded ? ", with zeros around it" : "";
            string copy = CopiesImage ? $". Every image is first copied into one of {ImageHeight} x {ImagePitch / Channels} pixels{zeros}" : "";
            if (Method == ConvolutionMethod.Depthwise)
            {
                return $"Every filter reads one channel, so vectors hold channels{copy}";
            }

            string runs = Runs == 1
                ? $"A filter reads {RunLength} values that lie side by side"
                : $"A filter reads {Runs} runs of {RunLength} values that lie side by side; "
                    + (ReadsRunsTogether ? "one loop reads all runs" : "a loop goes over the runs");
            return $"{runs}{copy}";
        }
    }

    private static string PlainWords(int filters) => filters == 1 ? "1 filter reads" : $"{filters} filters read";

    private bool IsDense => Groups == 1 && (Window.X.Dilation == 1 || Window.X.Kernel == 1);

    /// <summary>Whether every window covers at least one value of the image.</summary>
    private static bool IsWithin(WindowAxis axis) => axis.Before < axis.Span && axis.Reach - axis.Before - axis.Input < axis.Span;

    private int RunStart(int u, int v) => (u * FilterRowStep) + (v * RunStep);
}
