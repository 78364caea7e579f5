using NetGen.Generator.Model;
using NetGen.Generator.Operations.General;

namespace NetGen.Generator.Tests.Mathematics;

/// <summary>The operations on values of any axes, as definitions: a value is found by its coordinates, and every sum goes over all places.</summary>
internal sealed class GeneralDefinitions(PlanInterpreter run, int rows)
{
    public void Run(Operation op)
    {
        switch (op)
        {
            case Combination(var y, var a, var b, var shapes, var how):
                EachPlace(shapes.Output, (n, at) => Set(y, n, shapes.Output, at, Combined(how, Get(a, n, shapes.Left, at), Get(b, n, shapes.Right, at))));
                break;
            case SummandGradient(var da, var dy, var shape, var output, var isNegative):
                Clear(da);
                EachPlace(output, (n, at) => Add(da, n, shape, at, isNegative ? -Get(dy, n, output, at) : Get(dy, n, output, at)));
                break;
            case FactorGradient(var da, var dy, var b, var shape, var other, var output, var divides):
                Clear(da);
                EachPlace(output, (n, at) => Add(da, n, shape, at, Get(dy, n, output, at) * (divides ? 1 / Get(b, n, other, at) : Get(b, n, other, at))));
                break;
            case DivisorGradient(var db, var dy, var y, var b, var shape, var output):
                Clear(db);
                EachPlace(output, (n, at) => Add(db, n, shape, at, -Get(dy, n, output, at) * Get(y, n, output, at) / Get(b, n, shape, at)));
                break;
            case PermuteAxes(var y, var x, var shape, var order):
                EachPlace(shape, (n, at) => Set(y, n, new Shape([.. order.Select(axis => shape[axis])]), [.. order.Select(axis => at[axis])], Get(x, n, shape, at)));
                break;
            default:
                throw new NotSupportedException($"The interpreter does not know {op.GetType().Name}: write down what it computes.");
        }
    }

    private static double Combined(CombineOperator how, double a, double b) => how switch
    {
        CombineOperator.Add => a + b,
        CombineOperator.Subtract => a - b,
        CombineOperator.Multiply => a * b,
        _ => a / b,
    };

    /// <summary>Every sample, and every place of a shape.</summary>
    private void EachPlace(Shape shape, Action<int, int[]> visit)
    {
        for (int n = 0; n < rows; n++)
        {
            foreach (int[] place in Places(shape))
            {
                visit(n, place);
            }
        }
    }

    private static IEnumerable<int[]> Places(Shape shape) => Enumerable.Range(0, shape.Length).Select(flat =>
    {
        int[] place = new int[shape.Dimensions.Count];
        for (int axis = place.Length - 1; axis >= 0; axis--)
        {
            (flat, place[axis]) = Math.DivRem(flat, shape[axis]);
        }

        return place;
    });

    /// <summary>Where a value lies in its array. Along an axis of one value there is one place, whatever the coordinate.</summary>
    private static int Index(Value value, int n, Shape shape, int[] place)
    {
        int index = value.HasBatchAxis ? n : 0;
        for (int axis = 0; axis < place.Length; axis++)
        {
            index = (index * shape[axis]) + (shape[axis] == 1 ? 0 : place[axis]);
        }

        return index;
    }

    private double Get(Value value, int n, Shape shape, int[] place) => run[value][Index(value, n, shape, place)];

    private void Set(Value value, int n, Shape shape, int[] place, double to) => run[value][Index(value, n, shape, place)] = to;

    private void Add(Value value, int n, Shape shape, int[] place, double term) => run[value][Index(value, n, shape, place)] += term;

    private void Clear(Value value) => Array.Clear(run[value]);
}
