namespace NetGen.Build.Tests.Interpreting;

/// <summary>A window over an image; a sequence is an image of height one.</summary>
internal sealed record Window(int Height, int Width, int OutputHeight, int OutputWidth, int[] Kernel, int[] Stride, int[] Dilation, int[] Begin, int[] End,
    int[] CountedBegin, int[] CountedEnd)
{
    public int KernelHeight => Kernel[0];

    public int KernelWidth => Kernel[1];

    public static Window Of(TextLine node)
    {
        int[] input = node.Ints("input"), shape = node.Ints("shape"), pads = node.Ints("pads");
        int[] counted = node.Has("counted") ? node.Ints("counted") : new int[pads.Length];
        bool image = input.Length == 3;
        input.Length.ShouldBe(image ? 3 : 2);
        node.Kind.ShouldEndWith(image ? "2D" : "1D");
        int axes = input.Length - 1;
        int[] Two(int[] sizes, int one) => image ? sizes : [one, sizes[0]];

        Window window = new(
            image ? input[0] : 1, input[^2], image ? shape[0] : 1, shape[^2],
            Two(node.Ints("kernel"), 1), Two(node.Ints("stride"), 1), Two(node.Ints("dilation"), 1),
            Two(pads[..axes], 0), Two(pads[axes..], 0), Two(counted[..axes], 0), Two(counted[axes..], 0));
        window.OutputHeight.ShouldBe(window.Places(0, window.Height));
        window.OutputWidth.ShouldBe(window.Places(1, window.Width));
        return window;
    }

    /// <summary>Taps of the window at a place: the pixel, or -1 for padding, and whether it counts in an average.</summary>
    public IEnumerable<(int Tap, int Pixel, bool Counted)> Taps(int place)
    {
        int top = place / OutputWidth * Stride[0] - Begin[0], left = place % OutputWidth * Stride[1] - Begin[1];
        for (int tap = 0; tap < KernelHeight * KernelWidth; tap++)
        {
            int row = top + tap / KernelWidth * Dilation[0], column = left + tap % KernelWidth * Dilation[1];
            bool inside = row >= 0 && row < Height && column >= 0 && column < Width;
            bool counted = row >= -CountedBegin[0] && row < Height + CountedEnd[0] && column >= -CountedBegin[1] && column < Width + CountedEnd[1];
            yield return (tap, inside ? row * Width + column : -1, counted);
        }
    }

    private int Places(int axis, int size) => (size + Begin[axis] + End[axis] - (Kernel[axis] - 1) * Dilation[axis] - 1) / Stride[axis] + 1;
}
