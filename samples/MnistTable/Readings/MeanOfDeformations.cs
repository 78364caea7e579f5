using MnistTable.Rows;
using NetGen;

namespace MnistTable.Readings;

/// <summary>The mean of what the network says of an image and of deformations of it: test-time averaging.</summary>
/// <param name="deformation">How images are changed; less than in training, so that the image in the middle still counts.</param>
/// <param name="copies">Deformations of each image.</param>
internal sealed class MeanOfDeformations(ImageAugmentation deformation, int copies) : Reading
{
    /// <inheritdoc/>
    protected override float[] OutputsOf<T>(T net, Snapshots snapshots, Dataset images) =>
        Mean(Enumerable.Range(1, copies).Select(copy => Predict(net, Deform(images, copy))).Prepend(Predict(net, images.Features)));

    private float[] Deform(Dataset images, int copy)
    {
        float[] deformed = new float[images.Features.Length];
        Parallel.For(0, images.Count, row =>
            deformation.Apply(images.FeaturesOf(row), deformed.AsSpan(row * images.FeatureCount, images.FeatureCount), seed: 1, epoch: copy, row));
        return deformed;
    }
}
