using System.Globalization;
using System.Text;

namespace NetGen.Reliability.Gradients;

/// <summary>
/// Draws the declaration of a network that nobody thought of: up to twelve layers of any kind, up to four labels, branches, additions and concatenations, any
/// sizes from 1 to 40.
/// </summary>
/// <remarks>Every declaration is sound: what a branch has left is joined again before the last layer.</remarks>
internal sealed class RandomGraph
{
    private const int Largest = 40;
    private const int MostLabels = 4;

    /// <summary>Activations through which gradients neither die nor grow over twelve layers.</summary>
    private static readonly string[] s_activations =
        ["Sigmoid", "Tanh", "Relu", "LeakyRelu", "PRelu", "RRelu", "Elu", "Softplus", "Gelu", "Silu"];

    private static readonly string[] s_last = ["Linear", "Softmax", "Sigmoid", "Tanh"];

    private readonly CounterRandom _random;
    private readonly StringBuilder _text = new();
    private readonly List<Label> _labels = [];
    private uint _drawn;
    private int _named;

    /// <summary>Values of the current place, or channels of its pixels.</summary>
    private int _size;

    private int _height;
    private int _width;

    private RandomGraph(int seed) => _random = CounterRandom.For(seed, CounterRandom.Purpose.Split);

    /// <summary>The attributes of a class.</summary>
    public static string Of(int seed)
    {
        var graph = new RandomGraph(seed);
        graph.Draw();
        return graph._text.ToString().TrimEnd();
    }

    private void Draw()
    {
        bool isImage = Below(4) == 0;
        if (isImage)
        {
            (_height, _width, _size) = (1 + Below(4), 1 + Below(4), 1 + Below(3));
            Write($"NeuralNetwork({_height}, {_width}, {_size})");
        }
        else
        {
            _size = Size();
            Write($"NeuralNetwork({_size})");
        }

        if (Below(5) == 0)
        {
            Write(Below(2) == 0 ? "Standardize" : "MinMaxScale");
        }

        if (isImage)
        {
            DrawImage();
        }

        int layers = 1 + Below(12);
        for (int layer = 1; layer < layers; layer++)
        {
            DrawStep();
        }

        JoinEverything();
        string last = s_last[Below(s_last.Length)];
        _size = last == "Softmax" ? 1 + Size() : Size();
        Write($"Dense({_size}, Activation.{last}{Options()})");
    }

    /// <summary>Layers that keep an image an image; all of its labels are joined before another size or a dense layer.</summary>
    private void DrawImage()
    {
        for (int step = Below(6); step > 0; step--)
        {
            if (Below(2) == 0 && _labels.Count < MostLabels)
            {
                AddLabel();
            }

            switch (Below(12))
            {
                case 0 or 1 or 2:
                    DrawConvolution();
                    break;
                case 3:
                    Write($"{(Below(2) == 0 ? "Max" : "Average")}Pool2D(3, Stride = 1, Pad = 1)");
                    break;
                case 4:
                    JoinEverything();
                    _labels.Clear();
                    (_height, _width) = ((_height + 1) / 2, (_width + 1) / 2);
                    Write(Below(2) == 0 ? "MaxPool2D(2, Padding = Padding.Same)" : $"Conv2D({_size}, 3, Stride = 2, Padding = Padding.Same)");
                    break;
                case 5 when _labels.Count is > 0 and < MostLabels:
                    Branch();
                    break;
                case 6 when _labels.Count > 0:
                    Join(_labels[Below(_labels.Count)]);
                    break;
                case 7:
                    Write(Below(2) == 0 ? "LayerNorm" : "BatchNorm");
                    break;
                case 8:
                    Write(Below(2) == 0 ? "Dropout(0.2)" : "Dropout(0.2, PerChannel = true)");
                    break;
                case 9:
                    Write("Activate(Activation.PRelu, SlopePerChannel = true)");
                    break;
                default:
                    Write($"Activate(Activation.{Activation()})");
                    break;
            }
        }

        JoinEverything();
        _labels.Clear();
        if (Below(5) == 0)
        {
            Write(Below(2) == 0 ? "GlobalAveragePool2D" : "Flatten");
        }

        DrawDense(Size());
    }

    /// <summary>A convolution that keeps the size of the image, of as many filters as an earlier value has channels, so that an addition fits.</summary>
    private void DrawConvolution()
    {
        int filters = _labels.Count > 0 && Below(2) == 0 ? _labels[Below(_labels.Count)].Size : 1 + Below(12);
        string activation = Below(3) == 0 ? "" : $", Activation.{Activation()}";
        switch (Below(4))
        {
            case 0:
                Write($"DepthwiseConv2D(3{activation}, Pad = 1)");
                break;
            case 1:
                _size = filters;
                Write($"Conv2D({filters}, 1{activation})");
                break;
            default:
                _size = filters;
                Write($"Conv2D({filters}, 3{activation}, Padding = Padding.Same{(Below(3) == 0 ? ", UseBias = false" : "")})");
                break;
        }
    }

    private void DrawStep()
    {
        if (Below(3) == 0 && _labels.Count < MostLabels)
        {
            AddLabel();
        }

        switch (Below(10))
        {
            case 0:
                Write($"Activate(Activation.{Activation()})");
                break;
            case 1:
                Write($"Dropout(0.{1 + Below(5)})");
                break;
            case 2:
                Write(Below(2) == 0 ? "BatchNorm" : "LayerNorm");
                break;
            case 3 when _labels.Count > 0:
                Join(_labels[Below(_labels.Count)]);
                break;
            case 4 when _labels.Count is > 0 and < MostLabels:
                Branch();
                break;
            case 5 or 6 when _labels.Count > 0:
                // The size of an earlier value, so that an addition fits at once.
                Label label = _labels[Below(_labels.Count)];
                DrawDense(label.Size);
                Join(label);
                break;
            default:
                DrawDense(Size());
                break;
        }
    }

    private void DrawDense(int size)
    {
        _size = size;
        Write($"Dense({_size}{(Below(3) == 0 ? "" : $", Activation.{Activation()}")}{Options()})");
    }

    private string Options() => (Below(4) == 0 ? ", UseBias = false" : "") + (Below(6) == 0 ? ", DropConnect = 0.3" : "");

    private void AddLabel()
    {
        string name = "v" + (_named++).ToString(CultureInfo.InvariantCulture);
        _labels.Add(new Label(name, _size));
        Write($"Label(\"{name}\")");
    }

    /// <summary>Goes on from an earlier value; the one that is left has a label, so that it is joined in the end.</summary>
    private void Branch()
    {
        Label from = _labels[Below(_labels.Count)];
        AddLabel();
        from.IsRead = true;
        Write($"From(\"{from.Name}\")");
        _size = from.Size;
    }

    private void JoinEverything()
    {
        foreach (Label label in _labels.Where(static label => !label.IsRead))
        {
            Join(label);
        }
    }

    private void Join(Label label)
    {
        label.IsRead = true;
        if (label.Size == _size && Below(4) > 0)
        {
            Write($"Add(\"{label.Name}\")");
        }
        else
        {
            Write($"Concat(\"{label.Name}\")");
            _size += label.Size;
        }
    }

    private void Write(string attribute) => _text.Append('[').Append(attribute).Append("] ");

    private string Activation() => s_activations[Below(s_activations.Length)];

    private int Size() => 1 + Below(Largest);

    private int Below(int bound) => _random.Below(_drawn++, bound);

    private sealed class Label(string name, int size)
    {
        public string Name => name;

        public int Size => size;

        public bool IsRead { get; set; }
    }
}
