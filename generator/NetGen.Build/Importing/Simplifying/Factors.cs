using NetGen.Build.Importing.Graph;

namespace NetGen.Build.Importing.Simplifying;

/// <summary>A product as a coefficient and a list of factors. Each factor is a linear function of a value: scale·value + offset.</summary>
internal sealed class Factors
{
    private const int Most = 4;
    private const int Depth = 4;
    private const int LongestChain = 8;

    private readonly List<(double Scale, double Offset, GraphNode Core, GraphNode Whole)> all = [];

    private Factors(GraphNode node) => Add(node, Depth);

    public double Coefficient { get; private set; } = 1;

    public IReadOnlyList<(double Scale, double Offset, GraphNode Core, GraphNode Whole)> All => all;

    public static Factors Of(GraphNode node) => new(node);

    /// <summary>Writes a node as scale·core + offset, by following additions and multiplications with numbers.</summary>
    public static (double Scale, double Offset, GraphNode Core) Linear(GraphNode node)
    {
        double scale = 1, offset = 0;
        for (int step = 0; step < LongestChain && node.Operation is ConstantArithmetic { Scalar: { } number } arithmetic; step++)
        {
            switch (arithmetic.Kind, arithmetic.Left)
            {
                case (ArithmeticKind.Add, _): offset += scale * number; break;
                case (ArithmeticKind.Subtract, false): offset -= scale * number; break;
                case (ArithmeticKind.Subtract, true): offset += scale * number; scale = -scale; break;
                case (ArithmeticKind.Multiply, _): scale *= number; break;
                case (ArithmeticKind.Divide, false): scale /= number; break;
                default: return (scale, offset, node);
            }

            node = node.Inputs[0];
        }

        return (scale, offset, node);
    }

    private void Add(GraphNode node, int depth)
    {
        (double scale, double offset, GraphNode core) = Linear(node);
        if (offset == 0 && core.Operation is Arithmetic { Kind: ArithmeticKind.Multiply } && all.Count < Most && depth > 0)
        {
            Coefficient *= scale;
            Add(core.Inputs[0], depth - 1);
            Add(core.Inputs[1], depth - 1);
        }
        else
        {
            all.Add((scale, offset, core, node));
        }
    }
}
