namespace NetGen.Reliability.Planting;

/// <summary>The tests notice: each planted bug makes a test of its area fail. The cases are the bugs.</summary>
internal sealed class PlantedBugsCheck : Check
{
    private static readonly PlantedBug[] s_bugs = [.. RuntimeBugs.All, .. CompilerBugs.All];

    private readonly HashSet<string> _built = new(StringComparer.Ordinal);

    private readonly HashSet<TestArea> _sound = [];

    private PlantedCopy? _copy;

    public override string Name => "tests/planted";

    /// <summary>It builds and runs the tests anew, so CI, which has just run them, leaves it out.</summary>
    public override long Small => 0;

    public override long Large => s_bugs.Length;

    public override TimeSpan Longest => TimeSpan.FromMinutes(20);

    /// <summary>Tests that count what is allocated would count what others allocate.</summary>
    public override bool RunsSideBySide => false;

    public override void Begin(string folder)
    {
        _copy = new PlantedCopy(folder);
        _copy.Make(s_bugs);
    }

    public override void Try(Case one)
    {
        PlantedBug bug = s_bugs[one.Number];
        Prepare(bug.Area);
        (bool passed, _) = _copy!.Test(bug.Area, (int)one.Number + 1);
        BrokenPromiseException.Unless(!passed, () => $"Expected a test by {bug.Area.Filter} in {bug.Area.Project} to fail, but all pass although {bug.Name}.");
    }

    public override string Finish(long tried) => $"{tried} planted";

    /// <summary>Builds the tests of an area, and runs them without a bug: tests that fail then would notice every bug.</summary>
    private void Prepare(TestArea area)
    {
        if (!_built.Contains(area.Project))
        {
            _copy!.Build(area.Project);
            _built.Add(area.Project);
        }

        if (!_sound.Contains(area))
        {
            (bool passed, string output) = _copy!.Test(area, bug: 0);
            BrokenPromiseException.Unless(passed, () => $"Expected the tests of {area.Project} to pass without a planted bug, but found: {output}");
            _sound.Add(area);
        }
    }
}
