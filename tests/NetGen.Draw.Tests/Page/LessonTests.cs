using NetGen.Draw.Tests.Browsing;
using OpenQA.Selenium;

namespace NetGen.Draw.Tests.Page;

/// <summary>A sign taught in a browser by ten drawings is read beside the digits.</summary>
[Collection(PageCollection.Name)]
public sealed class LessonTests(PublishedPage page)
{
    [SkippableTheory]
    [InlineData(Device.Desktop)]
    [InlineData(Device.Phone)]
    public void SignDrawnTenTimes_IsReadBesideTheDigits(Device device)
    {
        Skip.If(Installed.Absent is not null, Installed.Absent);
        var session = new PageSession(page, device);

        string blank = session.Ink("paper");
        BeginLesson(session, "star");
        for (int i = 0; i < 10; i++)
        {
            session.Draw(Strokes.Again(Strokes.Star, seed: i));
            session.WaitFor(() => session.Text("#keep:enabled").Trim() == $"Keep {i + 1} of 10", $"drawing {i + 1} to be asked for");
            Keep(session);
        }

        session.WaitFor(() => session.Count(".curve polyline") == 1, "the curve");
        session.WaitFor(() => session.Percents.ContainsKey("star"), "the sign to be learned");

        session.Draw(Strokes.Again(Strokes.Star, seed: 99));
        session.WaitFor(() => session.Best == "star", $"the star to be read, but {session.Best} is");
        foreach ((string digit, float[][] strokes) in ((string, float[][])[])[("0", Strokes.Zero), ("1", Strokes.One), ("7", Strokes.Seven)])
        {
            Clear(session, blank);
            session.Draw(strokes);
            session.WaitFor(() => session.Best == digit, $"{digit} to be read still, but {session.Best} is");
        }

        session.Troubles.ShouldBeEmpty();
    }

    [SkippableFact]
    public void LessonThatIsStopped_LeavesNothingBehind()
    {
        Skip.If(Installed.Absent is not null, Installed.Absent);
        var session = new PageSession(page, Device.Desktop);

        BeginLesson(session, "star");
        for (int i = 0; i < 10; i++)
        {
            session.Draw(Strokes.One);
            session.WaitFor(() => session.Text("#keep:enabled").Trim() == $"Keep {i + 1} of 10", $"drawing {i + 1} to be asked for");
            session.Press(Keys.Enter);
        }

        session.Press(Keys.Escape);
        session.WaitFor(() => session.Count("#teach") == 1, "the lesson to end");

        session.Percents.Count.ShouldBe(10);
        session.Draw(Strokes.One);
        session.WaitFor(() => session.Best == "1", $"the 1 to be a 1, but it is {session.Best}");
        session.Troubles.ShouldBeEmpty();
    }

    /// <summary>Taps until the paper is blank, for the same reason as below.</summary>
    private static void Clear(PageSession session, string blank) => session.WaitFor(
        () =>
        {
            if (session.Ink("paper") == blank)
            {
                return true;
            }

            session.Click("#clear");
            return false;
        },
        "the paper to be blank");

    /// <summary>Taps until the drawing is kept: on a busy machine a finger may stay down so long that it is no tap.</summary>
    private static void Keep(PageSession session) => session.WaitFor(
        () =>
        {
            if (session.Count("#keep:enabled") == 0)
            {
                return true;
            }

            session.Click("#keep");
            return false;
        },
        "the drawing to be kept");

    private static void BeginLesson(PageSession session, string name)
    {
        session.Click("#teach");
        session.WaitFor(() => session.Focused == "name", "the field for the name");
        session.Press(name + Keys.Enter);
        session.WaitFor(() => session.Count("#keep") == 1, "the lesson");
    }
}
