using System.Runtime.CompilerServices;

namespace NetGen.Tests.Pages;

public sealed class LayersPageTests
{
    private static string PagePath => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../../docs/layers.md"));

    [Fact]
    public void Page_SaysWhatTheDocumentationCommentsSay()
    {
        string text = LayersPage.Text();
        if (Environment.GetEnvironmentVariable("NETGEN_WRITE_PAGES") == "1")
        {
            File.WriteAllText(PagePath, text);
        }

        File.ReadAllText(PagePath).ReplaceLineEndings("\n").ShouldBe(text, "To write the page anew, run this test with NETGEN_WRITE_PAGES=1.");
    }

    [Fact]
    public void Page_HasEveryAttribute()
    {
        IEnumerable<Type> all = typeof(Dataset).Assembly.GetExportedTypes().Where(static type => type.IsAssignableTo(typeof(Attribute)));
        LayersPage.Attributes.ShouldBe(all, ignoreOrder: true);
    }

    [Fact]
    public void EveryArgument_HasAMeaning()
    {
        var documentation = new Documentation();
        foreach (Argument argument in LayersPage.Attributes.SelectMany(attribute => Argument.Of(attribute, documentation)))
        {
            argument.Meaning.ShouldNotBeEmpty(argument.Name);
        }
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
