namespace NetGen.Reliability.Trainings;

/// <summary>Made-up rows that can be learned: targets follow from a random plane through the features.</summary>
internal static class TrainingData
{
    public static Dataset Of(TrainedClass network, int count, ulong seed)
    {
        var chance = new Chance(seed, "rows", count);
        int width = network.Info.InputSize, outputs = network.Info.OutputSize;
        float[] features = Values(chance, count * width), plane = Values(new Chance(1, "plane", width), width * outputs);
        float[] scores = new float[count * outputs];
        for (int i = 0; i < scores.Length; i++)
        {
            for (int feature = 0; feature < width; feature++)
            {
                scores[i] += features[(i / outputs * width) + feature] * plane[(i % outputs * width) + feature];
            }
        }

        return network.Targets switch
        {
            TargetKind.Classes => Dataset.FromLabels(
                features, width, [.. scores.Chunk(outputs).Select(static row => Array.IndexOf(row, row.Max()))], outputs),
            TargetKind.Values => new Dataset(features, width, [.. scores.Select(static score => score / 4)], outputs),
            _ => new Dataset(features, width, [.. scores.Select(static score => score > 0 ? 1f : 0f)], outputs),
        };
    }

    /// <summary>Values from -1 to 1; a fifth of them are 0, which kernels may skip.</summary>
    private static float[] Values(Chance chance, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => chance.Happens(0.2) ? 0 : (float)((2 * chance.Unit()) - 1))];
}
