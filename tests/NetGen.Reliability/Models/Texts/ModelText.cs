using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Reliability.Models.Texts;

/// <summary>The text of a model file among the additional files of a project.</summary>
internal sealed class ModelText(string content) : AdditionalText
{
    public string Content => content;

    public override string Path => "obj/net.netgenmodel";

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(content);
}
