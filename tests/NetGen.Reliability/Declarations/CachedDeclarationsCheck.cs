using Microsoft.CodeAnalysis;
using NetGen.Reliability.Declarations.Drawing;
using NetGen.Reliability.Declarations.Trying;

namespace NetGen.Reliability.Declarations;

/// <summary>An unrelated edit leaves every step of the generator as it was.</summary>
internal sealed class CachedDeclarationsCheck : Check
{
    private const int MostEdits = 4;

    private Projects _projects = null!;

    private long _edits, _outputs;

    public override string Name => "declarations/cached";

    public override long Small => 150;

    public override long Large => 10_000;

    public override bool RunsColdCode => true;

    public override void Begin(string folder) => _projects = new Projects(new Names(GeneratedNames.All()));

    public override void Try(Case one)
    {
        DrawnProject project = _projects.Of(one.Chance, isDamaged: false);
        Compilation compilation = Compiler.Compilation(project);
        GeneratorDriver driver = Compiler.Driver(project, isTracked: true).RunGenerators(compilation);
        var edits = new Edits(project, mayMove: driver.GetRunResult().Diagnostics.IsEmpty);
        for (int edit = one.Chance.Between(1, MostEdits); edit > 0; edit--)
        {
            Compilation before = compilation;
            compilation = edits.Next(compilation, one.Chance, out bool isNetworkAdded);
            driver = driver.RunGenerators(compilation);
            Check(driver.GetRunResult().Results.Single(), isNetworkAdded, () => $"\n{project}\nbefore\n{Text(before)}\nafter\n{Text(compilation)}");
        }
    }

    public override string Finish(long tried)
    {
        BrokenPromiseException.Unless(tried < FewestForShares || _outputs > _edits,
            () => $"Expected more outputs than edits, but found {_outputs} and {_edits}.");
        return $"{_edits:N0} edits, {_outputs:N0} outputs of steps kept";
    }

    private void Check(GeneratorRunResult run, bool isNetworkAdded, Func<string> text)
    {
        BrokenPromiseException.Unless(run.Exception is null, () => $"Expected no exception, but found {run.Exception}{text()}");
        foreach ((string step, IncrementalStepRunReason reason, object value) in Outputs(run))
        {
            bool isKept = reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;
            BrokenPromiseException.Unless(isKept || (isNetworkAdded && reason == IncrementalStepRunReason.New),
                () => $"Expected every output of {step} to be kept, but found one that is {reason}: {value}{text()}");
            Interlocked.Add(ref _outputs, isKept ? 1 : 0);
        }

        Interlocked.Increment(ref _edits);
    }

    /// <summary>What became of every output of the generator's own steps. Those of the compiler come from the compilation, which every edit changes.</summary>
    private static IEnumerable<(string Step, IncrementalStepRunReason Reason, object Value)> Outputs(GeneratorRunResult run) =>
        from step in run.TrackedSteps.Where(static named => Steps.Contains(named.Key, StringComparer.Ordinal)).Concat(run.TrackedOutputSteps)
        from single in step.Value
        from output in single.Outputs
        select (step.Key, output.Reason, output.Value);

    private static readonly string[] Steps =
        ["Parsed", "ModelFiles", "Completed", "AmbiguousNames", "result_ForAttributeWithMetadataName"];

    private static string Text(Compilation compilation) =>
        compilation.SyntaxTrees.First().ToString() is { Length: > 2000 } text ? text[..2000] : compilation.SyntaxTrees.First().ToString();
}
