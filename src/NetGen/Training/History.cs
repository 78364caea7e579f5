using System.Globalization;

namespace NetGen;

/// <summary>Why a training ended.</summary>
public enum StopReason
{
    /// <summary>All epochs were trained.</summary>
    Completed,

    /// <summary>A callback, such as <see cref="EarlyStopping"/>, ended the training.</summary>
    StoppedByCallback,

    /// <summary>
    /// The cancellation token was cancelled. The network has the weights of the last finished step, or the best ones if <see cref="EarlyStopping"/> restores
    /// them.
    /// </summary>
    Cancelled,

    /// <summary>
    /// Loss or weights became NaN or infinite. This is the reason in a <see cref="TrainingDivergedException"/>, and for a training that
    /// <see cref="FitOptions.Restarts"/> left out.
    /// </summary>
    Diverged,

    /// <summary>A shard of a search has finished its trials, but trials of other shards are missing; see <see cref="SearchOptions.Shard"/>.</summary>
    Unfinished,
}

/// <summary>The record of a training.</summary>
public sealed class History
{
    private readonly List<EpochRecord> _epochs = [];
    private readonly List<string> _warnings = [];

    /// <summary>One record per epoch, including the epochs before a resume.</summary>
    public IReadOnlyList<EpochRecord> Epochs => _epochs;

    /// <summary>
    /// Problems that did not end the training, one line each. An example: a checkpoint was damaged, so the previous one was used. Warnings before a resume are
    /// included.
    /// </summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Why the training ended.</summary>
    public StopReason StopReason { get; internal set; }

    /// <summary>
    /// How the random order of the epochs was drawn; null if they used the order of the data. A checkpoint does not store it, so after a resume it is that of
    /// the last training.
    /// </summary>
    public Shuffling? Shuffling { get; internal set; }

    /// <summary>
    /// The smallest loss of an output that is the same for every sample. A network that has learned nothing from its features reaches this loss. Null before a
    /// training.
    /// </summary>
    /// <remarks>
    /// <para>It is measured on the training set in the same way as <see cref="EpochRecord.Loss"/>, with weights of rows and classes and with smoothed
    /// labels.</para>
    /// <list type="bullet">
    /// <item>Under a cross-entropy, it is the entropy of the shares of the classes.</item>
    /// <item>Under the squared error, it is the variance of the targets.</item>
    /// </list>
    /// <para>So <c>1 − Loss / BaselineLoss</c> is the R² of a regression, and McFadden's pseudo-R² (1974) of a classification.</para>
    /// </remarks>
    public double? BaselineLoss { get; internal set; }

    /// <summary>
    /// Whether the training loss uses smoothed labels or weights of rows. It then cannot be compared with a validation loss. Its ratio to the loss of a
    /// constant output cannot be compared either.
    /// </summary>
    internal bool HasOwnYardstick { get; set; }

    /// <summary>
    /// The result of each of the <see cref="FitOptions.Restarts"/> trainings; empty if there was only one. <see cref="Epochs"/> has the epochs of the best one.
    /// </summary>
    public IReadOnlyList<RestartRecord> Restarts { get; internal set; } = [];

    /// <summary>The number of the training whose weights the network has, from 1.</summary>
    public int BestRestart { get; internal set; } = 1;

    /// <summary>Interprets the curves of the training. The diagnosis says what they show, by which numbers, and what to try.</summary>
    /// <returns>The findings, by the rules of <see cref="FindingKind"/>, and what could not be judged.</returns>
    public Diagnosis Diagnose() => Diagnosis.Of(new TrainingCourse(Epochs, BaselineLoss, StopReason, HasOwnYardstick));

    /// <summary>The data of a report besides the epochs: references to the network and the data sets. They are not saved to any file.</summary>
    internal TrainingSubject? Subject { get; set; }

