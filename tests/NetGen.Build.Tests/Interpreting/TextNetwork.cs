using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NetGen.Build.Importing;

namespace NetGen.Build.Tests.Interpreting;

/// <summary>A text and its values, read as the generator does; what the text must keep to is checked.</summary>
internal sealed class TextNetwork
{
    private readonly List<TextLine> lines;
    private readonly float[] blob;

    public TextNetwork(ImportedFile file)
    {
        file.Text.ShouldEndWith("\n");
        lines = [.. file.Text[..^1].Split('\n').Select(TextLine.Parse)];
        blob = [.. file.Values.SelectMany(static tensor => tensor)];
        file.Text.ShouldStartWith("netgen-model 1\nsource \"");
        if (Problems.Count == 0) CheckWeights();
    }

    public IReadOnlyList<TextLine> Nodes => [.. lines.Where(static line => line.Word == "node")];

    public IReadOnlyList<TextLine> Problems => [.. lines.Where(static line => line.Word == "problem")];

    public TextLine Input => lines.Single(static line => line.Word == "input");

    public TextLine Output => lines.Single(static line => line.Word == "output");

    public string? Labels => lines.SingleOrDefault(static line => line.Word == "labels")?.Kind;

    public IEnumerable<string> Kinds => Nodes.Select(static node => node.Kind);

    /// <summary>The output of one row.</summary>
    public double[] Run(IEnumerable<double> row)
    {
        double[] input = [.. row];
        input.Length.ShouldBe(Sizes.Product(Input.Ints("file")));
        Sizes.Product(Input.Ints("shape")).ShouldBe(input.Length);

        (int[] Shape, double[] Values)[] results = new (int[], double[])[Nodes.Count];
        (int Trained, int Statistics) place = (0, Nodes.Sum(static node => Tensors.Trained(node).Sum()));
        for (int i = 0; i < results.Length; i++)
        {
            TextLine node = Nodes[i];
            int[] reads = node.Ints("reads");
            reads.ShouldAllBe(read => read >= -1 && read < i);
            (int[] Shape, double[] Values)[] values = [.. reads.Select(read => read < 0 ? (Input.Ints("shape"), input) : results[read])];
            CheckInput(node, values[0].Shape);

            float[][] trained = [.. Tensors.Trained(node).Select(length => Take(ref place.Trained, length))];
            float[][] statistics = [.. Tensors.Statistics(node).Select(length => Take(ref place.Statistics, length))];
            double[] result = Interpreter.Run(node, [.. values.Select(static value => value.Values)], trained, statistics);
            result.Length.ShouldBe(Sizes.Product(node.Ints("shape")), node.ToString());
            results[i] = (node.Ints("shape"), result);
        }

        place.Statistics.ShouldBe(blob.Length);
        double[] output = results[^1].Values;
        output.Length.ShouldBe(Sizes.Product(Output.Ints("file")));
        return output;
    }

    private float[] Take(ref int place, int length)
    {
        float[] taken = blob[place..(place + length)];
        place += length;
        return taken;
    }

    /// <summary>Layers of images read the shape of a value; others see it in a shape of their own.</summary>
    private static void CheckInput(TextLine node, int[] found)
    {
        int[] input = node.Ints("input");
        Sizes.Product(input).ShouldBe(Sizes.Product(found), node.ToString());
        bool exact = node.Kind is "Conv1D" or "Conv2D" or "MaxPool1D" or "MaxPool2D" or "AveragePool1D" or "AveragePool2D" or "GlobalMaxPool"
            or "GlobalAveragePool" or "Flatten" or "Reshape" or "BatchNorm"
            || (node.Kind == "PRelu" && node.Truth("perChannel"));
        if (exact) input.ShouldBe(found, $"{node.Kind} {node.Text("name")}");
    }

    private void CheckWeights()
    {
        TextLine? weights = lines.SingleOrDefault(static line => line.Word == "weights");
        (weights is null).ShouldBe(blob.Length == 0);
        if (weights is null) return;

        byte[] bytes = MemoryMarshal.AsBytes(blob.AsSpan()).ToArray();
        weights.Int("length").ShouldBe(bytes.Length);
        weights.Raw("sha256").ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }
}
