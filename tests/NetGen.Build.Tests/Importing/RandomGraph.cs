using NetGen.Build.Tests.Interpreting;

namespace NetGen.Build.Tests.Importing;

/// <summary>A graph of operators drawn at random, and what it gives.</summary>
internal sealed class RandomGraph
{
    private const int Batch = 2;

    private readonly Random random;
    private readonly List<(string Name, Reference Value)> values = [];
    private readonly List<string> operators = [];

    public RandomGraph(int seed)
    {
        random = new Random(seed);
        int[] row = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(1, 5))];
        Input = Reference.Of([Batch, .. row], Enumerable.Range(0, Batch * Sizes.Product(row)).Select(_ => Math.Round(random.NextDouble() * 2 - 1, 3)));
        Model = new TestModel(17).Input([null, .. row.Select(static size => (long?)size)]);
        values.Add(("x", Input));
        for (int steps = random.Next(2, 9); steps > 0; steps--) Add();
        Model.Output(values[^1].Name);
    }

    public TestModel Model { get; }

    public Reference Input { get; }

    public Reference Output => values[^1].Value;

    public override string ToString() => $"[{string.Join(',', Input.Shape)}] {string.Join(" -> ", operators)}";

    /// <summary>Draws one operator for a value, mostly the last; what does not fit it is left out.</summary>
    private void Add()
    {
        (string name, Reference x) = values[random.Next(4) == 0 ? random.Next(values.Count) : values.Count - 1];
        int rank = x.Shape.Length;
        int axis = rank > 1 ? random.Next(1, rank) : 0;
        switch (random.Next(13))
        {
            case 0 or 1 when rank > 2:
                int[] perm = [0, .. Enumerable.Range(1, rank - 1).OrderBy(_ => random.Next())];
                Give(Node("Transpose", name, ("perm", perm)), x.Transpose(perm), $"Transpose({string.Join(',', perm)})");
                break;
            case 2 or 3:
                int[] shape = [Batch, .. Split(Sizes.Product(x.Shape[1..]))];
                string target = $"s{values.Count}";
                Model.Ints(target, [.. shape.Select((size, i) => i == 0 ? -1L : size)]);
                Give(Node("Reshape", $"{name} {target}"), x.Reshape(shape), $"Reshape({string.Join(',', shape)})");
                break;
            case 4:
                Give(Node("Relu", name), x.Map(static value => Math.Max(value, 0)), "Relu");
                break;
            case 5:
                Reference constant = Constant([.. x.Shape.Select((size, i) => i > 0 && random.Next(2) == 0 ? size : 1)], out string c);
                Give(Node("Mul", random.Next(2) == 0 ? $"{name} {c}" : $"{c} {name}"), x.With(constant, static (a, b) => a * b), "Mul constant");
                break;
            case 6:
                (string other, Reference y) = values[random.Next(values.Count)];
                if (y.Shape.Length != rank || y.Shape.Where((size, i) => size != x.Shape[i] && size != 1 && x.Shape[i] != 1).Any()) return;
                Give(Node("Add", $"{name} {other}"), x.With(y, static (a, b) => a + b), $"Add {other}");
                break;
            case 7 when rank > 1:
                Give(Node("Softmax", name, ("axis", axis)), x.Softmax(axis), $"Softmax({axis})");
                break;
            case 8 when rank > 2:
                bool keep = random.Next(2) == 0;
                int[] axes = random.Next(2) == 0 ? [axis] : [.. Enumerable.Range(2, rank - 2)];
                Give(Node("ReduceMean", name, ("axes", axes), ("keepdims", keep ? 1 : 0)), x.Mean(axes, keep), $"ReduceMean({string.Join(',', axes)}) {keep}");
                break;
            case 9 when rank > 1:
                (string joined, Reference z) = values[random.Next(values.Count)];
                if (z.Shape.Length != rank || z.Shape.Where((size, i) => i != axis && size != x.Shape[i]).Any()) return;
                Give(Node("Concat", $"{name} {joined}", ("axis", axis)), x.Concat(z, axis), $"Concat({axis}) {joined}");
                break;
            case 10 when rank > 1:
                Reference matrix = Constant([x.Shape[^1], random.Next(1, 4)], out string m);
                Give(Node("MatMul", $"{name} {m}"), x.MatMul(matrix), "MatMul constant");
                break;
            case 11 when rank is 3 or 4:
                Reference filters = Constant([random.Next(1, 4), x.Shape[1], .. Enumerable.Repeat(1, rank - 2)], out string f);
                Give(Node("Conv", $"{name} {f}"), x.Pointwise(filters), "Conv");
                break;
            case 12 when rank > 1:
                Reference scale = Constant(x.Shape[axis..], out string s);
                Give(Node("LayerNormalization", $"{name} {s}", ("axis", axis)), x.LayerNorm(axis, scale), $"LayerNormalization({axis})");
                break;
        }
    }

    private string Node(string operation, string reads, params (string, object)[] attributes)
    {
        string gives = $"v{values.Count}";
        Model.Node(operation, reads, gives, attributes);
        return gives;
    }

    private void Give(string name, Reference value, string description)
    {
        values.Add((name, value));
        operators.Add(description);
    }

    private Reference Constant(int[] shape, out string name)
    {
        name = $"c{values.Count}";
        long[] sizes = [.. shape.Select(static size => (long)size)];
        float[] numbers = TestTensor.Some(sizes, random.Next(1000));
        Model.Floats(name, sizes, numbers);
        return Reference.Of(sizes, numbers);
    }

    /// <summary>Sizes with a given product, in any number and order, ones among them.</summary>
    private List<int> Split(int product)
    {
        List<int> sizes = [];
        while (product > 1 && sizes.Count < 3)
        {
            int[] divisors = [.. Enumerable.Range(1, product).Where(size => product % size == 0)];
            int size = divisors[random.Next(divisors.Length)];
            sizes.Add(size);
            product /= size;
        }

        sizes.Add(product);
        return sizes;
    }
}
