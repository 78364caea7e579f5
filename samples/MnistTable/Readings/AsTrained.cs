using MnistTable.Rows;
using NetGen;

namespace MnistTable.Readings;

/// <summary>The network as its training left it: what a row of the table is.</summary>
internal sealed class AsTrained : Reading
{
    /// <inheritdoc/>
    protected override float[] OutputsOf<T>(T net, Snapshots snapshots, Dataset images) => Predict(net, images.Features);
}
