using NetGen;

namespace MnistTable.Rows;

/// <summary>Rows 1 to 6 once more, as what they are when no image is seen twice: a column of its own, not the lectures' task.</summary>
internal static class DeformedRows
{
    private static readonly ImageAugmentation s_deformation = new()
    {
        Shift = 1, Rotation = 8, Scale = 0.1f, Shear = 5, Elastic = new ElasticDeformation(alpha: 24, sigma: 5.5f)
    };

    /// <summary>The six.</summary>
    public static TableRow[] All { get; } =
    [
        .. MeanSquaredErrorRows.All.Concat(CrossEntropyRows.All).Select(static row => row with
        {
            Name = $"{row.Name}-deformed",
            Training = $"{row.Name}-deformed",
            Lectures = null,
            Options = row.Options with { Epochs = 100, Augmentation = s_deformation },
        }),
    ];
}
