using System.Globalization;
using NetGen;

namespace MnistTable.Rows;

/// <summary>The networks of a training after some of its epochs, as files.</summary>
/// <param name="name">Path and beginning of the files' names.</param>
/// <param name="epochs">After which epochs one is kept.</param>
internal sealed class Snapshots(string name, IReadOnlyList<int> epochs)
{
    /// <summary>A callback that keeps them.</summary>
    /// <param name="net">The network that is trained.</param>
    public Callback Keep<T>(T net)
        where T : INeuralNetwork<T> =>
        new LambdaCallback(onEpochEnd: (_, epoch) =>
        {
            if (epochs.Contains(epoch.Epoch))
            {
                net.Save(FileOf(epoch.Epoch));
            }
        });

    /// <summary>Refuses a training that did not keep them all, before anything is measured.</summary>
    /// <exception cref="FileNotFoundException">It was made, or was further on, when they were not asked for yet.</exception>
    public void RequireAll()
    {
        if (epochs.Select(FileOf).FirstOrDefault(static file => !File.Exists(file)) is { } missing)
        {
            throw new FileNotFoundException($"Expected the network after some epochs in {missing}, but found no such file. The training did not keep it. "
                + "Train again in another --folder.", missing);
        }
    }

    /// <summary>Reads those kept after an epoch and later ones, one at a time.</summary>
    public IEnumerable<T> Load<T>(int from)
        where T : INeuralNetwork<T> => epochs.Where(epoch => epoch >= from).Select(epoch => T.Load(FileOf(epoch)));

    private string FileOf(int epoch) => string.Create(CultureInfo.InvariantCulture, $"{name}-epoch-{epoch:D3}.safetensors");
}
