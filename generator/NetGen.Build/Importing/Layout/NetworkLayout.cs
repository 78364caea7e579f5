using NetGen.Build.Importing.Graph;

namespace NetGen.Build.Importing.Layout;

/// <summary>Chooses an order in memory for every value, and writes a line for every operation.</summary>
internal static class NetworkLayout
{
    /// <summary>Writes lines for all nodes.</summary>
    /// <param name="input">The network's input.</param>
    /// <param name="nodes">The nodes. Each comes after its inputs, and the last is the output.</param>
    /// <param name="report">Receives the operations that have no line.</param>
    public static TextBuilder Of(GraphNode input, IReadOnlyList<GraphNode> nodes, Action<Problem> report)
    {
        TextBuilder text = new(input.Shape);
        Canvas canvas = new(text, new Mover(text));
        Dictionary<GraphNode, Placed> placed = new() { [input] = new Placed(-1, input.Shape, Orders.Same(input.Shape.Length)) };
        GraphNode last = input;
        foreach (GraphNode node in nodes)
        {
            last = node;
            if (node.Operation is NetworkInput || !node.Inputs.All(placed.ContainsKey)) continue;
            try
            {
                placed[node] = Place(canvas, node, [.. node.Inputs.Select(read => placed[read])]);
            }
            catch (DeclinedException declined)
            {
                report(new Problem(Problem.NotRead, node.Source.Name, node.Source.Operator, node.Source.Opset, declined.Attribute, declined.Message));
            }
        }

        if (placed.TryGetValue(last, out Placed? output)) Finish(canvas, last, output);
        return text;
    }

    /// <summary>Brings the output into the file's order, and makes it the last line.</summary>
    private static void Finish(Canvas canvas, GraphNode node, Placed output)
    {
        Placed ordered = canvas.InFileOrder(output, node);
        if (ordered.Position < 0 || ordered.Position != canvas.Text.Nodes.Count - 1) canvas.Free("View", node, ordered, node.Shape, node.Shape, []);
    }

    private static Placed Place(Canvas canvas, GraphNode node, Placed[] reads) => node.Operation switch
    {
        Elementwise f => ElementPlacing.Function(canvas, f, reads[0], node),
        Dropout dropout =>
            reads[0] with { Position = canvas.Text.AddFlat("Dropout", node.Source.Name, reads[0].Position, new Writing.TextKey("rate", dropout.Rate)) },
        Standardize standardize => ElementPlacing.Standardize(canvas, standardize, reads[0], node),
        PRelu slopes => ElementPlacing.PRelu(canvas, slopes, reads[0], node),
        Arithmetic arithmetic => ElementPlacing.TwoValues(canvas, arithmetic, reads[0], reads[1], node),
        ConstantArithmetic arithmetic => ElementPlacing.WithConstant(canvas, arithmetic, reads[0], node),
        Linear linear => ProductPlacing.Linear(canvas, linear, reads[0], node),
        MatMul => ProductPlacing.TwoValues(canvas, reads[0], reads[1], node),
        ConstantMatMul product => ProductPlacing.WithConstant(canvas, product, reads[0], node),
        Convolution convolution => WindowPlacing.Convolution(canvas, convolution, reads[0], node),
        Pool pool => WindowPlacing.Pool(canvas, pool, reads[0], node),
        GlobalPool pool => WindowPlacing.GlobalPool(canvas, pool, reads[0], node),
        BatchNorm norm => NormPlacing.BatchNorm(canvas, norm, reads[0], node),
        LayerNorm norm => NormPlacing.LayerNorm(canvas, norm, reads[0], node),
        Softmax softmax => AxisPlacing.Softmax(canvas, softmax, reads[0], node),
        ArgMax position => AxisPlacing.ArgMax(canvas, position, reads[0], node),
        Mean mean => AxisPlacing.Mean(canvas, mean, reads[0], node),
        Concat concat => AxisPlacing.Concat(canvas, concat, reads[0], reads[1], node),
        Pad pad => AxisPlacing.Pad(canvas, pad, reads[0], node),
        Transpose transpose => AxisPlacing.Transpose(transpose, reads[0], node),
        Reshape => AxisPlacing.Reshape(canvas, reads[0], node),
        Part part => throw new DeclinedException(part.Message),
        _ => throw new DeclinedException($"{node.Source.Operator} has no layer."),
    };
}
