using NetGen.Generator.Layers;
using NetGen.Generator.Layers.General;
using NetGen.Generator.Model;

namespace NetGen.Generator.ModelFiles;

/// <summary>Checks that a layer of a file fits the values that it reads, and itself. Later stages rely on it.</summary>
internal static class FileLayerFit
{
    private const int LargestRank = 64;

    /// <summary>Checks what a line says, before its layer is made.</summary>
    /// <exception cref="FormatException">It does not fit; the message says what was expected, but found.</exception>
    public static void Require(FileLayer layer, IReadOnlyList<Shape> read)
    {
        RequireShape(layer, layer.Input);
        RequireShape(layer, layer.Output);
        RequireLists(layer);
        long[] lengths = ReadLengths(layer);
        if (lengths.Length != read.Count || read.Where((shape, i) => shape.Length != lengths[i]).Any())
        {
            string expected = string.Join(" and ", lengths.Select(static length => $"{length}"));
            throw new FormatException($"values of {expected} numbers for {layer.Name}, but found {string.Join(" and ", read)}");
        }
    }

    /// <summary>Checks the layer that was made.</summary>
    /// <inheritdoc cref="Require(FileLayer, IReadOnlyList{Shape})"/>
    public static void Require(FileLayer layer, Layer made)
    {
        bool fits = made.Output.Length == layer.Output.Length && made switch
        {
            Dense dense => dense.Output.Length > 0,
            Convolution convolution => Fits(convolution),
            Pool { Counted: { } counted } pool => Fits(counted, pool.Window),
            SoftmaxOver softmax => IsProduct(softmax.Output, softmax.Outer, softmax.Size, softmax.Inner),
            LogSoftmaxOver softmax => IsProduct(softmax.Output, softmax.Outer, softmax.Size, softmax.Inner),
            ArgMaxOver position => IsProduct(position.Input, position.Outer, position.Size, position.Inner)
                && position.Output.Length == (long)position.Outer * position.Inner,
            LayerNorm norm => norm.Size > 0 && norm.Output.Length % norm.Size == 0,
            Dropout dropout => dropout.Rate is >= 0 and < 1,
            Combine combine => Repeats(combine.Left, combine.Right, combine.Output),
            CombineConstant combine => Repeats(combine.Input, combine.Constant, combine.Output),
            Product product => Multiplies(product.Left, product.Right, product.Output),
            ProductConstant { ConstantIsLeft: true } product => Multiplies(product.Constant, product.Input, product.Output),
            ProductConstant product => Multiplies(product.Input, product.Constant, product.Output),
            MeanOverAxes mean => Averages(mean),
            _ => true,
        };
        if (!fits)
        {
            throw new FormatException($"settings of {layer.Kind} {layer.Name} that fit {layer.Input} and {layer.Output}, but found others");
        }
    }

    /// <summary>Checks the lists that have a number for each axis, so that a layer can be made of them.</summary>
    private static void RequireLists(FileLayer layer)
    {
        int rank = layer.Input.Dimensions.Count;
        bool fits = layer.Kind switch
        {
            "Permute" => layer.Ints("order").OrderBy(static axis => axis).SequenceEqual(Enumerable.Range(0, rank)),
            "Pad" => IsMargin("before") && IsMargin("after"),
            "Conv1D" or "MaxPool1D" or "AveragePool1D" => IsWindow(1),
            "Conv2D" or "MaxPool2D" or "AveragePool2D" => IsWindow(2),
            "GlobalMaxPool" or "GlobalAveragePool" => rank is 2 or 3,
            _ => true,
        };
        if (!fits)
        {
            throw new FormatException($"a {layer.Kind} for {layer.Input}, but found other numbers of axes, or sizes that it cannot have");
        }

        bool IsMargin(string key) => layer.Ints(key) is var margin && margin.Count == rank && margin.All(static size => size >= 0);

        bool IsWindow(int axes) =>
            rank == axes + 1 && IsAtLeast("kernel", 1, axes) && IsAtLeast("stride", 1, axes) && IsAtLeast("dilation", 1, axes)
            && IsAtLeast("pads", 0, 2 * axes) && (!layer.Has("counted") || IsAtLeast("counted", 0, 2 * axes));

        bool IsAtLeast(string key, int least, int count) => layer.Ints(key) is var sizes && sizes.Count == count && sizes.All(size => size >= least);
    }

    /// <summary>Checks sizes and their product.</summary>
    private static void RequireShape(FileLayer layer, Shape shape)
    {
        if (shape.Dimensions.Count is 0 or > LargestRank || shape.Dimensions.Any(static size => size < 1))
        {
            throw new FormatException($"sizes from 1 up for {layer.Name}, but found [{string.Join(",", shape.Dimensions.Select(static size => $"{size}"))}]");
        }

        _ = shape.Length;
    }

    /// <summary>The numbers of values that a layer reads.</summary>
    private static long[] ReadLengths(FileLayer layer)
    {
        switch (layer.Kind)
        {
            case "Concat":
                return [(long)layer.Int("outer") * layer.Int("left"), (long)layer.Int("outer") * layer.Int("right")];
            case "Add" or "Subtract" or "Multiply" or "Divide" or "MatMul":
                Shape left = layer.Shape("left"), right = layer.Shape("right");
                RequireShape(layer, left);
                RequireShape(layer, right);
                return !layer.Has("constant") ? [left.Length, right.Length] : layer.Word("constant") == "left" ? [right.Length] : [left.Length];
            default:
                return [layer.Input.Length];
        }
    }

    private static bool Fits(Convolution convolution) =>
        convolution is { Filters: > 0, Groups: > 0 } && convolution.Filters % convolution.Groups == 0
        && convolution.Input.Channels % convolution.Groups == 0;

    private static bool Fits(CountedPadding counted, Window window) =>
        counted.Top <= window.Y.Before && counted.Bottom <= window.Y.After && counted.Left <= window.X.Before && counted.Right <= window.X.After;

    private static bool IsProduct(Shape shape, int outer, int size, int inner) =>
        outer > 0 && size > 0 && inner > 0 && (double)outer * size * inner == shape.Length;

    private static bool Repeats(Shape left, Shape right, Shape output) =>
        left.Dimensions.Count == output.Dimensions.Count && right.Dimensions.Count == output.Dimensions.Count
        && output.Dimensions.Select((size, axis) => Math.Max(left[axis], right[axis]) == size
            && (left[axis] == size || left[axis] == 1) && (right[axis] == size || right[axis] == 1)).All(static fits => fits);

    private static bool Multiplies(Shape left, Shape right, Shape output)
    {
        int rank = output.Dimensions.Count;
        return rank >= 2 && left.Dimensions.Count == rank && right.Dimensions.Count == rank && left[rank - 1] == right[rank - 2]
            && output[rank - 2] == left[rank - 2] && output[rank - 1] == right[rank - 1]
            && Repeats(Outer(left), Outer(right), Outer(output));

        Shape Outer(Shape shape) => new([.. shape.Dimensions.Take(rank - 2)]);
    }

    private static bool Averages(MeanOverAxes mean)
    {
        int[] axes = [.. mean.Axes];
        return axes.Distinct().Count() == axes.Length && axes.All(axis => axis >= 0 && axis < mean.Input.Dimensions.Count)
            && axes.Aggregate(mean.Input.Length, (length, axis) => length / mean.Input[axis]) == mean.Output.Length;
    }
}
