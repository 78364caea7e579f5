using Microsoft.CodeAnalysis.CodeActions;

namespace NetGen.CodeFixes;

/// <summary>A repair of one place in one file, as changes of its text: what surrounds them, layout and comments, stays as it is.</summary>
internal abstract class DeclarationFix : CodeFixProvider
{
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
    {
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return document;
        }

        // All at once: merged one by one, as the batch fixer does it, two arguments side by side would be a conflict.
        var changes = new List<TextChange>();
        foreach (Repair repair in diagnostics.Select(diagnostic => Find(PlaceOf(diagnostic, root))).OfType<Repair>())
        {
            TextChange[] added = [.. repair.Changes.Except(changes)];
            if (!added.Any(change => changes.Any(other => other.Span.OverlapsWith(change.Span))))
            {
                changes.AddRange(added);
            }
        }

        SourceText text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        return document.WithText(text.WithChanges(changes.OrderBy(static change => change.Span.Start)));
    });

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Document document = context.Document;
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (Find(PlaceOf(diagnostic, root)) is { } repair)
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

    /// <summary>Found by its span: the generator's own diagnostics hold no syntax.</summary>
    private static SyntaxNode PlaceOf(Diagnostic diagnostic, SyntaxNode root) => root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>What a fix does.</summary>
    /// <param name="title">What the editor offers.</param>
    /// <param name="changes">To the text of the file.</param>
    protected sealed class Repair(string title, params TextChange[] changes)
    {
        public string Title { get; } = title;

        public TextChange[] Changes { get; } = changes;
    }
}
