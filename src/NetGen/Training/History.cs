using System.Globalization;

namespace NetGen;

/// <summary>Why a training ended.</summary>
public enum StopReason
{
    /// <summary>All epochs were trained.</summary>
    Completed,

    /// <summary>A callback, such as <see cref="EarlyStopping"/>, asked for it.</summary>
    StoppedByCallback,

    /// <summary>
    /// The cancellation token was cancelled; the network holds the weights of the last finished step, or the best ones if <see cref="EarlyStopping"/> restores
    /// them.
    /// </summary>
    Cancelled,

    /// <summary>
    /// Loss or weights became NaN or infinite: the history of a <see cref="TrainingDivergedException"/>, or of a start that <see cref="FitOptions.Restarts"/>
    /// left out.
    /// </summary>
    Diverged,

    /// <summary>A shard of a search has nothing left to train, but trials of other shards are missing: <see cref="SearchOptions.Shard"/>.</summary>
    Unfinished,
}

/// <summary>What a training went through.</summary>
public sealed class History
{
    private readonly List<EpochRecord> _epochs = [];
    private readonly List<string> _warnings = [];

    /// <summary>One record an epoch, those before a resume included.</summary>
    public IReadOnlyList<EpochRecord> Epochs => _epochs;

    /// <summary>
    /// What went on but should be known, one line each, such as that a checkpoint was damaged and the one before it was used. Those before a resume are
    /// included.
    /// </summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Why it ended.</summary>
    public StopReason StopReason { get; internal set; }

    /// <summary>How the order of every epoch was drawn; null where it was that of the data. A checkpoint does not keep it: it is that of the last
    /// training.</summary>
    public Shuffling? Shuffling { get; internal set; }

    /// <summary>
    /// The least loss of an output that is the same for every sample: what a network reaches that has learned nothing of its features. Null before a training.
    /// </summary>
    /// <remarks>
    /// On the training set, and measured as <see cref="EpochRecord.Loss"/> is, with weights of rows and classes and with smoothed labels: the entropy of the
    /// classes' shares under a cross-entropy, the targets' variance under the squared error. So <c>1 − Loss / BaselineLoss</c> is the R² of a regression, and
    /// McFadden's (1974) of a classification.
    /// </remarks>
    public double? BaselineLoss { get; internal set; }

    /// <summary>
    /// Whether the training loss is that of smoothed labels or weighed rows, and so cannot be compared with a validation loss, nor by its share of a constant
    /// output's.
    /// </summary>
    internal bool HasOwnYardstick { get; set; }

    /// <summary>
    /// What each of <see cref="FitOptions.Restarts"/> trainings came to; empty unless there were several. The epochs here are those of the best.
    /// </summary>
    public IReadOnlyList<RestartRecord> Restarts { get; internal set; } = [];

    /// <summary>Which of them the network holds, from 1.</summary>
    public int BestRestart { get; internal set; } = 1;

    /// <summary>Reads the training in words: what its curves show, the numbers that rests on, and what to try.</summary>
    /// <returns>The findings, by the rules that stand at <see cref="FindingKind"/>, and what could not be judged.</returns>
    public Diagnosis Diagnose() => Diagnosis.Of(new TrainingCourse(Epochs, BaselineLoss, StopReason, HasOwnYardstick));

    /// <summary>What a report needs of the training besides the epochs: the network and the data sets, by reference. No file holds it.</summary>
    internal TrainingSubject? Subject { get; set; }

    /// <summary>Writes the training as a page to look at: curves, classes, mistakes, weights, in one HTML file that loads nothing.</summary>
    /// <remarks>
    /// <para>
    /// What the history knows is shown and the rest left out: curves always; gradient norms where a <see cref="HealthMonitor"/> looked; a confusion matrix for
    /// classes; the weights of the first layer and the worst mistakes as pictures where the input is an image; the decision boundary where it has two features.
    /// The network is measured on the validation set, or the training set where there was none.
    /// </para>
    /// <para>
    /// For this a history refers to the network, the training set and the validation set of its <c>Fit</c> and so keeps them in memory as long as itself. The
    /// network is shown as it is when the report is written: write it before training on. The same history and network give the same bytes.
    /// </para>
    /// </remarks>
    /// <param name="path">Replaced in one step if it exists; its folder must exist.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveReport(string path) => SaveReport(path, new ReportOptions());

    /// <summary>Writes the training as a page to look at, with a test set of its own, a title, or names.</summary>
    /// <inheritdoc cref="SaveReport(string)" path="/remarks"/>
    /// <param name="path">Replaced in one step if it exists; its folder must exist.</param>
    /// <param name="options">What to show.</param>
    /// <exception cref="ArgumentException">The test set or the names do not fit the network, or this is not the history of a training.</exception>
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
    /// <summary>Counted from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>Mean loss of the training samples as they were visited, penalties excluded.</summary>
    public required double Loss { get; init; }

    /// <summary>L1 and L2 penalties of the weights at the epoch's end.</summary>
    public double Penalty { get; init; }

    /// <summary>Share of the training samples that were classified right as they were visited; null for regression.</summary>
    public double? Accuracy { get; init; }

    /// <summary>Mean loss of the validation set after the epoch; null without one.</summary>
    public double? ValidationLoss { get; init; }

    /// <summary>Accuracy on the validation set; null without one and for regression.</summary>
    public double? ValidationAccuracy { get; init; }

    /// <summary>The step size of the epoch's last step.</summary>
    public required float LearningRate { get; init; }

    /// <summary>
    /// Samples that were not trained on: 1 where a network with BatchNorm would have had it alone in the last mini-batch, which has no variance then. Another
    /// one in every epoch.
    /// </summary>
    public int SkippedSampleCount { get; init; }

    /// <summary>How the network was at the epoch's end; null unless a <see cref="HealthMonitor"/> looked. A checkpoint does not keep it.</summary>
    public TrainingHealth? Health { get; init; }

    /// <summary>Time the epoch took, validation included.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>What the training minimises: <see cref="Loss"/> plus <see cref="Penalty"/>.</summary>
    public double TotalLoss => Loss + Penalty;

    /// <summary>One line for people: what was not measured is left out.</summary>
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
