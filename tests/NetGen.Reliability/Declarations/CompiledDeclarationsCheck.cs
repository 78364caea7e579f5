using Microsoft.CodeAnalysis;
using NetGen.Reliability.Declarations.Drawing;
using NetGen.Reliability.Declarations.Trying;

namespace NetGen.Reliability.Declarations;

/// <summary>Generated code brings no error or warning of the compiler that the project did not have.</summary>
internal sealed class CompiledDeclarationsCheck : Check
{
    /// <summary>Every so many cases the project is ordinary, and then generated code may not even have warnings that it turns off.</summary>
    private const int Ordinary = 4;

    private Projects _projects = null!;

    private long _sound, _broken;

    public override string Name => "declarations/compiled";

    public override long Small => 200;

    public override long Large => 5_000;

    public override bool RunsColdCode => true;

    public override void Begin(string folder) => _projects = new Projects(new Names(GeneratedNames.All()));

    public override void Try(Case one)
    {
        bool isOrdinary = one.Number % Ordinary == 0;
        var generated = Generated.Of(isOrdinary ? Projects.Ordinary(one.Chance) : _projects.Of(one.Chance));
        Answers.Check(generated, Compiler.Analyze(generated.Output, generated.Project));
        generated = isOrdinary ? generated with { Output = Complaints.WithWarnings(generated.Output) } : generated;
        Diagnostic[] added = [.. Complaints.Added(generated)];
        BrokenPromiseException.Unless(added.Length == 0,
            () => $"Expected no complaint that the input did not have, but found {string.Join("\n", added.Take(8).Select(complaint => Shown(complaint)))}\n"
                + $"{generated.Project}");
        bool isSound = !generated.Input.GetDeclarationDiagnostics().Any(static one => one.Severity == DiagnosticSeverity.Error);
        Interlocked.Increment(ref isSound ? ref _sound : ref _broken);
    }

    public override string Finish(long tried)
    {
        BrokenPromiseException.Unless(tried < FewestForShares || _sound > tried / 3,
            () => $"Expected a third of {tried} projects to have no error of their own, but {_sound} have none.");
        return $"{_sound:N0} projects without an error of their own, {_broken:N0} with";
    }

    /// <summary>A complaint with the line that it is about.</summary>
    private static string Shown(Diagnostic complaint)
    {
        SyntaxTree? tree = complaint.Location.SourceTree;
        return $"{complaint}{(tree is null ? "" : ": " + tree.GetText().Lines.GetLineFromPosition(complaint.Location.SourceSpan.Start).ToString().Trim())}";
    }
}
