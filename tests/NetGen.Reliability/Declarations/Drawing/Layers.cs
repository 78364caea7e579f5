namespace NetGen.Reliability.Declarations.Drawing;

/// <summary>Layers in a row. It follows the shape of the value, so that many networks get through.</summary>
internal sealed class Layers(Constants constants, int[] input)
{
    private static readonly int[] s_units = [1, 2, 3, 4, 7, 8, 9, 16, 17, 31, 32, 33, 64, 100, 300];

    private readonly List<(string Label, int[] Shape)> _labels = [];

    private int[] _shape = input;

    public int[] Shape => _shape;

    private Chance Chance => constants.Chance;

    /// <summary>The attributes.</summary>
    public IEnumerable<string> Draw()
    {
        int count = Chance.Happens(0.03) ? Chance.Of([30, 34, 60, 97, 130]) : Chance.Below(6);
        if (Chance.Happens(0.25))
        {
            yield return Chance.Of(["Standardize", "MinMaxScale", "BatchNorm", "LayerNorm"]);
        }

        for (int i = 0; i < count; i++)
        {
            foreach (string attribute in Chance.Happens(0.2) ? Joined() : _shape.Length > 1 && Chance.Happens(0.8) ? [Windowed()] : [Plain()])
            {
                yield return attribute;
            }
        }

        if (Chance.Happens(0.9))
        {
            yield return Dense(Chance.Of(s_units), ["Linear", "Linear", "Softmax", "Sigmoid", "Tanh"]);
        }
    }

    /// <summary>Labels and what reads them: shapes fit unless something should be wrong.</summary>
    private IEnumerable<string> Joined()
    {
        if (_labels.Count == 0 || Chance.Happens(0.4))
        {
            string label = Texts.Label(Chance, constants.IsWrong() ? 1 : 0.1);
            _labels.Add((label, _shape));
            return [$"Label({label})"];
        }

        (string name, int[] shape) = constants.IsWrong() ? (Texts.Label(Chance, 0.7), [2]) : Chance.Of(_labels);
        if (_shape.SequenceEqual(shape) && Chance.Happens(0.7))
        {
            return [$"Add({name})"];
        }

        if (_shape.Length == shape.Length && _shape[..^1].SequenceEqual(shape[..^1]) && Chance.Happens(0.7))
        {
            _shape = [.. _shape[..^1], _shape[^1] + shape[^1]];
            return [$"Concat({name})"];
        }

        // A branch that is left must be read again: it gets a name first.
        string left = $"\"left{_labels.Count}\"";
        int[] before = _shape;
        int units = Chance.Of(s_units);
        if (before.Length == 1 && shape.Length == 1 && !constants.IsWrong())
        {
            _shape = [units + before[0]];
            return [$"Label({left})", $"From({name})", $"Dense({units})", $"Concat({left})"];
        }

        return constants.IsWrong() ? [$"From({name})"] : [];
    }

    private string Plain() => Chance.Below(12) switch
    {
        < 5 => Dense(Chance.Of(s_units), null),
        < 7 => $"Activate({Activation(null)}{ActivationOptions()})",
        < 9 => $"Dropout({constants.Rate()}{constants.Option("PerChannel", () => _shape.Length > 1 ? constants.Bool() : "false", 0.05)})",
        9 => $"BatchNorm{(Chance.Happens(0.5) ? "" : $"(Momentum = {constants.Number("0.01", "0.9")}, Epsilon = {constants.Number("1e-3", "1e-7f")})")}",
        10 => $"LayerNorm{(Chance.Happens(0.5) ? "" : $"(Epsilon = {constants.Number("1e-3", "1")})")}",
        _ => constants.IsWrong() ? Chance.Of(["Standardize", "Flatten", "Reshape(2, 2, 2)", "MaxPool2D(2)", "Conv2D(3, 3)", "Conv1D(2, 2)", "Dense",
            "Unknown(3)"])
            : Reshaped(),
    };

    private string Reshaped()
    {
        int size = _shape.Aggregate(1, static (product, side) => product * side);
        _shape = size % 4 == 0 ? [2, 2, size / 4] : size % 2 == 0 ? [2, size / 2] : [size];
        return _shape.Length == 1 ? "Flatten" : $"Reshape({string.Join(", ", _shape.Select(constants.Int))})";
    }

    private string Dense(int units, string[]? activations)
    {
        _shape = [units];
        string activation = Chance.Happens(0.7) ? $", {(Chance.Happens(0.1) ? "activation: " : "")}{Activation(activations)}" : "";
        return $"Dense({(Chance.Happens(0.05) ? "units: " : "")}{constants.Int(units)}{activation}{ActivationOptions()}{Starts()}"
            + $"{constants.Option("DropConnect", constants.Rate)})";
    }

    private string Windowed()
    {
        bool isImage = _shape.Length == 3;
        string rank = isImage ? "2D" : "1D";
        int smallest = _shape[..^1].Min(), kernel = Chance.Between(1, Math.Min(smallest, 5)), stride = Chance.Between(1, 2), pad = Chance.Below(kernel / 2 + 1);
        int side(int size) => (size + 2 * pad - kernel) / stride + 1;
        int[] channels = [_shape[^1]];
        string name;
        switch (Chance.Below(10))
        {
            case < 4:
                channels = [Chance.Of([1, 2, 4, 5, 16])];
                name = $"Conv{rank}({constants.Int(channels[0])}, {constants.Int(kernel)}, {Activation(null)}, Stride = {stride}, Pad = {constants.Int(pad)}"
                    + $"{constants.Option("Groups", () => "1")}{constants.Option("Dilation", () => "1")}{Starts()}{ActivationOptions()})";
                break;
            case 4 when isImage:
                name = $"DepthwiseConv2D({constants.Int(kernel)}, {constants.Int(kernel)}, {Activation(null)}, Stride = {stride}, Pad = {pad}{Starts()})";
                break;
            case < 7:
                name = $"{Chance.Of(["Max", "Average"])}Pool{rank}({constants.Int(kernel)}, Stride = {stride}, Pad = {pad})";
                break;
            case 7:
                _shape = [_shape[^1]];
                return $"Global{Chance.Of(["Max", "Average"])}Pool{rank}";
            case 8 when constants.IsWrong():
                return $"Conv2D(3, {constants.Int(2)}, Padding = {constants.Enum<Padding>()}, Dilation = {constants.Int(3)}, Groups = {constants.Int(2)})";
            default:
                return Plain();
        }

        _shape = [.. _shape[..^1].Select(side), .. channels];
        return name;
    }

    private string Activation(string[]? fitting) =>
        constants.Enum<Activation>(fitting ?? [.. Enum.GetNames<Activation>().Where(static name => name != "Softmax")]);

    private string ActivationOptions() =>
        constants.Option("Alpha", () => constants.Number("0.01", "-1", "1e-20", "1f / 3"), 0.08) + constants.Option("SlopePerChannel", constants.Bool, 0.05)
            + constants.Option("Beta", () => constants.Number("1", "0.5f", "1e20"), 0.05) + constants.Option("Lower", () => constants.Number("0.1", "-3"), 0.04)
            + constants.Option("Upper", () => constants.Number("0.5", "3"), 0.04);

    private string Starts() => constants.Option("Init", () => constants.Enum<Init>()) + constants.Option("InitScale", () => constants.Number("1e30", "-0.0",
        "0.5"), 0.08)
        + constants.Option("BiasInit", () => constants.Number("-1", "12345.678"), 0.08) + constants.Option("UseBias", constants.Bool, 0.08);
}
