namespace NetGen.Reliability.Files.Weights;

/// <summary>
/// Weights as safetensors, by every way in which they are read: Load from bytes, from a stream that can seek or cannot, from a file with a map of names, the
/// weights of a frozen class, and the container alone with all its tensors. A refused file leaves the network as it was. A taken one leaves finite numbers.
/// </summary>
internal sealed class SafetensorsCheck : FileCheck
{
    private static readonly float[] s_input = [0.5f, -1, 2];

    private readonly ThreadLocal<FileNet> _net = new(static () => new FileNet(seed: 2));

    private SafetensorsParts? _parts;

    public override string Name => "files/safetensors";

    public override long Large => 10_000_000;

    /// <summary>JSON of short values takes 12 bytes a value while it is read, and every tensor has a name and an entry.</summary>
    protected override int BytesPerByte => 64;

    public override void Begin(string folder)
    {
        string path = Path.Combine(folder, "sound.safetensors");
        FileNet.Trained().Save(path);
        byte[] sound = File.ReadAllBytes(path);
        _parts = new SafetensorsParts(sound);
        for (int way = 0; way < 6; way++)
        {
            Measure(ReaderOf(sound, way));
        }
    }

    protected override Mutant Draw(Chance chance)
    {
        byte[] file = _parts!.Mutant(chance);
        int way = chance.Happens(0.05) ? 5 : chance.Below(5);
        return new Mutant(file, ReaderOf(file, way));
    }

    private static void ReadAll(byte[] file)
    {
        using var reader = new SafetensorsReader("mutant", new MemoryStream(file));
        foreach (SafetensorsEntry entry in reader.Entries)
        {
            switch (entry.Type)
            {
                case SafeTensorType.I64:
                    reader.Int64s(entry.Name, entry.Shape.AsSpan());
                    break;
                case SafeTensorType.U8:
                    reader.Bytes(entry.Name, entry.Shape.AsSpan());
                    break;
                default:
                    reader.Floats(entry.Name, entry.Shape.AsSpan());
                    break;
            }
        }
    }

    private static void ReadFrozen(byte[] file) => new EmbeddedSafetensors(new WeightsInAssembly(file), "weights", file.Length).FrozenFor(FileNet.Info());

    private Action ReaderOf(byte[] file, int way)
    {
        switch (way)
        {
            case 0:
                return () => Loaded(net => NetworkFile.Load(FileNet.Info(), net.Memory, file));
            case 1:
                return () => Loaded(net => NetworkFile.Load(FileNet.Info(), net.Memory, new MemoryStream(file)));
            case 2:
                return () => Loaded(net => NetworkFile.Load(FileNet.Info(), net.Memory, new BufferedPipe(file)));
            case 3:
                return () => ReadFrozen(file);
            case 4:
                return () => ReadAll(file);
            default:
                string path = Write("mutant.safetensors", file);
                return () => Loaded(net => NetworkFile.Load(FileNet.Info(), net.Memory, path, static name => name));
        }
    }

    private void Loaded(Action<FileNet> load)
    {
        FileNet net = _net.Value!;
        float[] before = net.Values();
        try
        {
            load(net);
        }
        catch (NetGenFormatException)
        {
            BrokenPromiseException.Unless(before.AsSpan().SequenceEqual(net.Values()), static () => "Expected a refused file to change nothing, but it did.");
            throw;
        }

        BrokenPromiseException.Unless(!net.Values().Any(static value => !float.IsFinite(value)),
            static () => "Expected finite weights from a file that is taken, but found others.");
        net.Predict(s_input);
    }

    /// <summary>A stream that cannot seek, as from a network.</summary>
    private sealed class BufferedPipe(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
    }
}
