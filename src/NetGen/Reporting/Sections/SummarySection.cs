using static System.FormattableString;

namespace NetGen;

/// <summary>The result of the training at a glance.</summary>
internal static class SummarySection
{
    public static ReportSection Of(ReportSubject subject) => new("summary", "At a glance", $"""
        <p class="lead">{Markup.Escape(Story(subject))}</p>
        <dl class="figures">{string.Concat(Cards(subject).Select(Card))}</dl>
        """);

    private static string Card((string Name, string Value, string Note) figure) =>
        $"<div><dt>{Markup.Escape(figure.Name)}</dt><dd>{Markup.Escape(figure.Value)}</dd><dd class=\"note\">{Markup.Escape(figure.Note)}</dd></div>";

    private static IEnumerable<(string Name, string Value, string Note)> Cards(ReportSubject subject)
    {
        if (subject.Measured is { } measured)
        {
            (string name, string value) = double.IsNaN(measured.Evaluation.Accuracy)
                ? ("Error (RMSE)", Figures.Number(measured.Evaluation.Rmse))
                : ("Accuracy", Figures.Percent(measured.Evaluation.Accuracy));
            yield return (name, value, $"on the {measured.DataName}, {Figures.Count(measured.Data.Count, "row")}");
        }

        if (subject.Best is { } best)
        {
                        yield return ("Best epoch", Figures.Count(best.Epoch), best.ValidationLoss is { } loss
                            ? $"validation loss {Figures.Number(loss)}"
                            : $"training loss {Figures.Number(best.TotalLoss)}");
        }

        if (subject.History.Epochs.Count > 0)
        {
            TimeSpan time = TimeOf(subject.History);
            yield return ("Time", Figures.Time(time), SpeedOf(subject, time));
        }

        if (subject.Training is { Network.Info: { } info })
        {
            yield return ("Parameters", Figures.Count(info.ParameterCount), $"{Figures.Count(info.MultiplyAddCount, "multiply-add")} a prediction");
        }
    }

    private static string Story(ReportSubject subject)
    {
        string end = EndOf(subject.History);
        if (subject.Training is not { } training)
        {
            return end;
        }

        string watched = training.Validation is { } validation ? $" and was watched by {Figures.Count(validation.Count)} others" : "";
        return $"{training.Network.Info.Name} learned from {Figures.Count(training.Data.Count, "row")}{watched}. {end}";
    }

    private static string EndOf(History history)
    {
        string epochs = Figures.Count(history.Epochs.Count, "epoch");
        string start = history.Restarts.Count > 1 ? Invariant($" It is the best of {history.Restarts.Count} starts, number {history.BestRestart}.") : "";
        return history.StopReason switch
        {
            StopReason.StoppedByCallback => $"A callback ended the training after {epochs}.",
            StopReason.Diverged => $"The training diverged after {epochs} with finite losses.",
            StopReason.Cancelled => $"The training was cancelled after {epochs}.",
            _ => $"The training ran its full {epochs}.",
        } + start;
    }

    private static TimeSpan TimeOf(History history) => history.Epochs.Aggregate(TimeSpan.Zero, static (sum, epoch) => sum + epoch.Duration);

    private static string SpeedOf(ReportSubject subject, TimeSpan time)
    {
        int epochs = subject.History.Epochs.Count;
        double seconds = time.TotalSeconds;
        return subject.Training is { } training && seconds > 0
            ? $"{Figures.Count(epochs, "epoch")}, {Figures.Count((long)(epochs * (double)training.Data.Count / seconds))} samples a second"
            : Figures.Count(epochs, "epoch");
    }
}
