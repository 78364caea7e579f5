using System.Collections.Concurrent;
using NetGen.Reliability.Trainings;

namespace NetGen.Reliability.Resuming;

/// <summary>A cancellation at any moment ends the work after the step in progress, with a usable network, and can be resumed.</summary>
internal sealed class CancelCheck : Check
{
    private const int ImageCount = 60;

    private readonly ConcurrentDictionary<string, (int Tried, int Cancelled)> _counts = new(StringComparer.Ordinal);
    private string _folder = "", _images = "";

    public override string Name => "cancel/anywhere";

    public override long Small => 200;

    public override long Large => 10_000;

    /// <summary>What is cancelled. A cancellation of a whole training by another thread has several entries, because its time is random.</summary>
    private static IReadOnlyList<string> Kinds { get; } =
    [
        "fit by a thread", "fit by a thread", "fit by a thread", "fit by a thread", "fit before its start", "restarts", "cross-validation", "learning curve",
        "range test", "search", "images", .. Enum.GetNames<Place>().Except([nameof(Place.TrainEnd)], StringComparer.Ordinal),
    ];

    public override void Begin(string folder)
    {
        (_folder, _images) = (folder, Path.Combine(folder, "images"));
        byte[] png = Png.Encode(40, 40, PixelFormat.Gray, [.. Enumerable.Range(0, 1600).Select(static i => (byte)(i * 7))]);
        for (int i = 0; i < ImageCount; i++)
        {
            string name = Directory.CreateDirectory(Path.Combine(_images, i % 2 == 0 ? "even" : "odd")).FullName;
            File.WriteAllBytes(Path.Combine(name, string.Create(CultureInfo.InvariantCulture, $"{i}.png")), png);
        }
    }

    public override void Try(Case one)
    {
        var recipe = new TrainingRecipe(one.Chance, one.Number);
        string kind = Covering.Of("kind", Kinds, one.Number);
        string folder = Directory.CreateDirectory(Path.Combine(_folder, one.Number.ToString(CultureInfo.InvariantCulture))).FullName;
        try
        {
            bool isCancelled = Cancel(kind, new CancelledFit(recipe, one.Chance, folder), new CancelledWork(recipe, one.Chance, folder));
            _counts.AddOrUpdate(kind, (1, isCancelled ? 1 : 0), (_, before) => (before.Tried + 1, before.Cancelled + (isCancelled ? 1 : 0)));
        }
        catch (Exception error)
        {
            throw new BrokenPromiseException(
                $"{kind}: {(error is BrokenPromiseException ? error.Message : error)}{Environment.NewLine}{recipe}");
        }

        Directory.Delete(folder, recursive: true);
    }

    public override string Finish(long tried)
    {
        int cancelled = _counts.Values.Sum(static count => count.Cancelled);
        IEnumerable<string> never = _counts.Where(static count => count.Value is { Tried: >= 8, Cancelled: 0 }).Select(static count => count.Key);
        BrokenPromiseException.Unless(!never.Any(), () => $"Expected cancellations of each kind, but found none of {string.Join(", ", never)}.");
        BrokenPromiseException.Unless(cancelled * 3 >= tried || tried < 20, () => $"Expected a third to be cancelled, but found {cancelled} of {tried}.");
        return string.Create(CultureInfo.InvariantCulture, $"{cancelled} cancelled, {tried - cancelled} ended first");
    }

    private bool Cancel(string kind, CancelledFit fit, CancelledWork work) => kind switch
    {
        "fit by a thread" => fit.ByThread(beforeStart: false),
        "fit before its start" => fit.ByThread(beforeStart: true),
        "restarts" => fit.OfRestarts(),
        "cross-validation" => work.OfFolds(isCurve: false),
        "learning curve" => work.OfFolds(isCurve: true),
        "range test" => work.OfRangeTest(),
        "search" => work.OfSearch(),
        "images" => work.OfImages(_images),
        _ => fit.At(Enum.Parse<Place>(kind)),
    };
}
