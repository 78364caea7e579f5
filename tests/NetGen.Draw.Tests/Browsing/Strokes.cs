namespace NetGen.Draw.Tests.Browsing;

/// <summary>Drawings of the tests' own: strokes of x and y in turn, from 0 to 1.</summary>
internal static class Strokes
{
    public static float[][] One { get; } = [[0.42f, 0.3f, 0.47f, 0.24f, 0.52f, 0.18f, 0.52f, 0.35f, 0.52f, 0.5f, 0.51f, 0.65f, 0.51f, 0.8f]];

    public static float[][] Zero { get; } = [Ring(0.5f, 0.5f, 0.2f, 0.3f)];

    public static float[][] Seven { get; } = [[0.3f, 0.25f, 0.45f, 0.25f, 0.6f, 0.24f, 0.7f, 0.24f, 0.62f, 0.42f, 0.54f, 0.6f, 0.46f, 0.8f]];

    public static float[][] Three { get; } =
        [[0.33f, 0.27f, 0.42f, 0.2f, 0.54f, 0.2f, 0.62f, 0.28f, 0.6f, 0.4f, 0.48f, 0.47f, 0.6f, 0.52f, 0.66f, 0.63f, 0.6f, 0.75f, 0.48f, 0.8f, 0.34f, 0.75f]];

    /// <summary>A star of five points, in one stroke.</summary>
    public static float[][] Star { get; } =
        [[0.3f, 0.8f, 0.4f, 0.5f, 0.5f, 0.2f, 0.6f, 0.5f, 0.7f, 0.8f, 0.47f, 0.6f, 0.22f, 0.42f, 0.5f, 0.42f, 0.78f, 0.42f, 0.55f, 0.6f, 0.3f, 0.8f]];

    /// <summary>The same drawing by a hand that shakes.</summary>
    /// <param name="strokes">The drawing.</param>
    /// <param name="seed">Another seed, another time it is drawn.</param>
    public static float[][] Again(float[][] strokes, int seed)
    {
        var random = new Random(seed);
        (float x, float y, float size) = (Shake(0.06f), Shake(0.06f), 1 + Shake(0.12f));
        return [.. strokes.Select(stroke => stroke.Select((value, i) => 0.5f + (size * (value - 0.5f)) + (i % 2 == 0 ? x : y) + Shake(0.012f)).ToArray())];

        float Shake(float most) => most * ((2 * random.NextSingle()) - 1);
    }

    private static float[] Ring(float x, float y, float width, float height) =>
        [.. Enumerable.Range(0, 19).SelectMany(i => (float[])[x + (width * MathF.Sin(i * MathF.PI / 9)), y - (height * MathF.Cos(i * MathF.PI / 9))])];
}
