using System.Globalization;

namespace NetGen;

/// <summary>A network, the data set on which it is measured, and the results.</summary>
internal sealed class MeasuredNetwork
{
    private readonly ReportOptions _options;

    private MeasuredNetwork(INetworkReader network, Dataset data, string dataName, ReportOptions options)
    {
        (Network, Data, DataName, _options) = (network, data, dataName, options);
        Scoring = network.Score(data);
        Evaluation = Evaluation.Of(Info, data, Scoring);
        Rule = AccuracyRules.For(Info, data);
    }

    public INetworkReader Network { get; }

    public NetworkInfo Info => Network.Info;

    public Dataset Data { get; }

    /// <summary>The name of the data set in sentences, such as "test set".</summary>
    public string DataName { get; }

    public Scoring Scoring { get; }

    public Evaluation Evaluation { get; }

    public AccuracyRule Rule { get; }

    /// <summary>Whether each row is of one class.</summary>
    public bool IsClassifier => Rule == AccuracyRule.ArgMax || (Rule == AccuracyRule.PerLabel && Info.OutputSize == 1);

    /// <summary>Number of classes of a classifier.</summary>
    public int Classes => Info.OutputSize == 1 ? 2 : Info.OutputSize;

    /// <summary>The size of the input if it is an image, otherwise null.</summary>
    public ImageShape? Image => Info.InputShape is [var height, var width, var channels] ? new ImageShape(height, width, channels) : null;

    /// <summary>
    /// Measures the network on the test set, otherwise on the validation set, otherwise on the training set. Null if this set is not in memory.
    /// </summary>
    /// <exception cref="ArgumentException">The options do not fit the network.</exception>
    public static MeasuredNetwork? Of(TrainingSubject training, ReportOptions options)
    {
        NetworkInfo info = training.Network.Info;
        (IRowSource source, string name) = options.Test is { } test
            ? (test, "test set")
            : training.Validation is { } validation ? (validation, "validation set") : (training.Data, "training set");
        if (source is not Dataset data)
        {
            return null;
        }

        DataCheck.Require(info, data, nameof(ReportOptions.Test));
        RequireCount(options.ClassNames, info.OutputSize == 1 ? 2 : info.OutputSize, "classes", nameof(ReportOptions.ClassNames));
        RequireCount(options.FeatureNames, info.InputSize, "features", nameof(ReportOptions.FeatureNames));
        return new MeasuredNetwork(training.Network, data, name, options);
    }

    /// <summary>The outputs of one row.</summary>
    public ReadOnlySpan<float> OutputsOf(int row) => Scoring.Outputs.AsSpan(row * Info.OutputSize, Info.OutputSize);

    /// <summary>The actual class of a row.</summary>
    public int ActualOf(int row) => Classification.ClassOf(Data.TargetsOf(row), Info.OutputActivation);

    /// <summary>The predicted class of a row.</summary>
    public int PredictedOf(int row) => Classification.ClassOf(OutputsOf(row), Info.OutputActivation);

    public string ClassName(int index) => _options.ClassNames?[index] ?? index.ToString(CultureInfo.InvariantCulture);

    public string FeatureName(int index) => _options.FeatureNames?[index] ?? $"feature {(index + 1).ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Row numbers evenly spread over the data set, because data sets are often sorted. If there are few rows, all of them.</summary>
    public IEnumerable<int> SpreadRows(int most) =>
        Data.Count <= most ? Enumerable.Range(0, Data.Count) : Enumerable.Range(0, most).Select(i => (int)((long)i * Data.Count / most));

    private static void RequireCount(IReadOnlyList<string>? names, int count, string of, string parameter)
    {
        if (names is not null && names.Count != count)
        {
            throw new ArgumentException($"Expected names of {count} {of}, but found {names.Count}.", parameter);
        }

        if (names is not null && names.Any(static name => name is null))
        {
            throw new ArgumentException("Expected names, but found null among them.", parameter);
        }
    }
}
