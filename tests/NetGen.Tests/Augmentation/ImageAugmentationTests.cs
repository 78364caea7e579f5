using NetGen.Tests.Numerics;

namespace NetGen.Tests.Augmentation;

public class ImageAugmentationTests
{
    private static readonly ImageAugmentation s_everything = new(28, 28)
    {
        Shift = 2, Rotation = 12, Scale = 0.15f, Shear = 8, Elastic = new ElasticDeformation(34, 4), Noise = 0.1f,
    };

    [Fact]
    public void NoSettings_GiveTheSameBits()
    {
        float[] image = [0, -0f, 1, float.Epsilon, 1e30f, -3.5f];
        ImageAugmentation[] still =
        [
            new(2, 3), new(1, 2, 3), new(6, 1), new(2, 3) { Elastic = new ElasticDeformation(alpha: 0), Fill = 7, NoiseOnBackground = true }
        ];
        foreach (ImageAugmentation augmentation in still)
        {
            float[] result = new float[image.Length];
            augmentation.Apply(image, result);
            result.Select(BitConverter.SingleToInt32Bits).ShouldBe(image.Select(BitConverter.SingleToInt32Bits));
        }
    }

    [Fact]
    public void Draw_FollowsSeedEpochAndRowAlone()
    {
        float[] image = Images.Block(28, 28, margin: 4, seed: 1), other = Images.Random(28 * 28, seed: 2);
        float[] first = Apply(s_everything, image, seed: 3, epoch: 4, row: 5);
        var augmenter = new ImageAugmenter(s_everything, ImageShape.Of(28, 28, 1), seed: 3);
        float[] again = new float[image.Length];
        augmenter.Apply(other, again, epoch: 1, row: 9);
        augmenter.Apply(image, again, epoch: 4, row: 5);
        again.ShouldBe(first);
    }

    [Fact]
    public void EachSetting_IsDrawnForEverySeedEpochAndRow()
    {
        float[] image = Images.Block(28, 28, margin: 4, seed: 1);
        ImageAugmentation[] single =
        [
            new(28, 28) { Shift = 2 }, new(28, 28) { Rotation = 12 }, new(28, 28) { Scale = 0.1f }, new(28, 28) { Shear = 8 },
            new(28, 28) { Elastic = new ElasticDeformation(34, 4) }, new(28, 28) { Noise = 0.1f },
        ];
        foreach (ImageAugmentation augmentation in single)
        {
            float[] first = Apply(augmentation, image, seed: 3, epoch: 4, row: 5);
            Apply(augmentation, image, seed: 3, epoch: 4, row: 5).ShouldBe(first, augmentation.ToString());
            foreach ((int seed, int epoch, int row) in new[] { (2, 4, 5), (3, 5, 5), (3, 4, 6) })
            {
                Apply(augmentation, image, seed, epoch, row).ShouldNotBe(first, augmentation.ToString());
            }
        }
    }

    [Fact]
    public void EachChannel_IsMovedAlike()
    {
        ImageAugmentation color = new(12, 19, 3) { Shift = 2, Rotation = 30, Elastic = new ElasticDeformation(20, 3) };
        ImageAugmentation grey = new(12, 19) { Shift = 2, Rotation = 30, Elastic = new ElasticDeformation(20, 3) };
        float[] image = Images.Random(12 * 19 * 3, seed: 4), result = Apply(color, image, row: 8);
        for (int channel = 0; channel < 3; channel++)
        {
            float[] plane = [.. image.Where((_, i) => i % 3 == channel)];
            result.Where((_, i) => i % 3 == channel).ShouldBe(Apply(grey, plane, row: 8));
        }
    }

    [Fact]
    public void Draws_AreUniformWithinTheSettingsAndIndependent()
    {
        const int rows = 20_000;
        var shape = ImageShape.Of(28, 28, 1);
        AffineMap[] shifts = Draw(new ImageAugmentation { Shift = 3 }), rotations = Draw(new ImageAugmentation { Rotation = 20 });
        AffineMap[] scales = Draw(new ImageAugmentation { Scale = 0.2f }), shears = Draw(new ImageAugmentation { Shear = 15 });
        double[][] draws =
        [
            [.. shifts.Select(static map => -map.X0 / 3.0)],
            [.. shifts.Select(static map => -map.Y0 / 3.0)],
            [.. rotations.Select(static map => Math.Atan2(map.YX, map.XX) * 180 / Math.PI / 20)],
            [.. scales.Select(static map => ((1.0 / map.XX) - 1) / 0.2)],
            [.. shears.Select(static map => Math.Atan(-map.XY) * 180 / Math.PI / 15)],
        ];
        foreach (double[] draw in draws)
        {
            // Kolmogorov and Smirnov: 1.95 / √n is passed by one sequence in a thousand; the seed is fixed.
            draw.Order().Select(static (value, i) => Math.Abs(((value + 1) / 2) - ((i + 0.5) / rows))).Max().ShouldBeLessThan(1.95 / Math.Sqrt(rows));
            foreach (double[] second in draws.Where(second => second != draw))
            {
                draw.Zip(second, static (a, b) => a * b).Average().ShouldBe(0, 4 / (3 * Math.Sqrt(rows)));
            }
        }

        AffineMap[] Draw(ImageAugmentation settings) =>
            [.. Enumerable.Range(0, rows).Select(row => AffineMap.Draw(settings, shape, CounterRandom.For(1, CounterRandom.Purpose.AffineMap, 0, row)))];
    }

