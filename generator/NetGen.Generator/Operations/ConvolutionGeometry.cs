using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>How the kernels of a convolution go over memory. Images lie row after row, pixel after pixel, the channels of a pixel side by side.</summary>
/// <remarks>
/// What a filter reads at a place is some runs of values that lie side by side: a run for each of its rows, of width × channels values. The next place starts
/// stride × channels later. So a convolution is the tile of a product over rows that overlap, and nothing is copied for it but the image itself where it is padded.
/// </remarks>
/// <param name="Window">How the filters move.</param>
/// <param name="Channels">Channels that a filter reads.</param>
/// <param name="Filters">Channels of the output.</param>
internal sealed record ConvolutionGeometry(Window Window, int Channels, int Filters)
{
    /// <summary>Runs that are read side by side in one loop; more of them make a loop of their own.</summary>
    private const int MostRunsTogether = 5;

    /// <summary>Filters of one pixel: all places are one row of them.</summary>
    public bool IsPointwise => Window.Taps == 1 && !Window.IsPadded && Window.Y.Stride == 1 && Window.X.Stride == 1;

    /// <summary>Rows of places.</summary>
    public int Height => IsPointwise ? 1 : Window.Y.Output;

    /// <summary>Places in a row.</summary>
    public int Width => IsPointwise ? Window.Places : Window.X.Output;

    /// <summary>Whether kernels read a copy of the image with a margin of zeros.</summary>
    public bool CopiesImage => Window.IsPadded;

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
    public int RunLength => IsDense ? Window.X.Kernel * Channels : Channels;

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

    /// <summary>Why the kernels are as they are, for the reader of generated code.</summary>
    public string Reason
    {
        get
        {
            string runs = Runs == 1
                ? $"a filter reads {RunLength} values that lie side by side"
                : $"a filter reads {Runs} runs of {RunLength} values{(ReadsRunsTogether ? ", side by side in one loop" : ", one after the other")}";
            return $"{runs}{(CopiesImage ? $"; every image is copied into one of {ImageHeight} x {ImagePitch / Channels} pixels with zeros around it" : "")}";
        }
    }

    private bool IsDense => Window.X.Dilation == 1 || Window.X.Kernel == 1;

    private int RunStart(int u, int v) => (u * FilterRowStep) + (v * RunStep);
}
