namespace NetGen.Build.Tests.Interpreting;

/// <summary>Elements at other places.</summary>
internal static class Movements
{
    /// <summary>Channels last to channels first.</summary>
    public static double[] Flatten(TextLine node, double[] x)
    {
        node.Ints("input").Length.ShouldBeInRange(2, 3);
        node.Ints("shape").ShouldBe([x.Length]);
        int channels = node.Ints("input")[^1], places = x.Length / channels;
        return [.. Enumerable.Range(0, x.Length).Select(i => x[i % places * channels + i / places])];
    }

    /// <summary>Channels first to channels last.</summary>
    public static double[] Reshape(TextLine node, double[] x)
    {
        node.Ints("shape").Length.ShouldBeInRange(2, 3);
        node.Ints("input").ShouldBe([x.Length]);
        int channels = node.Ints("shape")[^1], places = x.Length / channels;
        return [.. Enumerable.Range(0, x.Length).Select(i => x[i % channels * places + i / channels])];
    }

    public static double[] Permute(TextLine node, double[] x)
    {
        int[] input = node.Ints("input"), order = node.Ints("order"), shape = node.Ints("shape");
        shape.ShouldBe(order.Select(axis => input[axis]));
        shape.Length.ShouldBeLessThanOrEqualTo(6);
        double[] y = new double[x.Length];
        for (int i = 0; i < y.Length; i++)
        {
            int[] to = Sizes.Position(i, shape), from = new int[to.Length];
            for (int axis = 0; axis < to.Length; axis++) from[order[axis]] = to[axis];
            y[i] = x[Sizes.Index(from, input)];
        }

        return y;
    }

    public static double[] Pad(TextLine node, double[] x)
    {
        int[] input = node.Ints("input"), before = node.Ints("before"), after = node.Ints("after"), shape = node.Ints("shape");
        shape.ShouldBe(input.Select((size, axis) => size + before[axis] + after[axis]));
        double[] y = new double[Sizes.Product(shape)];
        for (int i = 0; i < y.Length; i++)
        {
            int[] from = [.. Sizes.Position(i, shape).Select((place, axis) => place - before[axis])];
            bool outside = from.Where((place, axis) => place < 0 || place >= input[axis]).Any();
            if (node.Text("mode") == "reflect")
                from = [.. from.Select((place, axis) => place < 0 ? -place : place >= input[axis] ? 2 * input[axis] - 2 - place : place)];
            if (node.Text("mode") == "edge") from = [.. from.Select((place, axis) => Math.Clamp(place, 0, input[axis] - 1))];
            y[i] = outside && node.Text("mode") == "constant" ? node.Double("value") : x[Sizes.Index(from, input)];
        }

        return y;
    }

    public static double[] Concat(TextLine node, double[][] reads)
    {
        int outer = node.Int("outer"), left = node.Int("left"), right = node.Int("right");
        (outer * left).ShouldBe(reads[0].Length);
        (outer * right).ShouldBe(reads[1].Length);
        return [.. Enumerable.Range(0, outer).SelectMany(o => reads[0].Skip(o * left).Take(left).Concat(reads[1].Skip(o * right).Take(right)))];
    }
}
