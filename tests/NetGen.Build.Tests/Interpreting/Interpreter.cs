namespace NetGen.Build.Tests.Interpreting;

/// <summary>Computes lines of the text in double and plain loops.</summary>
internal static class Interpreter
{
    public static double[] Run(TextLine node, double[][] reads, float[][] trained, float[][] statistics)
    {
        double[] x = reads[0];
        return node.Kind switch
        {
            "View" => x,
            "Dropout" => x,
            "Dense" => Windows.Dense(node, x, trained),
            "Conv1D" or "Conv2D" => Windows.Convolution(node, x, trained),
            "MaxPool1D" or "MaxPool2D" => Windows.Pool(node, x, maximum: true),
            "AveragePool1D" or "AveragePool2D" => Windows.Pool(node, x, maximum: false),
            "GlobalMaxPool" => Windows.Global(node, x, static values => values.Max()),
            "GlobalAveragePool" => Windows.Global(node, x, static values => values.Average()),
            "Flatten" => Movements.Flatten(node, x),
            "Reshape" => Movements.Reshape(node, x),
            "Permute" => Movements.Permute(node, x),
            "Pad" => Movements.Pad(node, x),
            "Concat" => Movements.Concat(node, reads),
            "BatchNorm" => Norms.BatchNorm(node, x, trained, statistics),
            "LayerNorm" => Norms.LayerNorm(node, x, trained),
            "Standardize" => [.. x.Select((value, i) => (value - statistics[0][i]) / statistics[1][i])],
            "PRelu" => [.. x.Select((value, i) => value > 0 ? value : value * trained[0][i % trained[0].Length])],
            "Softmax" => Norms.Softmax(node, x, log: false),
            "LogSoftmax" => Norms.Softmax(node, x, log: true),
            "ArgMax" => Norms.ArgMax(node, x),
            "Mean" => Norms.Mean(node, x),
            "Add" or "Subtract" or "Multiply" or "Divide" => Products.Arithmetic(node, reads, statistics),
            "MatMul" => Products.MatMul(node, reads, statistics),
            _ => [.. x.Select(Functions.Of(node))],
        };
    }
}
