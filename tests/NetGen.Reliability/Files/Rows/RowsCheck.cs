namespace NetGen.Reliability.Files.Rows;

/// <summary>
/// Data sets that stay in their files: files of rows, and array files of numpy. A file that is taken is read whole. Its values may still be refused, such as by
/// Verify.
/// </summary>
internal sealed class RowsCheck : FileCheck
{
    private const int Rows = 3;

    private byte[] _features = [], _targets = [];

    public override string Name => "files/rows";

    public override void Begin(string folder)
    {
        (_features, _targets) = (NpyBytes.Sound(Rows, 2), NpyBytes.Sound(Rows, 1));
        string rows = Write("rows", RowFileBytes.Sound()), features = Write("features", _features), targets = Write("targets", _targets);
        Measure(() => ReadRowFile(rows));
        Measure(() => ReadNpy(features, targets));
    }

    protected override Mutant Draw(Chance chance)
    {
        if (chance.Happens(0.5))
        {
            byte[] file = RowFileBytes.Mutant(chance);
            string path = Write("mutant", file);
            return new Mutant(file, () => ReadRowFile(path));
        }

        bool isOfFeatures = chance.Happens(0.5);
        byte[] mutant = NpyBytes.Mutant(Rows, isOfFeatures ? 2 : 1, chance);
        string features = Write("features", isOfFeatures ? mutant : _features), targets = Write("targets", isOfFeatures ? _targets : mutant);
        return new Mutant(mutant, () => ReadNpy(features, targets));
    }

    private static void ReadRowFile(string path)
    {
        using var rows = RowFile.Open(path);
        rows.Verify();
        RowSources.ReadAll(rows);
    }

    private static void ReadNpy(string features, string targets)
    {
        using var rows = NpyRows.Open(features, targets);
        RowSources.ReadAll(rows);
    }
}
