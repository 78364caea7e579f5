using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetGen.Reliability.Declarations.Drawing;
using NetGen.Reliability.Declarations.Trying;

namespace NetGen.Reliability.Declarations;

/// <summary>The generator throws nothing, ignores no class, and is quick.</summary>
internal sealed class RandomDeclarationsCheck : Check
{
    private Projects _projects = null!;

    private long _full, _refused;

    public override string Name => "declarations/random";

    public override long Small => 2_000;

    public override long Large => 50_000;

    public override bool RunsColdCode => true;

    public override void Begin(string folder) => _projects = new Projects(new Names(GeneratedNames.All()));

    public override void Try(Case one)
    {
        var project = _projects.Of(one.Chance);
        var generated = Generated.Of(project);
        ImmutableArray<Diagnostic> analyzed = Compiler.Analyze(generated.Output, generated.Project);
        (int full, int refused) = Answers.Check(generated, analyzed);
        Interlocked.Add(ref _full, full);
        Interlocked.Add(ref _refused, refused);
    }

    public override string Finish(long tried)
    {
        BrokenPromiseException.Unless(tried < FewestForShares || (_full > tried / 3 && _refused > tried / 20),
            () => $"Expected many classes with files and many with a reason, but found {_full} and {_refused}.");
        return $"{_full:N0} classes generated, {_refused:N0} refused";
    }
}
