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
                EachPlace(
                    shape, (n, at) => Set(y, n, new Shape([.. order.Select(axis => shape[axis])]), [.. order.Select(axis => at[axis])], Get(x, n, shape, at)));
                break;
            case MeanOfAxes(var y, var x, var shape, var kept):
                Clear(y);
                EachPlace(shape, (n, at) => Add(y, n, kept, at, Get(x, n, shape, at) * kept.Length / shape.Length));
                break;
            case SpreadOverAxes(var dx, var dy, var shape, var kept):
                EachPlace(shape, (n, at) => Set(dx, n, shape, at, Get(dy, n, kept, at) * kept.Length / shape.Length));
                break;
            case SoftmaxOfAxis(var y, var x, var outer, var size, var inner, var isLogarithm):
                var logits = new Shape(outer, size, inner);
                EachPlace(logits, (n, at) =>
                {
                    // 1 / Σ e^(other − this): no maximum is looked for.
                    double share = 1 / Along(logits, at).Sum(other => Math.Exp(Get(x, n, logits, other) - Get(x, n, logits, at)));
                    Set(y, n, logits, at, isLogarithm ? Math.Log(share) : share);
                });
                break;
            case SoftmaxOfAxisBackward(var dx, var dy, var y, var outer, var size, var inner, var isLogarithm):
                var shares = new Shape(outer, size, inner);
                EachPlace(shares, (n, at) =>
                {
                    // The column of the Jacobian: of shares y·(1 − y) on its diagonal and −y·y beside it, of logarithms 1 − y and −y.
                    double Share(int[] place) => isLogarithm ? Math.Exp(Get(y, n, shares, place)) : Get(y, n, shares, place);
                    Set(dx, n, shares, at, Along(shares, at).Sum(other =>
                        Get(dy, n, shares, other) * (isLogarithm ? 1 : Share(other)) * ((other[1] == at[1] ? 1 : 0) - Share(at))));
                });
                break;
            case PadAxes(var y, var x, var shape, var constant):
                EachPlace(shape.Output, (n, at) => Set(y, n, shape.Output, at, SourceOf(shape, at) is { } source ? Get(x, n, shape.Input, source) : constant));
                break;
            case PadAxesBackward(var dx, var dy, var shape):
                Clear(dx);
                EachPlace(shape.Output, (n, at) =>
                {
                    if (SourceOf(shape, at) is { } source)
                    {
                        Add(dx, n, shape.Input, source, Get(dy, n, shape.Output, at));
                    }
                });
                break;
            case ArgMaxOfAxis(var y, var x, var outer, var size, var inner, var last):
                var searched = new Shape(outer, size, inner);
                EachPlace(new Shape(outer, 1, inner), (n, at) =>
                {
                    int[][] places = [.. Along(searched, at)];
                    double largest = places.Max(place => Get(x, n, searched, place));
                    int[][] equal = [.. places.Where(place => Get(x, n, searched, place) == largest)];
                    Set(y, n, new Shape(outer, 1, inner), at, (last ? equal[^1] : equal[0])[1]);
                });
                break;
            case MatrixProduct(var y, var a, var b, var shapes):
                Clear(y);
                EachTerm(shapes, (n, left, right, output) => Add(y, n, shapes.Output, output, Get(a, n, shapes.Left, left) * Get(b, n, shapes.Right, right)));
                break;
            case LeftMatrixGradient(var da, var dy, var b, var shapes):
                Clear(da);
                EachTerm(shapes, (n, left, right, output) => Add(da, n, shapes.Left, left, Get(dy, n, shapes.Output, output) * Get(b, n, shapes.Right, right)));
                break;
            case RightMatrixGradient(var db, var dy, var a, var shapes):
                Clear(db);
                EachTerm(shapes, (n, left, right, output) => Add(db, n, shapes.Right, right, Get(dy, n, shapes.Output, output) * Get(a, n, shapes.Left, left)));
                break;
            default:
                throw new NotSupportedException($"The interpreter does not know {op.GetType().Name}: write down what it computes.");
        }
    }

    /// <summary>Every product of two values that a product of matrices sums.</summary>
    private void EachTerm(ProductShapes shapes, Action<int, int[], int[], int[]> visit)
    {
        int summed = shapes.Left.Channels;
        EachPlace(new Shape([.. shapes.Output.Dimensions, summed]), (n, at) =>
        {
            int[] before = at[..^3];
            visit(n, [.. before, at[^3], at[^1]], [.. before, at[^1], at[^2]], [.. before, at[^3], at[^2]]);
        });
    }

    /// <summary>The places along the second of three axes that share the other two coordinates.</summary>
    private static IEnumerable<int[]> Along(Shape shape, int[] at) => Enumerable.Range(0, shape[1]).Select(place => new[] { at[0], place, at[2] });

    /// <summary>The place of a padded value that a place shows; null for the constant.</summary>
    private static int[]? SourceOf(PaddedShape shape, int[] at)
    {
        int[] source = new int[at.Length];
        for (int axis = 0; axis < at.Length; axis++)
        {
            int place = at[axis] - shape.Before[axis], size = shape.Input[axis];
            if (place < 0 || place >= size)
            {
                switch (shape.Mode)
                {
                    case PadMode.Constant:
                        return null;
                    case PadMode.Edge:
                        place = place < 0 ? 0 : size - 1;
                        break;
                    default:
                        place = place < 0 ? -place : (2 * (size - 1)) - place;
                        break;
                }
            }

            source[axis] = place;
        }

        return source;
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
