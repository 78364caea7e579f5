using MnistTable.Readings;
using NetGen;

namespace MnistTable.Rows;

/// <summary>A row of the table: what is fixed, architecture and loss, is the annotated class; what was free to choose is <see cref="Options"/>.</summary>
/// <param name="Name">How it is asked for: <c>1</c> to <c>9</c>, <c>exercise</c>, or one of these with a variant's name.</param>
/// <param name="Hidden">The hidden layers: sizes, and what is not dense by name.</param>
/// <param name="Loss">The loss.</param>
/// <param name="Lectures">The accuracy that the lectures report; null where they give none.</param>
/// <param name="Options">
/// The settings. Those of rows 1 to 6 and the exercise were frozen after they were chosen on 50,000 and 10,000 training images, the others before they were
/// measured on any.
/// </param>
internal abstract record TableRow(string Name, string Hidden, string Loss, double? Lectures, FitOptions Options)
{
    /// <summary>The row whose training this is: its own, unless it only reads another row's networks in another way.</summary>
    public string Training { get; init; } = Name;

    /// <summary>How its answers are taken.</summary>
    public Reading Reading { get; init; } = new AsTrained();

    /// <summary>After which epochs the network is kept.</summary>
    public IReadOnlyList<int> SnapshotEpochs { get; init; } = [];

    /// <summary>Layers with weights.</summary>
    public int Layers { get; init; } = Hidden.Split(", ").Length + 1;

    /// <summary>Whether the row itself sets 10,000 images aside to end by, instead of training on all 60,000.</summary>
    public bool HoldsOut { get; init; }

    /// <summary>Whether one training takes so long that one seed has to do, unless more are asked for.</summary>
    public bool IsLong { get; init; }

    /// <summary>The name, as the help shows it.</summary>
    public sealed override string ToString() => Name;

    /// <summary>Trains one network.</summary>
    /// <param name="train">The images to learn from.</param>
    /// <param name="options">The row's settings, completed.</param>
    /// <param name="snapshots">Where networks are kept on the way.</param>
    /// <param name="cancellation">Ends the training after the current step.</param>
    public abstract TrainedRow Train(Dataset train, FitOptions options, Snapshots snapshots, CancellationToken cancellation);
}

/// <summary>A row whose network is a class.</summary>
/// <typeparam name="T">The class.</typeparam>
/// <inheritdoc cref="TableRow(string, string, string, double?, FitOptions)"/>
internal sealed record TableRow<T>(string Name, string Hidden, string Loss, double? Lectures, FitOptions Options)
    : TableRow(Name, Hidden, Loss, Lectures, Options)
    where T : INeuralNetwork<T>
{
    /// <inheritdoc/>
    public override TrainedRow Train(Dataset train, FitOptions options, Snapshots snapshots, CancellationToken cancellation)
    {
        T net = T.Create(options.Seed);

        // A snapshot before the checkpoint: who resumes after an epoch has its snapshot.
        History history = net.Fit(train, options with { Callbacks = [snapshots.Keep(net), .. options.Callbacks] }, cancellation);
        return new TrainedRow(this, options.Seed, train.Count, history, (reading, images) => reading.AccuracyOf(net, snapshots, images));
    }
}
