using NetGen.Tests.Numerics;

namespace NetGen.Tests.Augmentation;

[Collection(ForcedWidth.Name)]
public sealed class ImageWarpWithEightLanesTests : ImageWarpTests, IClassFixture<ForcedWidth.Eight>;

[Collection(ForcedWidth.Name)]
public sealed class ImageWarpWithFourLanesTests : ImageWarpTests, IClassFixture<ForcedWidth.Four>;

[Collection(ForcedWidth.Name)]
public sealed class AugmentationOfEveryWidthTests
{
    [SkippableTheory]
    [InlineData(256)]
    [InlineData(128)]
    public void NarrowerVectors_GiveTheBitsOfTheWidest(int bits)
    {
        Skip.IfNot(ForcedWidth.Exists(bits), ForcedWidth.Absent);
        float[] expected = Augmented();
        using var width = new ForcedWidth(bits);
        Augmented().ShouldBe(expected);
    }

    private static float[] Augmented()
    {
        ImageAugmentation augmentation = new(28, 28, 1)
        {
            Shift = 3, Rotation = 15, Scale = 0.2f, Shear = 10, Elastic = new ElasticDeformation(), Noise = 0.1f
        };
        float[] image = Images.Block(28, 28, margin: 5, seed: 1), all = new float[200 * image.Length];
        for (int row = 0; row < 200; row++)
        {
            augmentation.Apply(image, all.AsSpan(row * image.Length, image.Length), row: row);
        }

        return all;
    }
}

[Collection(ForcedWidth.Name)]
public sealed class ImageAugmentationWithEightLanesTests : ImageAugmentationTests, IClassFixture<ForcedWidth.Eight>;

[Collection(ForcedWidth.Name)]
public sealed class ImageAugmentationWithFourLanesTests : ImageAugmentationTests, IClassFixture<ForcedWidth.Four>;
