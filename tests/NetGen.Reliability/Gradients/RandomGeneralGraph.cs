using NetGen.Generator.Layers;
using NetGen.Generator.Layers.General;
using NetGen.Generator.Model;
using NetGen.Generator.Operations.General;
using NetGen.Generator.Tests.Mathematics;

namespace NetGen.Reliability.Gradients;

/// <summary>
/// Draws a network of layers that only files of models have: up to ten steps over values of one to four axes, any of which may read an earlier value.
/// </summary>
internal sealed class RandomGeneralGraph
{
    /// <summary>Most values of one sample.</summary>
    private const int Largest = 96;

    private readonly CounterRandom _random;
    private readonly ModelBuilder _network;
    private uint _drawn;

    private RandomGeneralGraph(int seed)
    {
        _random = CounterRandom.For(seed, CounterRandom.Purpose.Split, 77);
        _network = new ModelBuilder(Shape());
    }

    public static NetworkModel Of(int seed)
    {
        var graph = new RandomGeneralGraph(seed);
        graph._network.Slopes();
        for (int step = 2 + graph.Below(9); step > 0; step--)
        {
            graph.DrawStep();
        }

        return graph._network.Dense(2 + graph.Below(4)).Build(graph.Below(2) == 0 ? LossKind.CrossEntropy : LossKind.MeanSquaredError);
    }

    private Shape Here => _network.Here;

    private int Rank => Here.Dimensions.Count;

    private void DrawStep()
    {
        switch (Below(15))
        {
            case 0 or 1:
                _network.Dense(1 + Below(40)).Apply(Function());
                break;
            case 2:
                _network.View([.. Factors(Here.Length)]);
                break;
            case 3:
                _network.Permuted([.. Here.Dimensions], [.. Enumerable.Range(0, Rank).OrderBy(_ => Below(1000))]);
                break;
            case 4 when Here.Length < Largest:
                var mode = (PadMode)Below(3);
                int[] before = [.. Here.Dimensions.Select(size => Below(mode == PadMode.Reflect ? Math.Min(size, 3) : 3))];
                _network.Padded(mode, [.. Here.Dimensions], before,
                [
                    .. Here.Dimensions.Select(size => Below(mode == PadMode.Reflect ? Math.Min(size, 3) : 3))
                ]);
                Shrink();
                break;
            case 5:
                Repeat();
                break;
            case 6:
                (int outer, int size, int inner) = Axis();
                _network.Add(Below(2) == 0 ? new SoftmaxOver(Here, outer, size, inner) : new LogSoftmaxOver(Here, outer, size, inner));
                break;
            case 7:
                _network.Add(new Combine(Here, Here, Here, Below(2) == 0 ? CombineOperator.Multiply : CombineOperator.Add), _network.Last, _network.Last)
                    .Apply(ElementwiseFunctions.Tanh);
                break;
            case 8:
                Constant();
                break;
            case 9:
                ProductWithItself();
                break;
            case 10:
                _network.Add(new LayerNorm(Here, 0.1) { Size = Here.Channels });
                break;
            case 11:
                Earlier();
                break;
            case 12 when Rank is 2 or 3:
                Windowed();
                break;
            case 13:
                int channels = Here.Channels;
                _network.View(Here.Length / channels, channels)
                    .Add(new ProductConstant(Here, new Shape(channels, 3), new Shape(Here.Length / channels, 3), ConstantIsLeft: false));
                break;
            default:
                _network.Apply(Function());
                break;
        }
    }

    /// <summary>A value is reduced along some axes, and what is left is combined with it again.</summary>
    private void Repeat()
    {
        int whole = _network.Last;
        Shape shape = Here;
        int[] axes = [.. Enumerable.Range(0, Rank).Where(_ => Below(2) == 0)];
        var kept = new Shape([.. shape.Dimensions.Select((size, axis) => axes.Contains(axis) ? 1 : size)]);
        int reduced = _network.Mean([.. shape.Dimensions], axes, [.. kept.Dimensions]).Last;
        var how = (CombineOperator)Below(4);
        if (how == CombineOperator.Divide)
        {
            reduced = _network.Apply(ElementwiseFunctions.Softplus(1)).Apply(ElementwiseFunctions.AtLeast(0.5)).Last;
        }

        if (how != CombineOperator.Divide && Below(2) == 0)
        {
            _network.Add(new Combine(kept, shape, shape, how), reduced, whole);
        }
        else
        {
            _network.Add(new Combine(shape, kept, shape, how), whole, reduced);
        }
    }

