using NetGen.Draw.Tests.Browsing;

namespace NetGen.Draw.Tests.Page;

/// <summary>Digits drawn in a browser are read, and what happens inside is shown.</summary>
[Collection(PageCollection.Name)]
public sealed class DrawingTests(PublishedPage page)
{
    [SkippableTheory]
    [InlineData(Device.Desktop)]
    [InlineData(Device.Phone)]
    public void Digits_AreReadWhileTheyAreDrawn(Device device)
    {
        Skip.If(Installed.Absent is not null, Installed.Absent);
        var session = new PageSession(page, device);
        var seen = new HashSet<string>(StringComparer.Ordinal) { session.Ink("seen") };
        var maps = new HashSet<string>(StringComparer.Ordinal) { session.Ink("map-0") };

        (string, float[][])[] digits = [("1", Strokes.One), ("0", Strokes.Zero), ("7", Strokes.Seven), ("3", Strokes.Three)];
        foreach ((string digit, float[][] strokes) in digits)
        {
            session.Draw(strokes);
            session.WaitFor(() => session.Best == digit, $"{digit} to be read, but {session.Best} is");

            session.Percents.MaxBy(static pair => pair.Value).Key.ShouldBe(digit);
            session.Percents.Count.ShouldBe(10);
            seen.Add(session.Ink("seen")).ShouldBeTrue();
            maps.Add(session.Ink("map-0")).ShouldBeTrue();
            session.Click("#clear");
            session.WaitFor(() => session.Best.Length == 0, "a new sheet");
        }

        session.Troubles.ShouldBeEmpty();
    }
}
