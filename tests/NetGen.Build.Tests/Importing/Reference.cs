using NetGen.Build.Tests.Interpreting;

namespace NetGen.Build.Tests.Importing;

/// <summary>A tensor with its batch, computed as the operators' definitions say, with no thought of layout.</summary>
internal sealed record Reference(int[] Shape, double[] Values)
{
    public static Reference Of(int[] shape, IEnumerable<double> values) => new(shape, [.. values]);

    public static Reference Of(long[] shape, float[] values) =>
        new([.. shape.Select(static size => (int)size)], [.. values.Select(static value => (double)value)]);

    public Reference Map(Func<double, double> f) => this with { Values = [.. Values.Select(f)] };

    public Reference Transpose(int[] perm) => Build([.. perm.Select(axis => Shape[axis])], position =>
    {
        int[] from = new int[perm.Length];
        for (int axis = 0; axis < perm.Length; axis++) from[perm[axis]] = position[axis];
        return this[from];
    });

    public Reference Reshape(int[] shape) => this with { Shape = shape };

    public Reference With(Reference other, Func<double, double, double> f)
    {
        int rank = Math.Max(Shape.Length, other.Shape.Length);
        Reference left = Reshape(Wide(Shape, rank)), right = other.Reshape(Wide(other.Shape, rank));
        return Build([.. left.Shape.Zip(right.Shape, Math.Max)], position => f(left[position], right[position]));
    }

    public Reference Mean(int[] axes, bool keep)
    {
        int[] kept = [.. Shape.Select((size, axis) => axes.Contains(axis) ? 1 : size)];
        double[] sums = new double[Sizes.Product(kept)];
        for (int i = 0; i < Values.Length; i++) sums[Sizes.Index(Sizes.Position(i, Shape), kept)] += Values[i] * sums.Length / Values.Length;
        return new Reference(keep ? kept : [.. Shape.Where((_, axis) => !axes.Contains(axis))], sums);
    }

    public Reference Softmax(int axis)
    {
        Reference powers = Map(Math.Exp);
        Reference sums = powers.Mean([axis], keep: true).Map(mean => mean * Shape[axis]);
        return powers.With(sums, static (a, b) => a / b);
    }

    public Reference Concat(Reference other, int axis)
    {
        int[] shape = [.. Shape];
        shape[axis] += other.Shape[axis];
        return Build(shape, position =>
        {
            if (position[axis] < Shape[axis]) return this[position];
            int[] there = [.. position];
            there[axis] -= Shape[axis];
            return other[there];
        });
    }

    public Reference MatMul(Reference other)
    {
        int rank = Math.Max(Shape.Length, other.Shape.Length);
        Reference left = Reshape(Wide(Shape, rank)), right = other.Reshape(Wide(other.Shape, rank));
        int[] shape = [.. left.Shape[..^2].Zip(right.Shape[..^2], Math.Max), left.Shape[^2], right.Shape[^1]];
        return Build(shape, position =>
            Enumerable.Range(0, left.Shape[^1]).Sum(k => left[[.. position[..^1], k]] * right[[.. position[..^2], k, position[^1]]]));
    }

    /// <summary>A convolution of one tap over any number of axes.</summary>
    public Reference Pointwise(Reference filters)
    {
        int[] shape = [Shape[0], filters.Shape[0], .. Shape[2..]];
        return Build(shape, position =>
            Enumerable.Range(0, Shape[1]).Sum(c => this[[position[0], c, .. position[2..]]] * filters.Values[position[1] * Shape[1] + c]));
    }

    public Reference Pad(int[] before, int[] after) => Build([.. Shape.Select((size, axis) => size + before[axis] + after[axis])], position =>
    {
        int[] from = [.. position.Select((place, axis) => place - before[axis])];
        return from.Where((place, axis) => place < 0 || place >= Shape[axis]).Any() ? 0 : this[from];
    });

    public Reference LayerNorm(int axis, Reference scale)
    {
        int[] axes = [.. Enumerable.Range(axis, Shape.Length - axis)];
        Reference centred = With(Mean(axes, keep: true), static (a, b) => a - b);
        Reference variance = centred.Map(static value => value * value).Mean(axes, keep: true);
        return centred.With(variance, static (a, b) => a / Math.Sqrt(b + 1e-5)).With(scale, static (a, b) => a * b);
    }

    private double this[int[] position] => Values[Sizes.Index(position, Shape)];

    private static int[] Wide(int[] shape, int rank) => [.. Enumerable.Repeat(1, rank - shape.Length), .. shape];

    private static Reference Build(int[] shape, Func<int[], double> at) =>
        new(shape, [.. Enumerable.Range(0, Sizes.Product(shape)).Select(i => at(Sizes.Position(i, shape)))]);
}
