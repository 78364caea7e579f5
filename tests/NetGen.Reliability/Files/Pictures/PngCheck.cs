namespace NetGen.Reliability.Files.Pictures;

/// <summary>PNG files.</summary>
internal sealed class PngCheck : PictureCheck
{
    private readonly PngBytes _bytes = new();

    public override string Name => "files/png";

    public override void Begin(string folder)
    {
        foreach (byte[] sound in _bytes.Sound)
        {
            Measure(ReaderOf(sound, isGrey: true, isStream: true));
        }
    }

    protected override Mutant Draw(Chance chance)
    {
        byte[] file = _bytes.Mutant(chance);
        return new Mutant(file, ReaderOf(file, chance.Happens(0.3), chance.Happens(0.3)));
    }
}
