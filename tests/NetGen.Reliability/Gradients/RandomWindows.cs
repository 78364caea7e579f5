using System.Text;

namespace NetGen.Reliability.Gradients;

/// <summary>Draws the declaration of a network of up to three convolutions and pools, over an image or a sequence.</summary>
/// <remarks>Every declaration is sound: what is drawn fits the size that is left.</remarks>
internal sealed class RandomWindows
{
    private static readonly string[] s_activations = ["Linear", "Sigmoid", "Tanh", "Relu", "LeakyRelu", "PRelu", "RRelu", "Elu", "Softplus", "Gelu", "Silu"];

    private readonly CounterRandom _random;
    private readonly StringBuilder _text = new();
    private readonly bool _isSequence;
    private uint _drawn;
    private int _height;
    private int _width;
    private int _channels;

    private RandomWindows(int seed)
    {
        _random = CounterRandom.For(seed, CounterRandom.Purpose.Split);
        _isSequence = Below(4) == 0;
        _height = _isSequence ? 1 : 1 + Below(12);
        _width = 1 + Below(_isSequence ? 30 : 12);
        _channels = Channels();
    }

    /// <summary>The attributes of a class.</summary>
    public static string Of(int seed)
    {
        var windows = new RandomWindows(seed);
        windows.Draw();
        return windows._text.ToString().TrimEnd();
    }

    private string Kind => _isSequence ? "1D" : "2D";

    private void Draw()
    {
        Write(_isSequence ? $"NeuralNetwork({_width}, {_channels})" : $"NeuralNetwork({_height}, {_width}, {_channels})");
        int layers = 1 + Below(3);
        for (int layer = 0; layer < layers; layer++)
        {
            DrawBetween();
            if (Below(3) == 0)
            {
                DrawPool();
            }
            else
            {
                DrawConvolution();
            }
        }

        DrawBetween();
        if (Below(6) == 0)
        {
            Write($"Global{(Below(2) == 0 ? "Max" : "Average")}Pool{Kind}");
        }
        else if (Below(6) == 0)
        {
            Write("Flatten");
        }

        if (Below(8) > 0)
        {
            Write($"Dense({1 + Below(9)})");
        }
    }

    private void DrawBetween()
    {
        switch (Below(12))
        {
            case 0:
                Write("BatchNorm");
                break;
            case 1:
                Write("Dropout(0.2, PerChannel = true)");
                break;
            case 2:
                Write($"Activate(Activation.{s_activations[1 + Below(s_activations.Length - 1)]})");
                break;
        }
    }

    private void DrawConvolution()
    {
        bool isDepthwise = !_isSequence && Below(5) == 0;
        int groups = isDepthwise ? _channels : Below(4) == 0 ? Divisor(_channels) : 1;
        int filters = isDepthwise ? _channels : groups == 1 ? Channels() : groups * (1 + Below(Math.Max(1, 40 / groups)));
        (int dilation, bool isSame) = (Below(4) == 0 ? 2 : 1, Below(3) == 0);
        int pad = isSame || Below(2) == 0 ? 0 : 1 + Below(3);
        int kernelHeight = Kernel(_height, dilation, isSame, pad),
            kernelWidth = Below(2) == 0 && !_isSequence ? Math.Min(kernelHeight, Kernel(_width, dilation, isSame, pad)) : Kernel(_width, dilation, isSame, pad);
        int stride = Below(3) == 0 ? 1 + Below(3) : 1;
        string sizes = _isSequence ? $"{kernelWidth}" : kernelHeight == kernelWidth ? $"{kernelWidth}" : $"{kernelHeight}, {kernelWidth}";
        string activation = s_activations[Below(s_activations.Length)];
        Write(
            $"{(isDepthwise ? "DepthwiseConv2D(" : $"Conv{Kind}({filters}, ")}{sizes}, Activation.{activation}{Moves(stride, dilation, isSame, pad)}"
            + $"{(groups > 1 && !isDepthwise ? $", Groups = {groups}" : "")}{(Below(4) == 0 ? ", UseBias = false" : "")}"
            + $"{(activation == "PRelu" && Below(2) == 0 ? ", SlopePerChannel = true" : "")})");
        Move(kernelHeight, kernelWidth, stride, dilation, isSame, pad);
        _channels = filters;
    }

    private void DrawPool()
    {
        int height = Math.Min(_height, 1 + Below(4)), width = Below(2) == 0 && !_isSequence && height <= _width ? height : Math.Min(_width, 1 + Below(4));
        bool isSame = Below(3) == 0;
        int least = _isSequence ? width : Math.Min(height, width), pad = isSame || Below(3) > 0 ? 0 : Below((least / 2) + 1);
        int stride = Below(2) == 0 ? 0 : 1 + Below(3);
        string sizes = _isSequence || height == width ? $"{width}" : $"{height}, {width}";
        Write($"{(Below(2) == 0 ? "Max" : "Average")}Pool{Kind}({sizes}{Moves(stride, 1, isSame, pad)})");
        (_height, _width) =
            (After(_height, height, stride == 0 ? height : stride, 1, isSame, pad), After(_width, width, stride == 0 ? width : stride, 1, isSame, pad));
    }

    /// <param name="stride">0 where it is not given.</param>
    /// <param name="dilation">From tap to tap.</param>
    /// <param name="isSame">Whether it is padded as Keras does.</param>
    /// <param name="pad">Zeros on every side.</param>
    private static string Moves(int stride, int dilation, bool isSame, int pad) =>
        (stride == 0 ? "" : $", Stride = {stride}") + (dilation > 1 ? $", Dilation = {dilation}" : "") + (isSame ? ", Padding = Padding.Same" : "")
            + (pad > 0 ? $", Pad = {pad}" : "");

    private void Move(int kernelHeight, int kernelWidth, int stride, int dilation, bool isSame, int pad) =>
        (_height, _width) =
            (_isSequence ? 1 : After(_height, kernelHeight, stride, dilation, isSame, pad), After(_width, kernelWidth, stride, dilation, isSame, pad));

    private static int After(int size, int kernel, int stride, int dilation, bool isSame, int pad) =>
        isSame ? (size + stride - 1) / stride : ((size + (2 * pad) - (((kernel - 1) * dilation) + 1)) / stride) + 1;

    /// <summary>A kernel that fits.</summary>
    private int Kernel(int size, int dilation, bool isSame, int pad)
    {
        int most = isSame ? 6 : Math.Min(6, ((size + (2 * pad) - 1) / dilation) + 1);
        return 1 + Below(most);
    }

    /// <summary>Few, or around the width of a vector, of two, of a tile.</summary>
    private int Channels() => Below(2) == 0 ? 1 + Below(7) : (8 << Below(3)) + Below(3) - 1;

    private int Divisor(int number)
    {
        int[] divisors = [.. Enumerable.Range(1, number).Where(divisor => number % divisor == 0)];
        return divisors[Below(divisors.Length)];
    }

    private void Write(string attribute) => _text.Append('[').Append(attribute).Append("] ");

    private int Below(int bound) => _random.Below(_drawn++, bound);
}
