namespace NetGen.Reliability.Trainings;

/// <summary>Settings of <see cref="FitOptions"/> that are numbers or lists, drawn at random. Each is off in most cases, so all combinations occur.</summary>
internal static class Regularization
{
    /// <summary>The settings drawn here.</summary>
    public static IReadOnlyList<string> Settings { get; } =
    [
        nameof(FitOptions.L1), nameof(FitOptions.L2), nameof(FitOptions.MaxNorm), nameof(FitOptions.GradientNoise), nameof(FitOptions.ClipNorm),
        nameof(FitOptions.ClipValue), nameof(FitOptions.LabelSmoothing), nameof(FitOptions.ClassWeights), nameof(FitOptions.Freeze),
        nameof(FitOptions.AverageWeights), nameof(FitOptions.GradientShards), nameof(FitOptions.NormalizeOver), nameof(FitOptions.RefitScaling),
        nameof(FitOptions.Shuffle), nameof(FitOptions.Shuffling),
    ];

    public static FitOptions Draw(Chance chance, TrainedClass network)
    {
        bool isProbability = network.Targets != TargetKind.Values;
        int shards = chance.Happens(0.2) ? chance.Of([1, 2, 4]) : 0;
        string[] tensors = [.. network.Info.Tensors.Select(static tensor => tensor.Name)];
        return new FitOptions
        {
            L1 = Maybe(1e-3f), L2 = Maybe(1e-2f), MaxNorm = Maybe(1), GradientNoise = Maybe(0.01f), ClipNorm = Maybe(0.5f), ClipValue = Maybe(0.1f),
            LabelSmoothing = isProbability ? Maybe(0.1f) : 0,
            ClassWeights = !chance.Happens(0.3) ? null : network.Targets switch
            {
                TargetKind.Classes => [1, 2, 0.5f],
                TargetKind.Unit => [1, 3],
                _ => null,
            },
            Freeze = chance.Happens(0.25) ? [chance.Of(tensors)] : [],
            AverageWeights = chance.Happens(0.4) ? new WeightAveraging(0.8f, chance.Happens(0.5), chance.Happens(0.5)) : null,
            GradientShards = shards, NormalizeOver = shards > 0 || chance.Happens(0.5) ? NormalizedRows.OfPart : NormalizedRows.All,
            RefitScaling = chance.Happens(0.3), Shuffle = chance.Happens(0.8),
            Shuffling = chance.Below(3) switch
            {
                0 => Shuffling.ByBlocks(chance.Between(1, 9), chance.Between(1, 4)),
                1 => Shuffling.ByBlocks(),
                _ => Shuffling.OfRows,
            },
        };

        float Maybe(float value) => chance.Happens(0.25) ? value : 0;
    }
}
