namespace NetGen.Reliability.Declarations.Drawing;

/// <summary>Descriptions of model files: sound ones, and damaged ones.</summary>
internal static class ModelTexts
{
    private const string Layers = """
        netgen-model 1
        source "Models/net.onnx"
        kind onnx
        producer "by hand"
        labels ["cat", "do\"g"]
        weights resource="NetGen.Models/Models/net.onnx" length=92 sha256=ab12
        input name="x" file=[4] shape=[4]
        node Dense name="hidden" reads=[-1] input=[4] shape=[3] units=3 bias=true
        node Relu name="relu" reads=[0] input=[3] shape=[3] offset=548
        node Dense name="out" reads=[1] input=[3] shape=[2] units=2 bias=true
        node Softmax name="softmax" reads=[2] input=[2] shape=[2] outer=1 size=2 inner=1

        """;

    private const string Image = """
        netgen-model 1
        source "Models/net.onnx"
        kind onnx
        weights resource="NetGen.Models/Models/net.onnx" length=900 sha256=00
        input name="x" file=[1,8,8] shape=[8,8,1]
        node Conv2D name="1" reads=[-1] input=[8,8,1] shape=[6,6,4] filters=4 kernel=[3,3] stride=[1,1] dilation=[1,1] pads=[0,0,0,0] groups=1 bias=true
        node Relu name="2" reads=[0] input=[6,6,4] shape=[6,6,4]
        node MaxPool2D name="3" reads=[1] input=[6,6,4] shape=[3,3,4] kernel=[2,2] stride=[2,2] dilation=[1,1] pads=[0,0,0,0]
        node Flatten name="4" reads=[2] input=[3,3,4] shape=[36]
        node Dense name="5" reads=[3] input=[36] shape=[5] units=5 bias=true
        node View name="6" reads=[4] input=[5] shape=[5]

        """;

    private const string Tensors = """
        netgen-model 1
        source "net.safetensors"
        kind safetensors
        weights resource="NetGen.Models/net.safetensors" length=300 sha256=cd34
        tensor name="0.weight" type=F32 shape=[3,4] offset=500
        tensor name="0.bias" type=F32 shape=[3] offset=548
        metadata key="format" value="pt"

        """;

    /// <summary>A file that can be used.</summary>
    public static string Sound => Layers;

    public static IEnumerable<string> Of(Chance chance)
    {
        if (chance.Happens(0.7))
        {
            yield return Changed(chance.Of([Layers, Layers, Image]), chance);
        }

        if (chance.Happens(0.5))
        {
            yield return Changed(Tensors, chance);
        }
    }

    private static string Changed(string text, Chance chance)
    {
        for (int change = chance.Happens(0.5) ? chance.Between(1, 3) : 0; change > 0; change--)
        {
            string[] lines = text.Split('\n');
            int line = chance.Below(lines.Length), place = chance.Below(Math.Max(1, lines[line].Length));
            lines[line] = chance.Below(6) switch
            {
                0 => "",
                1 => lines[line][..Math.Min(place, lines[line].Length)],
                2 => lines[line] + "\n" + lines[line],
                3 => lines[line].Insert(Math.Min(place, lines[line].Length), chance.Of(["\"", "\\u", "=", "[", ",", " ", "-1", "99999999999", "\\", "\u2028",
                    "\0"])),
                _ => string.Concat(lines[line].Select(letter => char.IsAsciiDigit(letter) && chance.Happens(0.15) ? (char)('0' + chance.Below(10)) : letter)),
            };
            text = string.Join("\n", lines);
        }

        return text;
    }
}