    /// <summary>Writes a report of the training: curves, classes, mistakes and weights. It is one HTML file that loads nothing else.</summary>
    /// <remarks>
    /// <para>The report has these parts, as far as the history has their data:</para>
    /// <list type="bullet">
    /// <item>curves, always;</item>
    /// <item>gradient norms, if a <see cref="HealthMonitor"/> measured them;</item>
    /// <item>a confusion matrix, for classes;</item>
    /// <item>the weights of the first layer and the worst mistakes as pictures, if the input is an image;</item>
    /// <item>the decision boundary, if there are two features.</item>
    /// </list>
    /// <para>The network is measured on the validation set, or on the training set if there is no validation set.</para>
    /// <para>For the report, a history holds references to the network, the training set and the validation set of its <c>Fit</c>. They stay in memory as long
    /// as the history. The report shows the network as it is when the report is written, so write it before further training. The same history and network give
    /// the same bytes.</para>
    /// </remarks>
    /// <param name="path">Replaced in one step if it exists; its folder must exist.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveReport(string path) => SaveReport(path, new ReportOptions());

    /// <summary>Writes a report of the training with options: a test set, a title, or names.</summary>
    /// <inheritdoc cref="SaveReport(string)" path="/remarks"/>
    /// <param name="path">Replaced in one step if it exists; its folder must exist.</param>
    /// <param name="options">The options of the report.</param>
    /// <exception cref="ArgumentException">The test set or the names do not fit the network, or this history does not come from a training.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveReport(string path, ReportOptions options)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        HistoryReport.Write(path, this, options);
    }

    internal void Add(EpochRecord record) => _epochs.Add(record);

    internal void Warn(string warning) => _warnings.Add(warning.ReplaceLineEndings(" "));
}

/// <summary>One epoch of a training.</summary>
public sealed record EpochRecord
{
    /// <summary>Number of the epoch, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>Mean loss of the training samples without penalties. The loss of each sample is that of the step that trained on it.</summary>
    public required double Loss { get; init; }

    /// <summary>L1 and L2 penalties of the weights at the end of the epoch.</summary>
    public double Penalty { get; init; }

    /// <summary>Share of the training samples that were classified correctly, each in the step that trained on it; null for regression.</summary>
    public double? Accuracy { get; init; }

    /// <summary>Mean loss of the validation set after the epoch; null without one.</summary>
    public double? ValidationLoss { get; init; }

    /// <summary>Accuracy on the validation set; null without one and for regression.</summary>
    public double? ValidationAccuracy { get; init; }

    /// <summary>The learning rate of the last step of the epoch.</summary>
    public required float LearningRate { get; init; }

    /// <summary>
    /// Number of samples that were not trained on in this epoch: 0 or 1. It is 1 if a network with BatchNorm would have had a last mini-batch of one sample,
    /// because a single sample has no variance. It is another sample in every epoch.
    /// </summary>
    public int SkippedSampleCount { get; init; }

    /// <summary>Measurements of the network at the end of the epoch; null without a <see cref="HealthMonitor"/>. A checkpoint does not store them.</summary>
    public TrainingHealth? Health { get; init; }

    /// <summary>Duration of the epoch, including validation.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>What the training minimises: <see cref="Loss"/> plus <see cref="Penalty"/>.</summary>
    public double TotalLoss => Loss + Penalty;

    /// <summary>The epoch as one readable line. Values that were not measured are left out.</summary>
    public override string ToString()
    {
        string penalty = Penalty == 0 ? "" : Part("penalty", Penalty);
        string accuracy = Accuracy is { } share ? Part("accuracy", share) : "";
        string validation = ValidationLoss is { } loss ? Part("validation loss", loss) : "";
        string validationAccuracy = ValidationAccuracy is { } right ? Part("validation accuracy", right) : "";
        string skipped = SkippedSampleCount == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {SkippedSampleCount} skipped");
        return string.Create(CultureInfo.InvariantCulture, $"epoch {Epoch}: loss {Loss:F4}{penalty}{accuracy}{validation}{validationAccuracy}{skipped}, "
            + $"{Duration.TotalSeconds:F1} s");

        static string Part(string name, double value) => string.Create(CultureInfo.InvariantCulture, $", {name} {value:F4}");
    }
}
