namespace NetGen;

/// <summary>
/// Outputs and losses of a data set. Several workers compute the rows. Every sum is over the rows in order, so it has the same bits for any number of workers.
/// </summary>
internal sealed class Scoring
{
    /// <summary>Rows that a worker takes at a time.</summary>
    public const int ChunkRows = 256;

    private readonly IRowSource _data;
    private readonly NetworkInfo _info;
    private readonly float[]? _targets;

    private Scoring(NetworkInfo info, IRowSource data)
    {
        _info = info;
        _data = data;
        _targets = data is Dataset ? null : new float[checked(data.Count * info.OutputSize)];
        Outputs = new float[checked(data.Count * info.OutputSize)];
        Losses = new float[data.Count];
    }

    /// <summary>The outputs: [rows, output size].</summary>
    public float[] Outputs { get; }

    /// <summary>The loss of each row.</summary>
    public float[] Losses { get; }

    /// <summary>The targets: [rows, output size]. They are those of the data set, or those read from another source.</summary>
    public ReadOnlySpan<float> Targets => _targets ?? ((Dataset)_data).Targets;

    public double MeanLoss => Losses.Sum(static loss => (double)loss) / _data.Count;

    /// <summary>Computes all rows.</summary>
    public static Scoring Of<T>(T network, IRowSource data, ThreadTeam team)
        where T : IInferenceNetwork<T> => Of(network, data, team, CancellationToken.None)!;

    /// <summary>
    /// Computes all rows, or returns null if it is cancelled before. Every worker computes its first chunk in any case, so a small data set is always finished.
    /// </summary>
    public static Scoring? Of<T>(T network, IRowSource data, ThreadTeam team, CancellationToken cancellation)
        where T : IInferenceNetwork<T>
    {
        int left = 0;
        var scoring = new Scoring(T.Info, data);
        int chunks = (data.Count + ChunkRows - 1) / ChunkRows;
        team.Run(worker =>
        {
            float[] read = data is Dataset ? [] : new float[ChunkRows * T.InputSize];
            for (int chunk = worker; chunk < chunks; chunk += team.Size)
            {
                if (chunk >= team.Size && cancellation.IsCancellationRequested)
                {
                    Volatile.Write(ref left, 1);
                    return;
                }

                int first = chunk * ChunkRows, rows = Math.Min(ChunkRows, data.Count - first);
                network.Score(
                    scoring.FeaturesOf(first, rows, read),
                    scoring.Targets.Slice(first * T.OutputSize, rows * T.OutputSize),
                    scoring.Outputs.AsSpan(first * T.OutputSize, rows * T.OutputSize),
                    scoring.Losses.AsSpan(first, rows));
            }
        });
        return left == 0 ? scoring : null;
    }

    public double AccuracyBy(AccuracyRule rule) =>
        AccuracyRules.Share(rule, AccuracyRules.CountCorrect(rule, Outputs, Targets, _info), _data.Count, _info.OutputSize);

    /// <summary>The features of some rows. If the source is not in memory, features and targets are read and checked together.</summary>
    private ReadOnlySpan<float> FeaturesOf(int first, int rows, float[] read)
    {
        if (_data is Dataset data)
        {
            return data.Features.Slice(first * _info.InputSize, rows * _info.InputSize);
        }

        Span<float> features = read.AsSpan(0, rows * _info.InputSize), targets = _targets.AsSpan(first * _info.OutputSize, rows * _info.OutputSize);
        _data.Read(first, features, targets);
        RowCheck.Require(_data, _info.Loss, first, features, targets);
        return features;
    }

    /// <summary>The numbers that are recorded after every epoch.</summary>
    public (double Loss, double Accuracy) Summary(AccuracyRule rule) => (MeanLoss, AccuracyBy(rule));
}
