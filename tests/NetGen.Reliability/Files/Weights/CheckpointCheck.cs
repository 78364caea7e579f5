using System.Buffers.Binary;

namespace NetGen.Reliability.Files.Weights;

/// <summary>
/// Resuming from mutants of a checkpoint, whose checksum is right in most of them. The newest file, the one before it, or both are mutants, or one is missing.
/// A file whose checksum is wrong is never resumed from: the training uses the file before it and says so, or refuses.
/// </summary>
internal sealed class CheckpointCheck : FileCheck
{
    private const int Epochs = 2;

    private readonly ThreadLocal<FileNet> _net = new(static () => new FileNet(seed: 2));

    private byte[] _sound = [], _before = [];

    private SafetensorsParts? _parts;

    private float[] _start = [], _resumed = [];

    public override string Name => "files/checkpoint";

    /// <summary>JSON of short values takes 12 bytes a value while it is read. Two files may be read, each twice.</summary>
    protected override int BytesPerByte => 128;

    public override void Begin(string folder)
    {
        string path = Path.Combine(folder, "sound.ckpt");
        new FileNet(seed: 1).Fit(FileNet.Rows, Options(null, new Checkpoint(path)));
        (_sound, _before) = (File.ReadAllBytes(path), File.ReadAllBytes(path + ".previous"));
        _parts = new SafetensorsParts(_sound);
        _start = new FileNet(seed: 2).Values();
        Measure(() => Resume(path, _sound));
        _resumed = _net.Value!.Values();
        BrokenPromiseException.Unless(!_resumed.AsSpan().SequenceEqual(_start), static () => "Expected a sound checkpoint to be resumed, but nothing changed.");
    }

    protected override Mutant Draw(Chance chance)
    {
        byte[] mutant = _parts!.Mutant(chance);
        if (mutant.Length > sizeof(uint) && chance.Happens(0.8))
        {
            BinaryPrimitives.WriteUInt32LittleEndian(mutant.AsSpan(^sizeof(uint)), Crc32C.Append(Crc32C.Empty, mutant.AsSpan(..^sizeof(uint))));
        }

        string path = PathOf("mutant.ckpt"), previous = path + ".previous";
        File.Delete(previous);
        switch (chance.Below(4))
        {
            case 0:
                File.WriteAllBytes(previous, _sound);
                break;
            case 1:
                File.WriteAllBytes(path, mutant);
                File.Move(path, previous);
                return new Mutant(mutant, () => Resume(path, mutant));
            case 2:
                File.WriteAllBytes(previous, mutant);
                break;
        }

        File.WriteAllBytes(path, mutant);
        return new Mutant(mutant, () => Resume(path, mutant));
    }

    private static FitOptions Options(string? resumeFrom, params Callback[] callbacks) => new()
    {
        Epochs = Epochs, BatchSize = 4, Threads = 1, Seed = 5, Optimizer = new Adam(0.01f), L2 = 1e-3f, AverageWeights = new WeightAveraging(0.5f),
        ResumeFrom = resumeFrom, Callbacks = [new EarlyStopping(patience: 3, monitor: Metric.Loss), .. callbacks],
    };

    private static bool HasRightChecksum(byte[] file) => file.Length > sizeof(uint)
        && BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(^sizeof(uint))) == Crc32C.Append(Crc32C.Empty, file.AsSpan(..^sizeof(uint)));

    private void Resume(string path, byte[] mutant)
    {
        FileNet net = _net.Value!;
        net.SetParameters(_start.AsSpan(0, FileNet.ParameterCount));
        net.SetState(_start.AsSpan(FileNet.ParameterCount));
        History history;
        try
        {
            history = net.Fit(FileNet.Rows, Options(path));
        }
        catch (NetGenFormatException)
        {
            BrokenPromiseException.Unless(_start.AsSpan().SequenceEqual(net.Values()), static () => "Expected a refused file to change nothing, but it did.");
            throw;
        }

        BrokenPromiseException.Unless(!net.Values().Any(static value => !float.IsFinite(value)),
            static () => "Expected finite weights from a file that is taken, but found others.");
        if (!HasRightChecksum(mutant))
        {
            BrokenPromiseException.Unless(history.Warnings.Count > 0 && _resumed.AsSpan().SequenceEqual(net.Values()),
                () => $"Expected the sound file before the damaged one, and a warning, but found {string.Join("; ", history.Warnings)}.");
        }
    }
}
