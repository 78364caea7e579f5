using System.Numerics;
using Draw.Seeing;

namespace NetGen.Draw.Tests.Parts;

/// <summary>What the network sees of a drawing.</summary>
public sealed class EyeTests
{
    private static readonly Vector2[][] s_seven = [[new(0, 0), new(12, 0), new(12, 0), new(4, 20)]];

    [Fact]
    public void CentreOfMass_IsTheMiddle()
    {
        float[] picture = See(s_seven);

        float mass = picture.Sum();
        (picture.Select(static (ink, i) => ink * ((i % 28) + 0.5f)).Sum() / mass).ShouldBe(14, 0.1);
        (picture.Select(static (ink, i) => ink * ((i / 28) + 0.5f)).Sum() / mass).ShouldBe(14, 0.1);
    }

    [Theory]
    [InlineData(0.1f, 0, 0)]
    [InlineData(1, 100, -3)]
    [InlineData(37, -1000, 20)]
    public void SizeAndPlace_DoNotMatter(float size, float x, float y)
    {
        float[] moved = See([[.. s_seven[0].Select(point => (size * point) + new Vector2(x, y))]]);

        float[] expected = See(s_seven);
        moved.Select((ink, i) => Math.Abs(ink - expected[i])).Max().ShouldBeLessThan(0.02f);
    }

    [Fact]
    public void Drawing_FillsTwentyPixels()
    {
        float[] picture = See(s_seven);

        int[] rows = [.. Enumerable.Range(0, 28).Where(row => picture.AsSpan(row * 28, 28).ContainsAnyExceptInRange(0, 0.5f))];
        (rows[^1] - rows[0] + 1).ShouldBeInRange(19, 21);
    }

    [Fact]
    public void Dot_StaysADot()
    {
        float[] picture = See([[new(0.5f, 0.5f)]]);

        picture.Count(static ink => ink > 0).ShouldBeInRange(4, 16);
    }

    [Fact]
    public void Nothing_IsBlank()
    {
        See([]).ShouldAllBe(static ink => ink == 0);
    }

    private static float[] See(Vector2[][] strokes)
    {
        float[] picture = new float[Eye.Pixels];
        Array.Fill(picture, 7);
        Eye.See(strokes, smallest: 1e-3f, Eye.PenRadius, picture);
        return picture;
    }
}