    private void Constant()
    {
        var shape = new Shape([.. Here.Dimensions.Select(size => Below(3) == 0 ? 1 : size)]);
        _network.Add(new CombineConstant(Here, shape, Here, (CombineOperator)Below(3), ConstantIsLeft: Below(2) == 0));
    }

    /// <summary>The matrix of all rows with all rows.</summary>
    private void ProductWithItself()
    {
        int columns = Here.Channels, rows = Here.Length / columns;
        if (rows > 10)
        {
            return;
        }

        int value = _network.View(rows, columns).Last;
        int turned = _network.Permuted([rows, columns], 1, 0).Last;
        _network.Add(new Product(new Shape(rows, columns), new Shape(columns, rows), new Shape(rows, rows)), value, turned).Apply(ElementwiseFunctions.Tanh);
    }

    /// <summary>An earlier value of the same length is added, or one of any length is made to fit.</summary>
    private void Earlier()
    {
        int here = _network.Last, earlier = Below(_network.Last + 1);
        Shape shape = Here;
        Shape other = _network.ShapeOf(earlier);
        if (other.Length != shape.Length)
        {
            _network.Add(new Dense(other, new Shape(shape.Length), 0, new ParameterStart("Xavier", 1), null), earlier);
            earlier = _network.Last;
        }

        _network.Add(new Combine(shape, shape, shape, Below(2) == 0 ? CombineOperator.Add : CombineOperator.Subtract), here, earlier);
    }

    private void Windowed()
    {
        WindowAxis down = Rank == 2 ? WindowAxis.Single : Along(Here[0]), along = Along(Here[Rank - 2]);
        switch (Below(3))
        {
            case 0:
                _network.Conv(1 + Below(9), new Window(down, along)).Apply(Function());
                break;
            case 1:
                _network.Pool(takesLargest: true, down, along);
                break;
            default:
                _network.Pool(takesLargest: false, down, along, Below(2) == 0
                    ? null
                    : new CountedPadding(Below(down.Before + 1), Below(along.Before + 1), Below(down.After + 1), Below(along.After + 1)));
                break;
        }

        Shrink();
    }

    /// <summary>A window of which some tap lies over the value at every place.</summary>
    private WindowAxis Along(int size)
    {
        int kernel = 1 + Below(Math.Min(size, 3)), dilation = kernel > 1 && size >= (2 * (kernel - 1)) + 1 ? 1 + Below(2) : 1;
        return new WindowAxis(size, kernel, 1 + Below(2), dilation, kernel > 1
            && dilation == 1 ? Below(kernel) : 0, kernel > 1 && dilation == 1 ? Below(kernel) : 0);
    }

    private void Shrink()
    {
        if (Here.Length > Largest)
        {
            _network.Dense(1 + Below(24)).Apply(ElementwiseFunctions.Tanh);
        }
    }

    private (int Outer, int Size, int Inner) Axis()
    {
        int axis = Below(Rank);
        return (Product(Here.Dimensions.Take(axis)), Here[axis], Product(Here.Dimensions.Skip(axis + 1)));
    }

    private static int Product(IEnumerable<int> sizes) => sizes.Aggregate(1, static (product, size) => product * size);

    private Elementwise Function() => Below(8) switch
    {
        0 => ElementwiseFunctions.Erf,
        1 => ElementwiseFunctions.GeluTanh,
        2 => ElementwiseFunctions.HardSwish,
        3 => ElementwiseFunctions.HardSigmoid(0.2),
        4 => ElementwiseFunctions.AtLeast(-0.5),
        5 => ElementwiseFunctions.AtMost(0.5),
        6 => ElementwiseFunctions.Relu,
        _ => ElementwiseFunctions.Tanh,
    };

    private int[] Shape() => [.. Enumerable.Range(0, 1 + Below(4)).Select(_ => 1 + Below(4))];

    /// <summary>A length as a product of up to three sizes.</summary>
    private IEnumerable<int> Factors(int length)
    {
        for (int axis = Below(3); axis > 0; axis--)
        {
            int[] divisors = [.. Enumerable.Range(1, length).Where(size => length % size == 0)];
            int size = divisors[Below(divisors.Length)];
            yield return size;
            length /= size;
        }

        yield return length;
    }

    private int Below(int bound) => _random.Below(_drawn++, bound);
}
