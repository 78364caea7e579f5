using System.Globalization;
using System.Text;

namespace NetGen.Generator.Tests.Mathematics;

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

    /// <summary>Values of the current place.</summary>
    private int _size;

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
            (int height, int width, int channels) = (1 + Below(3), 1 + Below(3), 1 + Below(3));
            _size = height * width * channels;
            Write($"NeuralNetwork({height}, {width}, {channels})");
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

    /// <summary>Layers that keep an image an image; all of its labels are joined before a dense layer flattens it.</summary>
    private void DrawImage()
    {
        for (int step = Below(5); step > 0; step--)
        {
            if (Below(2) == 0 && _labels.Count < MostLabels)
            {
                AddLabel();
            }

            Write(Below(7) switch
            {
                0 => "LayerNorm",
                1 => "BatchNorm",
                2 => "Dropout(0.2)",
                3 => "Dropout(0.2, PerChannel = true)",
                4 => "Activate(Activation.PRelu, SlopePerChannel = true)",
                _ => $"Activate(Activation.{Activation()})",
            });
        }

        JoinEverything();
        _labels.Clear();
        DrawDense(Size());
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
