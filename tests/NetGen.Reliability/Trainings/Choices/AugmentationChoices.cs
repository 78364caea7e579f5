namespace NetGen.Reliability.Trainings.Choices;

/// <summary>Every setting of an augmentation by itself, all together, and none.</summary>
internal static class AugmentationChoices
{
    /// <summary>The settings; null stands for no augmentation, an empty text for all settings.</summary>
    public static IReadOnlyList<string?> All { get; } =
    [
        null, nameof(ImageAugmentation.Shift), nameof(ImageAugmentation.Rotation), nameof(ImageAugmentation.Scale), nameof(ImageAugmentation.Shear),
        nameof(ImageAugmentation.Elastic), nameof(ImageAugmentation.Noise), nameof(ImageAugmentation.NoiseOnBackground), nameof(ImageAugmentation.Fill), "",
    ];

    public static ImageAugmentation? Of(string? setting, int side)
    {
        return setting is null ? null : new ImageAugmentation(side, side)
        {
            Shift = Has(nameof(ImageAugmentation.Shift), nameof(ImageAugmentation.Fill)) ? 1 : 0,
            Rotation = Has(nameof(ImageAugmentation.Rotation)) ? 10 : 0,
            Scale = Has(nameof(ImageAugmentation.Scale)) ? 0.1f : 0,
            Shear = Has(nameof(ImageAugmentation.Shear)) ? 8 : 0,
            Elastic = Has(nameof(ImageAugmentation.Elastic)) ? new ElasticDeformation(alpha: 2, sigma: 1) : null,
            Noise = Has(nameof(ImageAugmentation.Noise), nameof(ImageAugmentation.NoiseOnBackground)) ? 0.1f : 0,
            NoiseOnBackground = Has(nameof(ImageAugmentation.NoiseOnBackground)),
            Fill = Has(nameof(ImageAugmentation.Fill)) ? 0.5f : 0,
        };

        bool Has(params ReadOnlySpan<string> any) => setting.Length == 0 || any.Contains(setting);
    }
}
