using NetGen.Build.Onnx;

namespace NetGen.Build.Importing.Values;

/// <summary>A tensor that depends on no input. Values of the file are decoded when they are asked for.</summary>
internal sealed class Constant : Value
{
    private readonly Lazy<float[]>? reals;
    private readonly Lazy<WholeNumber[]>? wholes;
    private readonly Lazy<string[]>? texts;

    private Constant(ElementKind kind, int[] shape, Lazy<float[]>? reals, Lazy<WholeNumber[]>? wholes, Lazy<string[]>? texts)
    {
        Kind = kind;
        Shape = shape;
        this.reals = reals;
        this.wholes = wholes;
        this.texts = texts;
    }

    public ElementKind Kind { get; }

    public int[] Shape { get; }

    /// <summary>Whether the file keeps the numbers in 16 bits.</summary>
    public bool IsShort { get; private init; }

    public int Rank => Shape.Length;

    public int Length => Shapes.Length(Shape);

    /// <summary>All values as numbers with a fraction, row-major.</summary>
    public float[] Reals => reals?.Value ?? (wholes is null ? throw NoNumbers() : [.. wholes.Value.Select(static value => (float)value.Plain)]);

    /// <summary>All values as whole numbers, row-major; fractions are cut off.</summary>
    public WholeNumber[] Wholes => wholes?.Value ?? (reals is null ? throw NoNumbers() : [.. reals.Value.Select(static value => (WholeNumber)(long)value)]);

    /// <summary>All texts, row-major.</summary>
    public string[] Texts => texts?.Value ?? throw new DeclinedException("Numbers stand where texts are expected.");

    /// <summary>The only value of a constant of one element; null if it has more.</summary>
    public float? Scalar => Kind == ElementKind.Text || Length != 1 ? null : Reals[0];

    public static Constant Of(OnnxTensor tensor)
    {
        int[] shape = [.. tensor.Dimensions.Select(static size => checked((int)size))];
        _ = Shapes.Length(shape);
        return tensor.Type switch
        {
            ElementType.Float or ElementType.Double or ElementType.Float16 or ElementType.BFloat16 =>
                new(ElementKind.Real, shape, new(tensor.Floats), null, null) { IsShort = tensor.Type is ElementType.Float16 or ElementType.BFloat16 },
            ElementType.String => new(ElementKind.Text, shape, null, null, new(tensor.Texts)),
            ElementType.Undefined => throw new DeclinedException($"The tensor '{tensor.Name}' has no type that is known."),
            _ => new(tensor.Type == ElementType.Bool ? ElementKind.Truth : ElementKind.Whole, shape, null, new(() => [.. tensor.Integers().Select(static value => (WholeNumber)value)]), null),
        };
    }

    public static Constant Of(int[] shape, float[] values) => new(ElementKind.Real, shape, Known(values), null, null);

    public static Constant Of(int[] shape, WholeNumber[] values, ElementKind kind = ElementKind.Whole) => new(kind, shape, null, Known(values), null);

    /// <summary>The same values in another shape.</summary>
    public Constant As(int[] shape) => new(Kind, shape, reals, wholes, texts);

    /// <summary>Converted to another type.</summary>
    public Constant To(ElementKind kind) =>
        kind == Kind ? this :
        kind switch
        {
            ElementKind.Real => Of(Shape, Reals),
            ElementKind.Whole => Of(Shape, Wholes),
            ElementKind.Truth => Of(Shape, [.. Reals.Select(static value => (WholeNumber)(value == 0 ? 0 : 1))], ElementKind.Truth),
            _ => throw new DeclinedException("Numbers are turned into texts here, which is not read."),
        };

    /// <summary>Takes elements by their positions.</summary>
    public Constant Pick(int[] shape, int[] indices) =>
        new(
            Kind,
            shape,
            reals is null ? null : Known([.. indices.Select(index => reals.Value[index])]),
            wholes is null ? null : Known([.. indices.Select(index => wholes.Value[index])]),
            texts is null ? null : Known([.. indices.Select(index => texts.Value[index])]));

    /// <summary>Axis i of the result is axis order[i].</summary>
    public Constant Transpose(IReadOnlyList<int> order) => Pick(Shapes.Permute(Shape, order), Shapes.TransposeIndices(Shape, order));

    /// <summary>Repeated along axes of size one up to a wider shape of the same rank.</summary>
    public Constant BroadcastTo(int[] shape) => shape.SequenceEqual(Shape) ? this : Pick(shape, Shapes.BroadcastIndices(Shape, shape));

    private static Lazy<T[]> Known<T>(T[] values) => new(() => values);

    private static DeclinedException NoNumbers() => new("Texts stand where numbers are expected.");
}
