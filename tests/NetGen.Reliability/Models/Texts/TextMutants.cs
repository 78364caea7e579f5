using NetGen.Reliability.Models.Onnx;

namespace NetGen.Reliability.Models.Texts;

/// <summary>Texts of model files with changes to their lines, to the settings in them, and to their letters.</summary>
internal sealed class TextMutants
{
    private const double ChangesMore = 0.4;

    private static readonly string[] s_values =
    [
        "", "0", "1", "-1", "2", "3", "5", "64", "2147483647", "2147483648", "-2147483648", "9223372036854775807", "NaN", "1e999", "1e-50", "0.5", "true",
        "false", "\"\"", "\"", "\"\\", "\"\\u00zz\"", "\"\\u12", "\"a b\"", "[", "]", "[]", "[1", "[1,]", "[,]", "[0]", "[1]", "[2]", "[1,1]", "[2,2]", "[-1]",
        "[-1,-1]", "[0,0]", "[1,0]", "[0,1]", "[0,0,0,0]", "[1,1,1,1]", "[65536,65536]", "[2147483647]", "[\"a\"]", "left", "right", "=", "a=b", "onnx",
        "safetensors", "[0,1,2]", "[2,1,0]", "[1,1,1,1,1,1,1]",
    ];

    private static readonly string[] s_kinds =
    [
        "View", "Dense", "Conv1D", "Conv2D", "MaxPool1D", "MaxPool2D", "AveragePool1D", "AveragePool2D", "GlobalMaxPool", "GlobalAveragePool", "Flatten",
        "Reshape", "Permute", "BatchNorm", "LayerNorm", "Dropout", "PRelu", "Relu", "Gelu", "Elu", "Softplus", "AtLeast", "Softmax", "LogSoftmax", "Add",
        "Subtract", "Divide", "Concat", "Pad", "Mean", "MatMul", "ArgMax", "Standardize", "None",
    ];

    private readonly string[] _sound =
    [
        .. SoundModels.All.Select(static bytes => OnnxCheck.Read(bytes, folder: null).Content.Text).Where(static text => !text.Contains("problem", Ordinal)),
        "netgen-model 1\nsource \"Models/net.onnx\"\nkind safetensors\nweights resource=\"NetGen.Models/net\" length=300 sha256=cd34\n"
            + "tensor name=\"0.weight\" type=F32 shape=[3,4] offset=500\nmetadata key=\"format\" value=\"pt\"\n",
        "netgen-model 1\nsource \"Models/net.onnx\"\nkind onnx\nproblem id=NETGEN142 node=\"a\" operator=\"If\" opset=7 attribute=\"\" message=\"No.\"\n",
    ];

    private static StringComparison Ordinal => StringComparison.Ordinal;

    public string Of(Chance chance)
    {
        List<string> lines = [.. chance.Of(_sound).Split('\n')];
        do
        {
            Change(lines, chance);
        }
        while (chance.Happens(ChangesMore));

        return string.Join('\n', lines);
    }

    private void Change(List<string> lines, Chance chance)
    {
        int at = chance.Below(lines.Count);
        if (lines.Count == 0)
        {
            return;
        }

        switch (chance.Below(12))
        {
            case 0:
                lines.RemoveAt(at);
                if (lines.Count == 0)
                {
                    lines.Add("");
                }

                break;
            case 1:
                lines.Insert(chance.Below(lines.Count + 1), lines[at]);
                break;
            case 2:
                int other = chance.Below(lines.Count);
                (lines[at], lines[other]) = (lines[other], lines[at]);
                break;
            case 3:
                lines.Insert(at, chance.Of(chance.Of(_sound).Split('\n')));
                break;
            case 4:
                lines[at] = ChangeLetters(lines[at], chance);
                break;
            default:
                lines[at] = ChangeSettings(lines[at], chance);
                break;
        }
    }

    private static string ChangeLetters(string line, Chance chance)
    {
        int from = chance.Below(line.Length + 1), to = chance.Between(from, line.Length);
        string added = chance.Of(["", " ", "\"", "\\", "=", "[", "]", ",", "-", "9", "\0", "\r", "\uD800", "\u2028"]);
        return chance.Happens(0.5) ? line[..from] + added + line[from..] : line[..from] + added + line[to..];
    }

    private static string ChangeSettings(string line, Chance chance)
    {
        string[] parts = line.Split(' ');
        int at = chance.Below(parts.Length), equals = parts[at].IndexOf('=', Ordinal);
        if (equals < 0)
        {
            parts[at] = parts[0] == "node" && at == 1 ? chance.Of(s_kinds) : chance.Of(s_values);
        }
        else
        {
            parts[at] = chance.Below(6) switch
            {
                0 => "",
                1 => $"{parts[at]} {parts[at][..equals]}={chance.Of(s_values)}",
                2 => $"{chance.Of(parts)}={parts[at][(equals + 1)..]}",
                _ => $"{parts[at][..equals]}={chance.Of(s_values)}",
            };
        }

        return string.Join(' ', parts);
    }
}
