using NetGen.Generator.Emission;

namespace NetGen.Generator.Tests.Emission;

/// <summary>Lines of generated files end where those of the project do.</summary>
public sealed class LineWrappingTests
{
    private static readonly string s_long = new('a', LineWrapping.Columns - 20);

    [Fact]
    public void ShortLine_StaysAsItIs() => LineWrapping.Wrap("    x = Sum(1, 2); // two terms\n").ShouldBe("    x = Sum(1, 2); // two terms\n");

    [Fact]
    public void LineOfExactlyAllColumns_StaysAsItIs()
    {
        string line = new string('a', LineWrapping.Columns - 3) + "();";
        LineWrapping.Wrap(line).ShouldBe(line);
    }

    [Fact]
    public void Comment_IsWrappedBetweenWords() =>
        LineWrapping.Wrap($"    // {s_long} and some more words").ShouldBe($"    // {s_long} and some\n    // more words");

    [Fact]
    public void CommentAfterAStatement_GoesAbove() => LineWrapping.Wrap($"    Call(); // {s_long} and more").ShouldBe($"    // {s_long} and more\n    Call();");

    [Fact]
    public void Documentation_GetsItsTagsOnLinesOfTheirOwn() =>
        LineWrapping.Wrap($"    /// <summary>{s_long} and more.</summary>").ShouldBe($"    /// <summary>\n    /// {s_long} and more.\n    /// </summary>");

    [Fact]
    public void TagOfDocumentation_IsNotBroken() =>
        LineWrapping.Wrap($"/// {s_long} see <see cref=\"Save\"/>.").ShouldBe($"/// {s_long} see\n/// <see cref=\"Save\"/>.");

    [Fact]
    public void Body_GoesAfterItsArrow() =>
        LineWrapping.Wrap($"    int Count() => {s_long} + 12345;").ShouldBe($"    int Count() =>\n        {s_long} + 12345;");

    [Fact]
    public void Arguments_GoToTheNextLine() => LineWrapping.Wrap($"    CallOfAMethod({s_long}, 12);").ShouldBe($"    CallOfAMethod(\n        {s_long}, 12);");

    [Fact]
    public void ArgumentsThatNeedMore_StandOneALine() =>
        LineWrapping.Wrap($"    Call(F(1, 2), {s_long}, Span<A, B> c, \"x, (y\");")
            .ShouldBe($"    Call(\n        F(1, 2),\n        {s_long},\n        Span<A, B> c,\n        \"x, (y\");");

    [Fact]
    public void ParenthesisInALiteral_IsText() =>
        LineWrapping.Wrap($"    CallOfAMethod(\"\\\"(){s_long}\");").ShouldBe($"    CallOfAMethod(\n        \"\\\"(){s_long}\");");

    [Fact]
    public void ComparisonAndShift_AreNotTypes() =>
        LineWrapping.Wrap($"    Call(a < b, c >> 16, {s_long}, 12345);")
            .ShouldBe($"    Call(\n        a < b,\n        c >> 16,\n        {s_long},\n        12345);");

    [Fact]
    public void RawString_StaysAsItIs()
    {
        string text = $"    x = \"\"\"\n    Call({s_long}, {s_long}) // a\n    \"\"\";";
        LineWrapping.Wrap(text).ShouldBe(text);
    }

    [Fact]
    public void TableOfDocumentation_StaysAsItIs()
    {
        string text = $"/// <code>\n/// a  {s_long}  {s_long}\n/// </code>";
        LineWrapping.Wrap(text).ShouldBe(text);
    }

    [Fact]
    public void OneLongName_StaysAsItIs() => LineWrapping.Wrap($"{s_long}{s_long}").ShouldBe($"{s_long}{s_long}");
}
