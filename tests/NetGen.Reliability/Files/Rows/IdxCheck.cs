namespace NetGen.Reliability.Files.Rows;

/// <summary>IDX files that are not packed: as an array in memory, and as images and labels that stay in their files.</summary>
internal sealed class IdxCheck : FileCheck
{
    private const int Count = 3, Classes = 10;

    private byte[] _images = [], _labels = [];

    public override string Name => "files/idx";

    public override void Begin(string folder)
    {
        (_images, _labels) = (IdxBytes.Of([0, 0, 8, 3], [Count, 2, 2], new byte[12]), IdxBytes.Of([0, 0, 8, 1], [Count], [0, 1, 9]));
        string images = Write("images", _images), labels = Write("labels", _labels);
        Measure(() => IdxFile.Read(images));
        Measure(() => ReadRows(images, labels));
    }

    protected override Mutant Draw(Chance chance)
    {
        if (chance.Happens(0.5))
        {
            byte[] file = IdxBytes.Of(chance, Count, 2, 2);
            string path = Write("mutant", file);
            return new Mutant(file, () => IdxFile.Read(path));
        }

        bool isOfImages = chance.Happens(0.5);
        byte[] mutant = isOfImages ? IdxBytes.Of(chance, Count, 2, 2) : IdxBytes.Of(chance, Count);
        string images = Write("images", isOfImages ? mutant : _images), labels = Write("labels", isOfImages ? _labels : mutant);
        return new Mutant(mutant, () => ReadRows(images, labels));
    }

    private static void ReadRows(string images, string labels)
    {
        using var rows = IdxRows.Open(images, labels, Classes);
        RowSources.ReadAll(rows);
    }
}
