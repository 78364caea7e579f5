using NetGen.Build.Onnx;

namespace NetGen.Build.Tests.Importing;

/// <summary>Tensors in memory.</summary>
internal static class TestTensor
{
    public static OnnxTensor Floats(string name, long[] shape, params float[] values) => Of(name, ElementType.Float, shape, values);

    public static OnnxTensor Ints(string name, long[] shape, params long[] values) =>
        Of(name, ElementType.Int64, shape, [.. values.Select(static value => (float)value)], values);

    public static OnnxTensor Texts(string name, params string[] values) => new(name, ElementType.String, [values.Length], new Content([], [], values));

    public static OnnxTensor Of(string name, ElementType type, long[] shape, float[] values, long[]? integers = null)
    {
        long length = shape.Aggregate(1L, static (product, size) => product * size);
        length.ShouldBe(values.Length, name);
        return new OnnxTensor(name, type, shape, new Content(values, integers ?? [.. values.Select(static value => (long)value)], []));
    }

    /// <summary>Small numbers that differ, the same for a shape each time.</summary>
    public static float[] Some(long[] shape, int seed = 0)
    {
        Random random = new(shape.Aggregate(seed, static (hash, size) => hash * 31 + (int)size));
        return [.. Enumerable.Range(0, (int)shape.Aggregate(1L, static (product, size) => product * size))
            .Select(_ => (float)Math.Round(random.NextDouble() * 2 - 1, 3))];
    }

    private sealed class Content(float[] floats, long[] integers, string[] texts) : ITensorContent
    {
        public float[] Floats() => floats;

        public long[] Integers() => integers;

        public string[] Texts() => texts;
    }
}
