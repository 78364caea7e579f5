using Lectures.Output;
using NetGen;

namespace Lectures.Topics;

/// <summary>The log-likelihood of logistic regression as a graph, differentiated forwards and backwards.</summary>
internal static class GraphTopic
{
    private const double X = 3, Y = 1, W = 3;

    /// <summary>d/dW at X = 3, y = 1, W = 3, as the lecture works it out; it cuts off there, and 8 would follow.</summary>
    private const double LectureDerivative = 0.00037018372;

    public static Topic Topic { get; } = new(
        "graph", Lecture.Graphs, "forward and reverse mode give the same derivative of the log-likelihood, 0.00037018372, and so does the generated code", Run);

    private static Outcome Run(Page page)
    {
        Node[] graph = Graph();
        double[] forward = ForwardMode(graph), reverse = ReverseMode(graph);
        page.Say($"This is the log-likelihood of logistic regression, L = y·ln p + (1 - y)·ln(1 - p) with p = 1/(1 + exp(-W·X)), at X = {X}, y = {Y}, W = "
            + $"{W}. Every ξ is one operation on earlier values, and it has a derivative with respect to each of its inputs. Forward mode follows the order "
            + "of the values: dξ/dW is the sum over the inputs of ∂ξ/∂input · d(input)/dW. Reverse mode starts at the end: every input receives dL/dξ "
            + "times ∂ξ/∂input. Forward mode needs one pass per weight. Reverse mode needs one pass for all weights, and this is back-propagation.");
        page.Table(
            ["", "operation", "value", "derivative by its inputs", "forward: dξ/dW", "reverse: dL/dξ"],
            [.. graph.Select((node, i) => new[]
            {
                node.Name, node.Operation, $"{node.Value:G9}", string.Join(", ", node.Inputs.Select(static input => $"{input.Derivative:G9}")),
                $"{forward[i]:G9}", $"{reverse[i]:G9}",
            })]);

        var network = new SigmoidUnit();
        network.SetParameters([(float)W, 0]);
        TensorCheck check = network.CheckGradients(new Dataset([(float)X], 1, [(float)Y], 1), samples: 1, useDoubleBackward: true).Tensors[0];
        page.Line($"dL/dW: forward mode {forward[^1]:F12}, reverse mode {reverse[0]:F12}, generated code {check.AnalyticNorm:F12}, central difference "
            + $"{check.NumericNorm:F12}");
        return new Outcome(
            Finding.About("dL/dW by forward mode", forward[^1], LectureDerivative, 1e-11),
            Finding.About("dL/dW by reverse mode", reverse[0], LectureDerivative, 1e-11),
            Finding.About("its magnitude by the generated backward pass in double", check.AnalyticNorm, LectureDerivative, 1e-11),
            Finding.About("its magnitude by a central difference of the generated loss", check.NumericNorm, LectureDerivative, 1e-11));
    }

    /// <summary>The lecture's graph; the weight is its first node, the log-likelihood its last.</summary>
    private static Node[] Graph()
    {
        var nodes = new List<Node> { new("W", "", W, []) };
        int xi1 = Add("ξ1", "-X·W", -X * W, (0, -X));
        int xi2 = Add("ξ2", "exp(ξ1)", Math.Exp(Value(xi1)), (xi1, Math.Exp(Value(xi1))));
        int xi3 = Add("ξ3", "1 + ξ2", 1 + Value(xi2), (xi2, 1));
        int xi4 = Add("ξ4", "1/ξ3 = p", 1 / Value(xi3), (xi3, -1 / (Value(xi3) * Value(xi3))));
        int xi5 = Add("ξ5", "ln ξ4", Math.Log(Value(xi4)), (xi4, 1 / Value(xi4)));
        int xi6 = Add("ξ6", "y·ξ5", Y * Value(xi5), (xi5, Y));
        int xi7 = Add("ξ7", "1 - ξ4", 1 - Value(xi4), (xi4, -1));
        int xi8 = Add("ξ8", "ln ξ7", Math.Log(Value(xi7)), (xi7, 1 / Value(xi7)));
        int xi9 = Add("ξ9", "(1 - y)·ξ8", (1 - Y) * Value(xi8), (xi8, 1 - Y));
        Add("L", "ξ6 + ξ9", Value(xi6) + Value(xi9), (xi6, 1), (xi9, 1));
        return [.. nodes];

        double Value(int node) => nodes[node].Value;

        int Add(string name, string operation, double value, params (int Node, double Derivative)[] inputs)
        {
            nodes.Add(new Node(name, operation, value, inputs));
            return nodes.Count - 1;
        }
    }

    /// <summary>The derivative of every node with respect to the first.</summary>
    private static double[] ForwardMode(Node[] graph)
    {
        double[] derivatives = new double[graph.Length];
        derivatives[0] = 1;
        for (int node = 1; node < graph.Length; node++)
        {
            derivatives[node] = graph[node].Inputs.Sum(input => input.Derivative * derivatives[input.Node]);
        }

        return derivatives;
    }

    /// <summary>The derivative of the last node with respect to every one.</summary>
    private static double[] ReverseMode(Node[] graph)
    {
        double[] derivatives = new double[graph.Length];
        derivatives[^1] = 1;
        for (int node = graph.Length - 1; node > 0; node--)
        {
            foreach ((int input, double derivative) in graph[node].Inputs)
            {
                derivatives[input] += derivatives[node] * derivative;
            }
        }

        return derivatives;
    }

    /// <summary>An operation: its value, and its derivative with respect to each node it reads.</summary>
    private sealed record Node(string Name, string Operation, double Value, (int Node, double Derivative)[] Inputs);
}
