using NetGen.Draw.Tests.Browsing;
using OpenQA.Selenium;

namespace NetGen.Draw.Tests.Page;

/// <summary>All but the drawing itself can be done with keys alone, and the focus is seen.</summary>
[Collection(PageCollection.Name)]
public sealed class KeyboardTests(PublishedPage page)
{
    [SkippableFact]
    public void Keys_ReachEverything()
    {
        Skip.If(Installed.Absent is not null, Installed.Absent);
        var session = new PageSession(page, Device.Desktop);

        session.Draw(Strokes.Seven);
        session.WaitFor(() => session.Best == "7", "the 7 to be read");
        session.Press(Keys.Tab);
        session.Focused.ShouldBe("clear");
        HasRing(session).ShouldBeTrue();
        session.Press(Keys.Tab);
        session.Focused.ShouldBe("teach");
        session.Press(Keys.Delete);
        session.WaitFor(() => session.Best.Length == 0, "Delete to take a new sheet");

        session.Press(Keys.Enter);
        session.WaitFor(() => session.Focused == "name", "Enter to press the button");
        session.Press("7");
        session.WaitFor(() => session.Count(".naming [role=alert]") == 1, "the name of a digit to be refused");
        session.Press(Keys.Backspace + "sun" + Keys.Enter);
        session.WaitFor(() => session.Text(".hint") == "Draw sun", "the lesson");
        session.Draw(Strokes.Star);
        session.WaitFor(() => session.Count("#keep:enabled") == 1, "the drawing to be seen");
        session.Press(Keys.Enter);
        session.WaitFor(() => session.Text("#keep").Trim() == "Keep 2 of 10", "Enter to keep the drawing");
        session.Press(Keys.Escape);
        session.WaitFor(() => session.Count("#teach") == 1, "Escape to leave the lesson");
        session.Troubles.ShouldBeEmpty();
    }

    private static bool HasRing(PageSession session) => session.Script<bool>(
        "const s = getComputedStyle(document.activeElement); return s.outlineStyle === 'solid' && parseFloat(s.outlineWidth) >= 2");
}
