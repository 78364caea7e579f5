using Microsoft.CodeAnalysis.CodeActions;

namespace NetGen.CodeFixes;

/// <summary>A repair of one place in one file, as changes of its text: what surrounds them, layout and comments, stays as it is.</summary>
internal abstract class DeclarationFix : CodeFixProvider
{
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Document document = context.Document;
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            // The generator's own diagnostics know a place by path and span alone.
            if (Find(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)) is { } repair)
            {
                context.RegisterCodeFix(CodeAction.Create(repair.Title, ApplyAsync, equivalenceKey: GetType().Name), diagnostic);

                async Task<Document> ApplyAsync(CancellationToken cancellation) =>
                    document.WithText((await document.GetTextAsync(cancellation).ConfigureAwait(false)).WithChanges(repair.Changes));
            }
        }
    }

    /// <summary>The repair, or null where none makes sense.</summary>
    /// <param name="place">What the diagnostic underlines.</param>
    protected abstract Repair? Find(SyntaxNode place);

    /// <summary>What a fix does.</summary>
    /// <param name="title">What the editor offers.</param>
    /// <param name="changes">To the text of the file.</param>
    protected sealed class Repair(string title, params TextChange[] changes)
    {
        public string Title { get; } = title;

        public TextChange[] Changes { get; } = changes;
    }
}
