using NetGen.Tests.Numerics;

namespace NetGen.Tests.Augmentation;

public class ImageWarpTests
{
    /// <summary>Fewer pixels in a row than any vector has, as many, and more.</summary>
    public static readonly TheoryData<int, int> Sizes = new()
    {
        { 1, 1 }, { 3, 2 }, { 5, 4 }, { 4, 7 }, { 9, 8 }, { 6, 15 }, { 28, 28 }, { 11, 33 }, { 40, 17 }
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void NoMovement_GivesTheSameBits(int height, int width)
    {
        float[] image = Images.Random(height * width, seed: 1);
        Warp(height, width, AffineMap.Of(ImageShape.Of(height, width, 1)), image).ShouldBe(image);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void ShiftByWholePixels_MovesThemExactly(int height, int width)
    {
        float[] image = Images.Random(height * width, seed: 2);
        foreach ((int shiftX, int shiftY) in new[] { (1, 0), (0, 1), (-2, 1), (3, -3), (width, 0), (0, -height), (100, 100) })
        {
            float[] moved = Warp(height, width, AffineMap.Of(ImageShape.Of(height, width, 1), shiftX, shiftY), image, fill: -1);
            for (int i = 0; i < moved.Length; i++)
            {
                int x = (i % width) - shiftX, y = (i / width) - shiftY;
                bool isInside = x >= 0 && y >= 0 && x < width && y < height;
                moved[i].ShouldBe(isInside ? image[(y * width) + x] : -1, $"pixel {i} after ({shiftX}, {shiftY})");
            }
        }
    }

    [Theory]
    [InlineData(28)]
    [InlineData(9)]
    [InlineData(32)]
    public void QuarterTurn_PutsTheTopRightPixelTopLeft(int side)
    {
        float[] image = Images.Random(side * side, seed: 3);
        float[] turned = Warp(side, side, AffineMap.Of(ImageShape.Of(side, side, 1), rotation: 90), image);
        for (int y = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++)
            {
                turned[(y * side) + x].ShouldBe(image[(x * side) + side - 1 - y], 1e-5f);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void AnyMap_GivesWhatTheDefinitionGives(int height, int width)
    {
        var shape = ImageShape.Of(height, width, 1);
        CounterRandom random = CounterRandom.For(4, CounterRandom.Purpose.Split);
        for (uint trial = 0; trial < 20; trial++)
        {
            float[] image = trial % 2 == 0 ? Images.Random(height * width, (int)trial) : Images.Block(height, width, Math.Min(height, width) / 4, (int)trial);
            PlainWarp plain = new(height, width)
            {
                ShiftX = Draw(0, 5), ShiftY = Draw(1, 5), Rotation = Draw(2, 180), Scale = 1 + Draw(3, 0.6), Shear = Draw(4, 50),
                Fill = trial % 2 == 0 ? 0.25f : 0,
            };
            AffineMap map = AffineMap.Of(shape, plain.ShiftX, plain.ShiftY, plain.Rotation, plain.Scale, plain.Shear);
            ShouldBeNear(Warp(height, width, map, image, plain.Fill), plain.Of(image), 1e-4, $"trial {trial}");

            double Draw(uint n, double limit) => limit * ((2 * random.UniformDouble((10 * trial) + n)) - 1);
        }
    }

    [Fact]
    public void PositionsAtTheLimitOfRegisters_MatchTheDefinition()
    {
        float[] image = Images.Random(20 * 70, seed: 8);
        for (double spacing = 1.8; spacing < 2.4; spacing += 0.01)
        {
            PlainWarp plain = new(20, 70) { ShiftX = spacing, Rotation = 1, Scale = 1 / spacing };
            ShouldBeNear(Warp(20, 70, AffineMap.Of(ImageShape.Of(20, 70, 1), spacing, 0, 1, 1 / spacing), image), plain.Of(image), 1e-4, $"spacing {spacing}");
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void ElasticField_GivesWhatTheDefinitionGives(int height, int width)
    {
        var shape = ImageShape.Of(height, width, 1);
        foreach (ElasticDeformation elastic in (ElasticDeformation[])[new(34, 4), new(8, 1), new(20, 2.7f), new(300, 30)])
        {
            CounterRandom random = CounterRandom.For(5, CounterRandom.Purpose.ElasticField, height, width);
            var field = new ElasticField(elastic, shape);
            field.Draw(random);
            float[] image = Images.Random(height * width, seed: 6);
            PlainWarp plain = new(height, width) { Rotation = 12, Displacement = PlainWarp.Field(elastic, height, width, random) };
            ShouldBeNear(Warp(height, width, AffineMap.Of(shape, rotation: 12), image, field: field), plain.Of(image), 1e-4, elastic.ToString());
        }
    }

    [Fact]
    public void MapFarOutside_ReadsNothingOutsideTheImage()
    {
        var shape = ImageShape.Of(28, 28, 1);
        float[] image = Images.Random(28 * 28, seed: 7);
        float inf = float.PositiveInfinity, nan = float.NaN;
        foreach (AffineMap map in (AffineMap[])
        [
            new(1e30f, 0, 0, 0, 1e30f, 0), new(0, 0, inf, 0, 0, -inf), new(inf, 0, -inf, 0, inf, -inf), new(nan, nan, nan, nan, nan, nan),
            new(1, 0, 0, 0, 0, nan)
        ])
        {
            Warp(28, 28, map, image).ShouldAllBe(static value => value >= 0 && value <= 1);
        }
    }

    [Fact]
    public void ImageOfBackground_StaysSo()
    {
        float[] image = new float[28 * 28];
        Array.Fill(image, 0.7f);
        Warp(28, 28, AffineMap.Of(ImageShape.Of(28, 28, 1), 1.3, -2.7, 33, 0.8, 10), image, fill: 0.7f).ShouldBe(image);
    }

    /// <summary>A plane may have held any image before.</summary>
    private static float[] Warp(int height, int width, in AffineMap map, float[] image, float fill = 0, ElasticField? field = null)
    {
        var shape = ImageShape.Of(height, width, 1);
        var plane = new PaddedPlane(shape, fill);
        plane.Load(Images.Random(height * width, seed: 99), channel: 0);
        plane.Load(image, channel: 0);
        var result = new Guarded(height * width, fill: float.NaN);
        ImageWarp.Run(in map, field, plane, result.Span);
        result.ShouldBeIntact();
        return result.Span.ToArray();
    }

    private static void ShouldBeNear(float[] actual, double[] expected, double tolerance, string? what)
    {
        for (int i = 0; i < actual.Length; i++)
        {
            ((double)actual[i]).ShouldBe(expected[i], tolerance, $"pixel {i}, {what}");
        }
    }
}