    [Fact]
    public void OneSetting_LeavesTheDrawsOfTheOthers()
    {
        var shape = ImageShape.Of(28, 28, 1);
        CounterRandom random = CounterRandom.For(1, CounterRandom.Purpose.AffineMap, 2, 3);
        AffineMap turned = AffineMap.Draw(new ImageAugmentation { Rotation = 20 }, shape, random),
            both = AffineMap.Draw(new ImageAugmentation { Rotation = 20, Shift = 2 }, shape, random);
        (both.XX, both.XY, both.YX, both.YY).ShouldBe((turned.XX, turned.XY, turned.YX, turned.YY));
        both.X0.ShouldNotBe(turned.X0);
    }

    [Fact]
    public void Noise_HasTheDeviationAndLeavesTheBackground()
    {
        float[] image = new float[100 * 101];
        image.AsSpan(0, 5000).Fill(0.5f);
        ImageAugmentation onObject = new(100, 101) { Noise = 0.2f }, everywhere = new(100, 101) { Noise = 0.2f, NoiseOnBackground = true };
        float[] noisy = Apply(onObject, image), allNoisy = Apply(everywhere, image);
        noisy.AsSpan(5000).ToArray().ShouldAllBe(static value => value == 0);
        ShouldBeNoise([.. noisy.Take(5000).Select(static value => value - 0.5)]);
        ShouldBeNoise([.. allNoisy.Skip(5000).Select(static value => (double)value)]);
        allNoisy.Take(5000).ShouldBe(noisy.Take(5000));

        static void ShouldBeNoise(double[] noise)
        {
            noise.Average().ShouldBe(0, 4 * 0.2 / Math.Sqrt(noise.Length));
            noise.Average(static value => value * value).ShouldBe(0.04, 4 * 0.04 * Math.Sqrt(2.0 / noise.Length));
            noise.Zip(noise.Skip(1), static (a, b) => a * b).Average().ShouldBe(0, 4 * 0.04 / Math.Sqrt(noise.Length));
        }
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(5, 3, 1)]
    [InlineData(7, 9, 3)]
    [InlineData(28, 28, 1)]
    public void NothingIsWrittenOutsideTheImage(int height, int width, int channels)
    {
        ImageAugmentation augmentation = new(height, width, channels)
        {
            Shift = 2, Rotation = 40, Elastic = new ElasticDeformation(20, 2), Noise = 1, NoiseOnBackground = true
        };
        var result = new Guarded(height * width * channels, fill: float.NaN);
        for (int row = 0; row < 50; row++)
        {
            augmentation.Apply(Images.Random(height * width * channels, row), result.Span, row: row);
            result.ShouldBeIntact();
            result.Span.ToArray().ShouldAllBe(static value => float.IsFinite(value));
        }
    }

    [Fact]
    public void Augmenter_AllocatesNothing()
    {
        var augmenter = new ImageAugmenter(s_everything, ImageShape.Of(28, 28, 1), seed: 1);
        float[] image = Images.Block(28, 28, margin: 4, seed: 1), result = new float[image.Length];
        Run();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Run()
        {
            for (int row = 0; row < 1000; row++)
            {
                augmenter.Apply(image, result, 0, row);
            }
        }
    }

    [Fact]
    public void SettingOutOfRange_IsNamed()
    {
        Refused(static () => new ImageAugmentation { Shift = -1 }).ShouldBe("Shift");
        Refused(static () => new ImageAugmentation { Rotation = 181 }).ShouldBe("Rotation");
        Refused(static () => new ImageAugmentation { Scale = 1 }).ShouldBe("Scale");
        Refused(static () => new ImageAugmentation { Shear = float.NaN }).ShouldBe("Shear");
        Refused(static () => new ImageAugmentation { Noise = float.PositiveInfinity }).ShouldBe("Noise");
        Refused(static () => new ImageAugmentation { Fill = float.NaN }).ShouldBe("Fill");
        Refused(static () => new ImageAugmentation(0, 28)).ShouldBe("height");
        Refused(static () => new ImageAugmentation(28, -1)).ShouldBe("width");
        Refused(static () => new ImageAugmentation(28, 28, 0)).ShouldBe("channels");
        Refused(static () => new ImageAugmentation(100_000, 100_000)).ShouldBe("height");
        Refused(static () => new ElasticDeformation(alpha: -1)).ShouldBe("alpha");
        Refused(static () => new ElasticDeformation(sigma: 0.5f)).ShouldBe("sigma");

        static string? Refused(Func<object> make) => Should.Throw<ArgumentOutOfRangeException>(make).ParamName;
    }

    [Fact]
    public void Preview_NeedsTheShapeAndWholeImages()
    {
        float[] image = new float[28 * 28];
        Should.Throw<InvalidOperationException>(
            () => new ImageAugmentation().Apply(image, new float[28 * 28])).Message.ShouldContain("new ImageAugmentation(28, 28)");
        Should.Throw<ArgumentException>(() => new ImageAugmentation(28, 27).Apply(image, new float[28 * 28])).ParamName.ShouldBe("image");
        Should.Throw<ArgumentException>(() => new ImageAugmentation(28, 28).Apply(image, new float[28 * 27])).ParamName.ShouldBe("destination");
    }

    [Fact]
    public void Description_HoldsEverySetting() => s_everything.ToString().ShouldBe(
        "28x28x1, shift 2, rotation 12, scale 0.15, shear 8, elastic alpha 34 sigma 4, noise 0.1, fill 0");

    private static float[] Apply(ImageAugmentation augmentation, float[] image, int seed = 0, int epoch = 0, int row = 0)
    {
        float[] result = new float[image.Length];
        augmentation.Apply(image, result, seed, epoch, row);
        return result;
    }
}
