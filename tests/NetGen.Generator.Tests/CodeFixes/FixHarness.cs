using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using NetGen.CodeFixes;

namespace NetGen.Generator.Tests.CodeFixes;

/// <summary>Does what an editor does: collects the diagnostics of a source, asks the fixes what they offer, and applies it.</summary>
internal static class FixHarness
{
    public static IReadOnlyList<CodeFixProvider> Fixes { get; } =
        [.. typeof(DeclarationFix).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(DeclarationFix)))
            .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    /// <summary>What is offered for the first diagnostic of an id.</summary>
    public static async Task<IReadOnlyList<Offer>> OffersAsync(string source, string id)
    {
        Diagnostic diagnostic = (await GeneratorHarness.RunAsync(source)).Reported.First(diagnostic => diagnostic.Id == id);
        using var workspace = new AdhocWorkspace();
        Document document = DocumentOf(workspace, source);
        var actions = new List<CodeAction>();
        foreach (CodeFixProvider fix in Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(id, StringComparer.Ordinal)))
        {
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        }

        var offers = new List<Offer>();
        foreach (CodeAction action in actions)
        {
            offers.Add(new Offer(action.Title, await AppliedAsync(action, document)));
        }

        return offers;
    }

    /// <summary>The source after the fix of all diagnostics of an id at once.</summary>
    public static async Task<string> FixAllAsync(string source, string id)
    {
        Generation generation = await GeneratorHarness.RunAsync(source);
        using var workspace = new AdhocWorkspace();
        Document document = DocumentOf(workspace, source);
        CodeFixProvider fix = Fixes.Single(fix => fix.FixableDiagnosticIds.Contains(id, StringComparer.Ordinal));
        var context =
            new FixAllContext(document, fix, FixAllScope.Document, fix.GetType().Name,
            [
                id
            ], new Given([.. generation.Reported.Where(diagnostic => diagnostic.Id == id)]), CancellationToken.None);
        return await AppliedAsync((await fix.GetFixAllProvider()!.GetFixAsync(context)).ShouldNotBeNull(), document);
    }

    private static Document DocumentOf(AdhocWorkspace workspace, string source) =>
        workspace.AddProject("Plain", LanguageNames.CSharp).AddDocument("Source0.cs", SourceText.From(source));

    private static async Task<string> AppliedAsync(CodeAction action, Document document)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        Solution changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return (await changed.GetDocument(document.Id).ShouldNotBeNull().GetTextAsync()).ToString();
    }

    /// <summary>What an editor's analysis would have found.</summary>
    private sealed class Given(IEnumerable<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics);
    }
}

/// <summary>A fix as the editor offers it.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Source">What it makes of the source.</param>
internal sealed record Offer(string Title, string Source);
