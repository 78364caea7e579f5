using System.Runtime.CompilerServices;

namespace NetGen.Integration.Tests.Guides;

/// <summary>The examples of the guides in docs stand in tests whose names end in GuideTests, where they are compiled and run.</summary>
public sealed class GuideExamplesTests
{
    public static TheoryData<string> Guides => ["training.md", "inference.md", "coming-from.md", "scale.md"];

    [Theory]
    [MemberData(nameof(Guides))]
    public void EveryCodeBlock_StandsInAGuideTest(string guide)
    {
        string folder = Path.GetDirectoryName(ThisFile())!;
        string[] tests = [.. Directory.GetFiles(Path.Combine(folder, "../.."), "*GuideTests.cs", SearchOption.AllDirectories)
            .Select(static file => Unindented(File.ReadAllText(file)))];
        string[] blocks = Unindented(File.ReadAllText(Path.Combine(folder, "../../../docs", guide))).Split("```csharp\n")[1..];
        blocks.ShouldNotBeEmpty();
        foreach (string block in blocks.Select(static text => text[..text.IndexOf("```", StringComparison.Ordinal)]))
        {
            tests.ShouldContain(test => test.Contains(block, StringComparison.Ordinal), $"No guide test holds this example:\n{block}");
        }
    }

    private static string Unindented(string text) => string.Join('\n', text.Split('\n').Select(static line => line.Trim()));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
