using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Reliability.Declarations.Drawing;

namespace NetGen.Reliability.Declarations.Trying;

/// <summary>Edits of a project that change no network.</summary>
/// <param name="project">The project.</param>
/// <param name="mayMove">Whether an edit may move a class within its file. A refused class is reported at its place, so its report moves too.</param>
internal sealed class Edits(DrawnProject project, bool mayMove)
{
    private int _added;

    /// <summary>The project after an edit.</summary>
    /// <param name="compilation">The project before it.</param>
    /// <param name="chance">Draws the edit.</param>
    /// <param name="isNetworkAdded">Whether a further network, with files of its own, has come.</param>
    public Compilation Next(Compilation compilation, Chance chance, out bool isNetworkAdded)
    {
        SyntaxTree first = compilation.SyntaxTrees.First();
        string text = first.ToString();
        int number = _added++;
        isNetworkAdded = false;
        switch (chance.Below(mayMove ? 9 : 4))
        {
            case 0:
                return Added($"internal class Unrelated{number} {{ public int Value => {number}; }}");
            case 1:
                isNetworkAdded = true;
                return Added($"[NetGen.NeuralNetwork(3)] [NetGen.Dense(2)] internal partial class Further{number};");
            case 2:
                return Replaced($"{text}\n// A comment {number}.\n");
            case 3:
                SyntaxTree other = compilation.SyntaxTrees.Last();
                return other == first ? Added("// Nothing.") : compilation.ReplaceSyntaxTree(other, Parse(other + $"\n// A comment {number}.", other.FilePath));
            case 4:
                return Replaced($"// A comment {number}.\n\n{text}");
            case 5:
                return Replaced(WithMember(first, $"\npublic int Unrelated{number}() {{ return {number}; }}\n"));
            case 6:
                return Replaced(WithMember(first, $"\n// A comment {number}.\n"));
            case 7:
                return Replaced(WithArguments(first, chance.Of(["/* size */", " ", "\n\n"])));
            default:
                return Replaced(text.Replace("\n", chance.Of(["\r\n", "\n\n", " \n"]), StringComparison.Ordinal));
        }

        Compilation Added(string source) => compilation.AddSyntaxTrees(Parse(source, $"Added{number}.cs"));

        Compilation Replaced(string source) => compilation.ReplaceSyntaxTree(first, Parse(source, first.FilePath));
    }

    private SyntaxTree Parse(string text, string path) => Compiler.Parse(text, path, project);

    /// <summary>Something more at the end of every network of the file, also of every other part that has the attribute.</summary>
    private static string WithMember(SyntaxTree tree, string member) => Inserted(tree, member, tree.GetRoot().DescendantNodes()
        .OfType<ClassDeclarationSyntax>()
        .Where(static type => type.AttributeLists.Count > 0 && type.CloseBraceToken is { IsMissing: false, SpanStart: > 0 })
        .Select(static type => type.CloseBraceToken.SpanStart));

    /// <summary>Something that means nothing after every opening parenthesis of an attribute.</summary>
    private static string WithArguments(SyntaxTree tree, string space) => Inserted(tree, space, tree.GetRoot().DescendantNodes()
        .OfType<AttributeArgumentListSyntax>()
        .Where(static list => !list.OpenParenToken.IsMissing)
        .Select(static list => list.OpenParenToken.Span.End));

    private static string Inserted(SyntaxTree tree, string what, IEnumerable<int> places) =>
        places.Distinct().OrderDescending().Aggregate(tree.ToString(), (text, place) => text.Insert(place, what));
}
