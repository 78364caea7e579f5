namespace NetGen;

/// <summary>
/// Outputs and losses of a data set. Several workers compute the rows. Every sum is over the rows in order, so it has the same bits for any number of workers.
/// </summary>
internal sealed class Scoring
{
    /// <summary>Rows that a worker takes at a time.</summary>
    public const int ChunkRows = 256;

    private readonly Dataset _data;
    private readonly NetworkInfo _info;

    private Scoring(NetworkInfo info, Dataset data)
    {
        _info = info;
        _data = data;
        Outputs = new float[checked(data.Count * info.OutputSize)];
        Losses = new float[data.Count];
    }

    /// <summary>The outputs: [rows, output size].</summary>
    public float[] Outputs { get; }

    /// <summary>The loss of each row.</summary>
    public float[] Losses { get; }

    public double MeanLoss => Losses.Sum(static loss => (double)loss) / _data.Count;

    public static Scoring Of<T>(T network, Dataset data, ThreadTeam team)
        where T : IInferenceNetwork<T>
    {
        var scoring = new Scoring(T.Info, data);
        int chunks = (data.Count + ChunkRows - 1) / ChunkRows;
        team.Run(worker =>
        {
            for (int chunk = worker; chunk < chunks; chunk += team.Size)
            {
                int first = chunk * ChunkRows, rows = Math.Min(ChunkRows, data.Count - first);
                network.Score(
                    data.Features.Slice(first * T.InputSize, rows * T.InputSize),
                    data.Targets.Slice(first * T.OutputSize, rows * T.OutputSize),
                    scoring.Outputs.AsSpan(first * T.OutputSize, rows * T.OutputSize),
                    scoring.Losses.AsSpan(first, rows));
            }
        });
        return scoring;
    }

    public double AccuracyBy(AccuracyRule rule) =>
        AccuracyRules.Share(rule, AccuracyRules.CountCorrect(rule, Outputs, _data.Targets, _info), _data.Count, _info.OutputSize);

    /// <summary>The numbers that are recorded after every epoch.</summary>
    public (double Loss, double Accuracy) Summary(AccuracyRule rule) => (MeanLoss, AccuracyBy(rule));
}
