using NetGen.Draw.Tests.Browsing;

namespace NetGen.Draw.Tests.Page;

/// <summary>The page fits its window, can be read and touched, light and dark, and asks nobody else for anything.</summary>
[Collection(PageCollection.Name)]
public sealed class LookTests(PublishedPage page)
{
    /// <summary>
    /// Texts of too little contrast with what is behind them (WCAG 2.1: 4.5 to 1, or 3 to 1 if large), targets below 44 pixels, and what sticks out of the
    /// window.
    /// </summary>
    private const string Faults = """
        const channels = color => color.match(/[\d.]+/g).map(Number);
        const luminance = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
            .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
        const ground = e => {
            for (; e; e = e.parentElement) { const c = channels(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) return c; }
            return [255, 255, 255];
        };
        const faults = [];
        for (const e of document.querySelectorAll('body *')) {
            const box = e.getBoundingClientRect(), style = getComputedStyle(e);
            if (box.width < 2 || style.visibility === 'hidden' || e.closest('.spoken')) continue;
            const name = e.id || e.className || e.tagName;
            if (box.right > innerWidth + 0.5 || box.left < -0.5) faults.push(`${name} sticks out: ${box.left} to ${box.right}`);
            if (e.matches('button, input') && (box.height < 44 || box.width < 44)) faults.push(`${name} is ${box.width} x ${box.height}`);
            if (e.matches(':disabled') || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
            const [a, b] = [luminance(channels(style.color)), luminance(ground(e))];
            const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            if (contrast < (parseFloat(style.fontSize) >= 24 ? 3 : 4.5)) faults.push(`${name} has contrast ${contrast.toFixed(2)}`);
        }
        return faults.join('\n');
        """;

    [SkippableTheory]
    [InlineData(Device.Desktop, false)]
    [InlineData(Device.Desktop, true)]
    [InlineData(Device.Phone, false)]
    [InlineData(Device.Phone, true)]
    public void Page_FitsReadsWellAndLoadsNothingForeign(Device device, bool isDark)
    {
        Skip.If(Installed.Absent is not null, Installed.Absent);
        var session = new PageSession(page, device, isDark);
        session.Script<bool>("return matchMedia('(prefers-color-scheme: dark)').matches").ShouldBe(isDark);

        session.Script<string>(Faults).ShouldBeEmpty();
        session.Draw(Strokes.Seven);
        session.WaitFor(() => session.Best == "7", "the 7 to be read");
        session.Script<string>(Faults).ShouldBeEmpty();
        session.Script<long>("return document.documentElement.scrollHeight - innerHeight").ShouldBeLessThanOrEqualTo(0, "all of it is seen at once");
        session.Click("#teach");
        session.WaitFor(() => session.Focused == "name", "the field for the name");
        session.Script<string>(Faults).ShouldBeEmpty();

        session.Script<long>("return performance.getEntriesByType('resource').filter(e => !e.name.startsWith(location.origin)).length").ShouldBe(0);
        session.Troubles.ShouldBeEmpty();
        page.Server.Missing.ShouldBeEmpty();
    }
}
