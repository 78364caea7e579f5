namespace NetGen.Reliability.Interruptions.Writers;

/// <summary>The writers that keep the promise, and some that do not.</summary>
internal static class AllWriters
{
    private static readonly WrittenNet[] s_nets = [new(seed: 1), new(seed: 2), new(seed: 3)];

    public static Writer Model { get; } = new FileWriter("model", "net.safetensors", static (path, content) => s_nets[content].Save(path));

    public static Writer Onnx { get; } = new FileWriter("onnx", "net.onnx", static (path, content) => s_nets[content].SaveOnnx(path));

    public static Writer Idx { get; } = new FileWriter("idx", "labels.idx", static (path, content) =>
        IdxFile.Write(path, [150_000 + content], Enumerable.Repeat((byte)content, 150_000 + content).ToArray()));

    public static Writer Trial { get; } = new FileWriter("trial", "trial-0001.json", static (path, content) =>
        TrialFile.Write(path, new TrialIdentity("search", "trial", "training"), new TrialRecord(
            [.. Enumerable.Range(1, 30 + content).Select(epoch => new TrialEpoch(new EpochRecord { Epoch = epoch, Loss = content, LearningRate = 1 }, 1))],
            TrialEnd.Paused)));

    public static Writer Rows { get; } = new FileWriter("rows", "data.rows", static (path, content) =>
    {
        using var writer = new RowFileWriter(path, featureCount: 50, targetCount: 2);
        float[] features = new float[50 * (300 + content)], targets = new float[2 * (300 + content)];
        Array.Fill(features, content);
        writer.Append(features, targets);
        writer.Complete();
    });

    public static Writer Checkpoint { get; } = new CheckpointWriter();

    /// <summary>Every way in which NetGen replaces a file.</summary>
    public static IReadOnlyList<Writer> Sound { get; } = [Model, Checkpoint, Rows, Trial, Onnx, Idx];

    /// <summary>The old content is gone before the new one is there.</summary>
    public static Writer InPlace { get; } = new FileWriter("in-place", "naive", static (path, content) => File.WriteAllBytes(path, Naive(content)));

    /// <summary>For a moment there is no file.</summary>
    public static Writer DeletesFirst { get; } = new FileWriter("deletes-first", "naive", static (path, content) =>
    {
        File.WriteAllBytes(path + ".tmp", Naive(content));
        File.Delete(path);
        File.Move(path + ".tmp", path);
    });

    /// <summary>The name may reach the disk before the content.</summary>
    public static Writer Unflushed { get; } = new FileWriter("unflushed", "naive", static (path, content) =>
    {
        File.WriteAllBytes(path + ".tmp", Naive(content));
        File.Move(path + ".tmp", path, overwrite: true);
    });

    public static Writer Named(string name) => Sound.Concat([InPlace, DeletesFirst, Unflushed]).Single(writer => writer.Name == name);

    /// <summary>Whoever writes in place needs more room only if the content grows.</summary>
    private static byte[] Naive(int content)
    {
        byte[] bytes = new byte[content == 0 ? 800_000 : 400_000 + content];
        Array.Fill(bytes, (byte)(content + 1));
        return bytes;
    }
}
