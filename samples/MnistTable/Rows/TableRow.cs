using NetGen;

namespace MnistTable.Rows;

/// <summary>A row of the table: what is fixed, architecture and loss, is the annotated class; what was free to choose is <see cref="Options"/>.</summary>
/// <param name="Name">How it is asked for: <c>1</c> to <c>7</c>, <c>exercise</c>, or one of these with a variant's name.</param>
/// <param name="Hidden">Sizes of the hidden layers.</param>
/// <param name="Loss">The loss.</param>
/// <param name="Lectures">The accuracy that the lectures report; null where they give none.</param>
/// <param name="Options">The settings, frozen after they were chosen on 50,000 and 10,000 training images.</param>
internal abstract record TableRow(string Name, string Hidden, string Loss, double? Lectures, FitOptions Options)
{
    /// <summary>Layers with weights.</summary>
    public int Layers => Hidden.Split(", ").Length + 1;

    /// <summary>Whether the row itself sets 10,000 images aside to end by, instead of training on all 60,000.</summary>
    public bool HoldsOut { get; init; }

    /// <summary>Whether one training takes so long that one seed has to do, unless more are asked for.</summary>
    public bool IsLong { get; init; }

    /// <summary>Trains one network.</summary>
    /// <param name="train">The images to learn from.</param>
    /// <param name="options">The row's settings, completed.</param>
    /// <param name="cancellation">Ends the training after the current step.</param>
    public abstract TrainedRow Train(Dataset train, FitOptions options, CancellationToken cancellation);
}

/// <summary>A row whose network is a class.</summary>
/// <typeparam name="T">The class.</typeparam>
/// <inheritdoc cref="TableRow(string, string, string, double?, FitOptions)"/>
internal sealed record TableRow<T>(string Name, string Hidden, string Loss, double? Lectures, FitOptions Options) : TableRow(Name, Hidden, Loss, Lectures, Options)
    where T : INeuralNetwork<T>
{
    /// <inheritdoc/>
    public override TrainedRow Train(Dataset train, FitOptions options, CancellationToken cancellation)
    {
        T net = T.Create(options.Seed);
        History history = net.Fit(train, options, cancellation);
        return new TrainedRow(this, options.Seed, train.Count, history, images => net.Evaluate(images, options.Threads));
    }
}

/// <summary>A network of a row after its training.</summary>
/// <param name="Row">The row.</param>
/// <param name="Seed">Drew first weights, order and all else that is random.</param>
/// <param name="Images">Images it was trained on.</param>
/// <param name="History">Its epochs.</param>
/// <param name="Evaluate">Measures it on images.</param>
internal sealed record TrainedRow(TableRow Row, int Seed, int Images, History History, Func<Dataset, Evaluation> Evaluate)
{
    /// <summary>Time of all epochs, those before an interruption included.</summary>
    public TimeSpan Duration => TimeSpan.FromTicks(History.Epochs.Sum(static epoch => epoch.Duration.Ticks));
}
