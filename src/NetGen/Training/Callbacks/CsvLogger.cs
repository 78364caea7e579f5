using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>
/// Writes one line per epoch to a file for spreadsheets and data frames. The format of numbers does not depend on the language of the system. A value that an
/// epoch does not have is left empty.
/// </summary>
/// <remarks>
/// A new training replaces the file. A training that is resumed writes the epochs of its history again and then continues. So every epoch is in the file
/// exactly once, wherever the training was interrupted. With <see cref="FitOptions.Restarts"/>, the trainings follow each other, and the first column has the
/// number of the training.
/// </remarks>
public sealed class CsvLogger : Callback
{
    private readonly char _separator;

    /// <inheritdoc/>
    internal override bool KeepsTraining => true;

    /// <inheritdoc/>
    protected internal override bool OnlyWrites => true;

    /// <summary>Sets the file and the separator.</summary>
    /// <param name="path">The file.</param>
    /// <param name="separator">The character between two numbers. Spreadsheets in some languages expect a semicolon.</param>
    /// <exception cref="ArgumentException">The separator may be part of a number.</exception>
    public CsvLogger(string path, char separator = ',')
    {
        ArgumentNullException.ThrowIfNull(path);
        if (char.IsAsciiLetterOrDigit(separator) || separator is '.' or '-' or '+' or '\n' or '\r')
        {
            throw new ArgumentException($"Expected a separator that is part of no number, such as ',' or ';', but found '{separator}'.", nameof(separator));
        }

        Path = path;
        _separator = separator;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    /// <exception cref="DirectoryNotFoundException">
    /// The folder of the file does not exist. This is checked before the first epoch, so that no epoch is lost.
    /// </exception>
    public override void OnTrainBegin(TrainingContext training)
    {
        if (training.Restart > 1)
        {
            return;
        }

        AtomicFile.RequireFolder(Path, "The log");
        var text = new StringBuilder(IsRestarted(training) ? $"restart{_separator}" : "");
        text.AppendJoin(_separator, "epoch", "loss", "penalty", "accuracy", "validation_loss", "validation_accuracy", "learning_rate", "seconds").Append('\n');
        foreach (EpochRecord epoch in training.History.Epochs)
        {
            text.Append(Line(training, epoch));
        }

        AtomicFile.Write(Path, stream => stream.Write(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext training, EpochRecord epoch) => File.AppendAllText(Path, Line(training, epoch));

    private static bool IsRestarted(TrainingContext training) => training.Run.Options.Restarts > 1;

    private static string Text(double? value) => value is { } number && !double.IsNaN(number) ? number.ToString(CultureInfo.InvariantCulture) : "";

    private string Line(TrainingContext training, EpochRecord epoch)
    {
        string numbers = string.Join(
            _separator,
            epoch.Epoch.ToString(CultureInfo.InvariantCulture),
            Text(epoch.Loss),
            Text(epoch.Penalty),
            Text(epoch.Accuracy),
            Text(epoch.ValidationLoss),
            Text(epoch.ValidationAccuracy),
            epoch.LearningRate.ToString(CultureInfo.InvariantCulture),
            Text(epoch.Duration.TotalSeconds));
        return IsRestarted(training) ? FormattableString.Invariant($"{training.Restart}{_separator}{numbers}\n") : numbers + "\n";
    }
}
