using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.ModelFiles;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>A page of <c>docs/diagnostics</c>, in its parts.</summary>
/// <param name="Id">The id in its title.</param>
/// <param name="Title">The rest of its title.</param>
/// <param name="Facts">The row of its table: severity, category, and the title of the code fix.</param>
/// <param name="Example">The section that shows what raises the diagnostic.</param>
/// <param name="Mended">The section that shows what does not.</param>
internal sealed partial record DiagnosticPage(string Id, string Title, string[] Facts, string Example, string Mended)
{
    private const string Damaged = "problem id=NETGEN141 node=\"\" operator=\"\" opset=0 attribute=\"\" message=\"" + Pointer + "\"";

    /// <summary>What the build says of a file that a repository keeps elsewhere.</summary>
    private const string Pointer =
        "Expected an ONNX model, such as torch.onnx.export, tf2onnx and skl2onnx write, but found a Git LFS pointer, in place of the file itself, "
        + "which 'git lfs pull' fetches.";

    private const string Declined = """
        problem id=NETGEN142 node="/loop" operator="Loop" opset=13 attribute="" message="NetGen does not support the operator Loop."
        """;

    private const string WithoutGradient = """
        input name="x" file=[4] shape=[4]
        node ArgMax name="best" reads=[-1] input=[4] shape=[1] outer=1 size=4 inner=1 last=false
        """;

    public static string Folder { get; } = Path.Combine(Repository.Root, "docs", "diagnostics");

    /// <summary>The message that the page quotes.</summary>
    public string Message => string.Join(' ', QuotedLine().Matches(Example).Select(static line => line.Groups["line"].Value));

    /// <summary>Reads a page. Every page has the same sections in the same order.</summary>
    public static DiagnosticPage Read(string id)
    {
        Match page = Shape().Match(File.ReadAllText(Path.Combine(Folder, id + ".md")));
        page.Success.ShouldBeTrue($"{id}.md has not the sections of a page");
        return new DiagnosticPage(
            page.Groups["id"].Value,
            page.Groups["title"].Value,
            [.. page.Groups["facts"].Value.Split('|').Select(static fact => fact.Trim())],
            page.Groups["example"].Value,
            page.Groups["mended"].Value);
    }

    /// <summary>The class in the example.</summary>
    public string Source => "using NetGen;\n\n" + Block("csharp", Example);

    /// <summary>Compiles what raises the diagnostic.</summary>
    public Task<Generation> RunExampleAsync() => RunAsync(Source, Block("xml", Example) ?? "", isMended: false);

    /// <summary>Compiles what does not. What the section leaves out is as in the example.</summary>
    public Task<Generation> RunMendedAsync() => RunAsync(
        Block("csharp", Mended) is { } source ? "using NetGen;\n\n" + source : Source,
        Block("xml", Mended) ?? Block("xml", Example) ?? "",
        isMended: true);

    private async Task<Generation> RunAsync(string source, string project, bool isMended)
    {
        CSharpCompilation compilation = GeneratorHarness.Compile(source);
        if (project.Contains("<LangVersion>10<", StringComparison.Ordinal))
        {
            SyntaxTree tree = compilation.SyntaxTrees[0];
            CSharpParseOptions older = ((CSharpParseOptions)tree.Options).WithLanguageVersion(LanguageVersion.CSharp10);
            compilation = compilation.ReplaceSyntaxTree(tree, tree.WithRootAndOptions(await tree.GetRootAsync(), older));
        }

        if (project.Contains("<EmitCompilerGeneratedFiles>", StringComparison.Ordinal) && !project.Contains("<Compile Remove", StringComparison.Ordinal))
        {
            Generation first = await GeneratorHarness.RunAsync(compilation);
            compilation = compilation.AddSyntaxTrees([.. first.Files.Select(static file => GeneratorHarness.Parse(file.Source, "Generated/" + file.HintName))]);
        }

        return await GeneratorHarness.RunAsync(compilation, [.. Include().Matches(project).Select(include => FileOf(include.Groups["name"].Value, isMended))]);
    }

    /// <summary>The model file that the page is about.</summary>
    private ModelText FileOf(string name, bool isMended) => (Id, isMended) switch
    {
        ("NETGEN141", false) => ModelText.Of(name, "onnx", Damaged),
        ("NETGEN142", false) => ModelText.Of(name, "onnx", Declined),
        ("NETGEN146", _) => ModelText.Of(name, "onnx", WithoutGradient),
        _ => name.EndsWith(".onnx", StringComparison.Ordinal) ? ModelText.Layers(name) : ModelText.Tensors(name),
    };

    private static string? Block(string language, string section) =>
        Regex.Match(section, $"```{language}\n(.*?)```", RegexOptions.Singleline) is { Success: true } block ? block.Groups[1].Value : null;

    [GeneratedRegex(
        """
        ^# (?<id>NETGEN\d{3}): (?<title>[^\n]+)

        \| severity \| category \| code fix \|
        \|---\|---\|---\|
        \| (?<facts>[^\n]+) \|

        [^\n]+\.

        ## Example

        (?<example>.+)
        ## How to fix it

        (?<mended>.+)
        ## Why

        .+
        \[All diagnostics\]\(\.\./diagnostics\.md\)
        $
        """,
        RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();

    [GeneratedRegex("^> (?<line>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex QuotedLine();

    [GeneratedRegex("<NetGenModel Include=\"(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Include();
}
