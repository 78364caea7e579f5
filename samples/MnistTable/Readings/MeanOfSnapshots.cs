using MnistTable.Rows;
using NetGen;

namespace MnistTable.Readings;

/// <summary>
/// The mean of what the networks say that were kept on the way. Huang et al., "Snapshot Ensembles: Train 1, Get M for Free" (2017), from a single descent.
/// </summary>
/// <param name="from">The first epoch that counts.</param>
internal sealed class MeanOfSnapshots(int from) : Reading
{
    /// <inheritdoc/>
    protected override float[] OutputsOf<T>(T net, Snapshots snapshots, Dataset images) =>
        Mean(snapshots.Load<T>(from).Select(one => Predict(one, images.Features)));
}
