using System.Collections.Immutable;

namespace NetGen;

/// <summary>The trainings of a learning curve.</summary>
/// <typeparam name="T">The network type.</typeparam>
internal sealed class LearningCurveRun<T>
    where T : INeuralNetwork<T>
{
    private readonly int[] _sizes;
    private readonly FitOptions _options;

    /// <summary>Stores sizes and options, and throws if they are not valid for a curve.</summary>
    public LearningCurveRun(ReadOnlySpan<int> sizes, FitOptions options)
    {
        if (options.ResumeFrom is not null || options.Callbacks.Any(static callback => callback is Checkpoint))
        {
            throw new ArgumentException("Expected neither Checkpoint nor ResumeFrom, because a checkpoint belongs to one training, and each size is a "
                + "separate training.", nameof(options));
        }

        if (sizes.IsEmpty)
        {
            throw new ArgumentException("Expected at least one size, but found none.", nameof(sizes));
        }

        int before = 0;
        foreach (int size in sizes)
        {
            if (size <= before)
            {
                throw new ArgumentException($"Expected sizes that rise from 1 or more, but found {size} after {before}.", nameof(sizes));
            }

            before = size;
        }

        _sizes = sizes.ToArray();
        _options = options;
    }

    /// <summary>Trains all sizes of each fold.</summary>
    public LearningCurve Over(IEnumerable<Fold> folds, CancellationToken cancellation)
    {
        var training = new List<Evaluation[]>();
        var validation = new List<Evaluation[]>();
        foreach (Fold fold in folds)
        {
            (Evaluation[] trained, Evaluation[] validated) = Train(fold, _options with { Seed = unchecked(_options.Seed + training.Count) }, cancellation);
            training.Add(trained);
            validation.Add(validated);
        }

        return training.Count > 0
            ? new LearningCurve([.. _sizes.Select((size, i) => new LearningCurvePoint(size, OfSize(training, i), OfSize(validation, i)))])
            : throw new ArgumentException("Expected at least one fold, but found none.", nameof(folds));
    }

    private (Evaluation[] Training, Evaluation[] Validation) Train(Fold fold, FitOptions options, CancellationToken cancellation)
    {
        DataCheck.Require(T.Info, fold.Train, nameof(fold.Train));
        DataCheck.Require(T.Info, fold.Validation, nameof(fold.Validation));
        if (_sizes[^1] > fold.Train.Count)
        {
            throw new ArgumentException($"Expected sizes up to the {fold.Train.Count} rows of the training set, but found {_sizes[^1]}.", "sizes");
        }

        int[] order = fold.Train.NestedOrder(options.Seed, ClassesOf(fold.Train));
        var training = new Evaluation[_sizes.Length];
        var validation = new Evaluation[_sizes.Length];
        for (int i = 0; i < _sizes.Length; i++)
        {
            Dataset part = fold.Train.Rows(order.AsSpan(0, _sizes[i]));
            var network = T.Create(options.Seed);
            network.Fit(part, options, cancellation);
            cancellation.ThrowIfCancellationRequested();
            training[i] = network.Evaluate(part, options.Threads);
            validation[i] = network.Evaluate(fold.Validation, options.Threads);
        }

        return (training, validation);
    }

    /// <summary>The class of each row. Without classes, or with several labels per row, all rows count as one class.</summary>
    private static int[] ClassesOf(Dataset data)
    {
        AccuracyRule rule = AccuracyRules.For(T.Info, data);
        bool areClasses = rule == AccuracyRule.ArgMax || (rule == AccuracyRule.PerLabel && T.OutputSize == 1);
        return areClasses
            ? [.. Enumerable.Range(0, data.Count).Select(row => Classification.ClassOf(data.TargetsOf(row), T.Info.OutputActivation))]
            : new int[data.Count];
    }

    private static ImmutableArray<Evaluation> OfSize(List<Evaluation[]> folds, int index) => [.. folds.Select(fold => fold[index])];
}
