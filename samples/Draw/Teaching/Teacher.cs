using System.Diagnostics;
using Draw.Networks;
using NetGen;

namespace Draw.Teaching;

/// <summary>
/// Teaches a reader new signs, in steps so short that the page stays alive: a browser gives a page one thread, and what takes long would stop the pen too.
/// </summary>
/// <param name="reader">Who learns.</param>
internal sealed class Teacher(SignReader reader)
{
    /// <summary>How often the last layer goes through all examples.</summary>
    public const int Epochs = 20;

    /// <summary>The part of a lesson's time that its examples take.</summary>
    private const double ShareOfExamples = 0.7;

    /// <summary>How long the page may stand still: half a frame.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(8);

    private readonly Examples _examples = new(reader);
    private Task? _preparation;

    /// <summary>Describes the digits that are not to be forgotten. A lesson does so if need be; done while the user still draws, it costs no waiting.</summary>
    public Task PrepareAsync() => _preparation = _preparation is { IsFaulted: false } running
        ? running
        : DescribeAsync(_examples.DescribeDigits(), static () => { }, CancellationToken.None);

    /// <summary>Teaches one sign. If it is cancelled, the reader stays as it was.</summary>
    /// <param name="lesson">The sign and its drawings.</param>
    /// <param name="report">Told how far it is.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task TeachAsync(Lesson lesson, Action<LessonProgress> report, CancellationToken cancellation)
    {
        int sign = reader.Names.Count;
        await AwaitDigitsAsync(ReportExamples, cancellation);
        try
        {
            await DescribeAsync(_examples.DescribeSign(sign, lesson.Drawings), ReportExamples, cancellation);
            reader.Add(lesson.Name, await TrainAsync(Decisions.WithRoomFor(sign, reader.Decision), report, cancellation));
        }
        catch
        {
            _examples.Forget(sign);
            throw;
        }

        void ReportExamples() => report(new LessonProgress(ShareOfExamples * _examples.Count / Examples.CountFor(sign), []));
    }

    private static async Task DescribeAsync(IEnumerable<int> examples, Action report, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        foreach (int example in examples)
        {
            if (clock.Elapsed > s_patience)
            {
                report();
                await LetThePageLiveAsync(cancellation);
                clock.Restart();
            }
        }
    }

    private async Task AwaitDigitsAsync(Action report, CancellationToken cancellation)
    {
        Task digits = PrepareAsync();
        while (!digits.IsCompleted)
        {
            report();
            await Task.WhenAny(digits, Task.Delay(50, cancellation));
            cancellation.ThrowIfCancellationRequested();
        }

        await digits;
    }

    private async Task<Decision> TrainAsync(Decision decision, Action<LessonProgress> report, CancellationToken cancellation)
    {
        Dataset data = _examples.ToDataset();
        var losses = new List<double>();
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            // One epoch at a time. The optimizer begins anew each time, which a single layer does not mind: its loss has one valley.
            var options = new FitOptions { Epochs = 1, BatchSize = 32, Seed = epoch, Threads = 1, Optimizer = new Adam(learningRate: 0.003f) };
            History history = decision.Fit(data, options, cancellation);
            cancellation.ThrowIfCancellationRequested();
            losses.Add(history.Epochs[^1].Loss);
            report(new LessonProgress(ShareOfExamples + ((1 - ShareOfExamples) * (epoch + 1) / Epochs), losses));
            await LetThePageLiveAsync(cancellation);
        }

        return decision;
    }

    /// <summary>Gives the thread back for a moment: the browser draws, and tells what pen and keys have done.</summary>
    private static Task LetThePageLiveAsync(CancellationToken cancellation) => Task.Delay(1, cancellation);
}
