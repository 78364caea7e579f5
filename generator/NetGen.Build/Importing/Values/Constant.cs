using NetGen.Build.Onnx;

namespace NetGen.Build.Importing.Values;

/// <summary>A tensor that depends on no input. Its shape is known from the start. Its values are decoded or computed when they are first requested.</summary>
internal sealed class Constant : Value
{
    private readonly Lazy<float[]>? reals;
    private readonly Lazy<WholeNumber[]>? wholes;
    private readonly Lazy<string[]>? texts;

    private Constant(ElementKind kind, int[] shape, Func<float[]>? reals, Func<WholeNumber[]>? wholes, Func<string[]>? texts)
    {
        Kind = kind;
        Shape = shape;
        Length = Shapes.Length(shape);
        this.reals = reals is null ? null : new(reals);
        this.wholes = wholes is null ? null : new(wholes);
        this.texts = texts is null ? null : new(texts);
    }

    public ElementKind Kind { get; }

    public int[] Shape { get; }

    public int Length { get; }

    /// <summary>Whether the file stores the numbers in 16 bits.</summary>
    public bool IsShort { get; private init; }

    public int Rank => Shape.Length;

    /// <summary>All values as floats, row-major.</summary>
    public float[] Reals => reals?.Value ?? (wholes is null ? throw NoNumbers() : [.. wholes.Value.Select(static value => (float)value.Plain)]);

    /// <summary>All values as integers, row-major. Fractions are truncated.</summary>
    public WholeNumber[] Wholes =>
        wholes?.Value ?? (reals is null ? throw NoNumbers() : [.. reals.Value.Select(static value => (WholeNumber)checked((long)value))]);

    /// <summary>All texts, row-major.</summary>
    public string[] Texts => texts?.Value ?? throw new DeclinedException("Numbers stand where texts are expected.");

    /// <summary>The only value of a constant of one element; null if it has more.</summary>
    public float? Scalar => Kind == ElementKind.Text || Length != 1 ? null : Reals[0];

    public static Constant Of(OnnxTensor tensor)
    {
        int[] shape = [.. tensor.Dimensions.Select(static size => checked((int)size))];
        return tensor.Type switch
        {
            ElementType.Float or ElementType.Double or ElementType.Float16 or ElementType.BFloat16 =>
                new(ElementKind.Real, shape, tensor.Floats, null, null) { IsShort = tensor.Type is ElementType.Float16 or ElementType.BFloat16 },
            ElementType.String => new(ElementKind.Text, shape, null, null, tensor.Texts),
            ElementType.Undefined => throw new DeclinedException($"The tensor '{tensor.Name}' has no type that is known."),
            _ => Of(
                shape,
                () => [.. tensor.Integers().Select(static value => (WholeNumber)value)],
                tensor.Type == ElementType.Bool ? ElementKind.Truth : ElementKind.Whole),
        };
    }

    public static Constant Of(int[] shape, Func<float[]> values) => new(ElementKind.Real, shape, values, null, null);

    public static Constant Of(int[] shape, Func<WholeNumber[]> values, ElementKind kind = ElementKind.Whole) => new(kind, shape, null, values, null);

    public static Constant Of(int[] shape, float[] values) => Of(shape, () => values);

    public static Constant Of(int[] shape, WholeNumber[] values) => Of(shape, () => values);

    /// <summary>Computes the values now, so that an error is reported at the node that makes them.</summary>
    public void Compute() => _ = (reals?.Value, wholes?.Value);

    /// <summary>The same values in another shape.</summary>
    public Constant As(int[] shape) => With(Kind, shape, static values => values, static values => values, static values => values);

    /// <summary>The constant, converted to another type.</summary>
    public Constant To(ElementKind kind) =>
        kind == Kind ? this :
        kind switch
        {
            ElementKind.Real => Of(Shape, () => Reals),
            ElementKind.Whole => Of(Shape, () => Wholes),
            ElementKind.Truth => Of(Shape, () => [.. Reals.Select(static value => (WholeNumber)(value == 0 ? 0 : 1))], ElementKind.Truth),
            _ => throw new DeclinedException("NetGen does not support the conversion of numbers into texts."),
        };

    /// <summary>Selects elements by their indices.</summary>
    public Constant Pick(int[] shape, Func<int[]> indices) =>
        With(Kind, shape, values => At(values, indices()), values => At(values, indices()), values => At(values, indices()));

    /// <summary>Permutes axes: axis i of the result is axis order[i].</summary>
    public Constant Transpose(IReadOnlyList<int> order) => Pick(Shapes.Permute(Shape, order), () => Shapes.TransposeIndices(Shape, order));

    /// <summary>Repeats axes of size one up to a larger shape of the same rank.</summary>
    public Constant BroadcastTo(int[] shape) => shape.SequenceEqual(Shape) ? this : Pick(shape, () => Shapes.BroadcastIndices(Shape, shape));

    private Constant With(
        ElementKind kind, int[] shape, Func<float[], float[]> ofReals, Func<WholeNumber[], WholeNumber[]> ofWholes, Func<string[], string[]> ofTexts) =>
        new(
            kind,
            shape,
            reals is null ? null : () => ofReals(reals.Value),
            wholes is null ? null : () => ofWholes(wholes.Value),
            texts is null ? null : () => ofTexts(texts.Value)) { IsShort = IsShort };

    private static T[] At<T>(T[] values, int[] indices)
    {
        T[] picked = new T[indices.Length];
        for (int i = 0; i < picked.Length; i++) picked[i] = values[indices[i]];
        return picked;
    }

    private static DeclinedException NoNumbers() => new("Texts stand where numbers are expected.");
}
