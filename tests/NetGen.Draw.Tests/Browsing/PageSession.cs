using System.Globalization;
using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;
using OpenQA.Selenium.Interactions;

namespace NetGen.Draw.Tests.Browsing;

/// <summary>The page as one user has it, with what a user can do and see there.</summary>
internal sealed class PageSession
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly ChromeDriver _driver;
    private readonly PointerInputDevice _pen;

    /// <summary>Opens the page anew.</summary>
    public PageSession(PublishedPage page, Device device, bool isDark = false)
    {
        _driver = page.Browsers.For(device);
        _pen = new PointerInputDevice(device == Device.Phone ? PointerKind.Touch : PointerKind.Mouse);
        _driver.ExecuteCdpCommand("Emulation.setEmulatedMedia", new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["features"] = new[] { new { name = "prefers-color-scheme", value = isDark ? "dark" : "light" } },
        });
        _ = Troubles;
        _driver.Navigate().GoToUrl(page.Server.Address);
        WaitFor(() => Count("#paper") == 1, "the page");
    }

    /// <summary>The best answer; empty where there is none.</summary>
    public string Best => Text(".best b");

    /// <summary>The probabilities by name, in percent.</summary>
    public Dictionary<string, int> Percents => Script<Dictionary<string, object>>("""
        const meters = [...document.querySelectorAll('[role=meter]')];
        return Object.fromEntries(meters.map(meter => [meter.getAttribute('aria-label'), +meter.getAttribute('aria-valuenow')]));
        """)
        .ToDictionary(static pair => pair.Key, static pair => Convert.ToInt32(pair.Value, CultureInfo.InvariantCulture), StringComparer.Ordinal);

    /// <summary>Lines of the browser's console that tell of trouble, each given once.</summary>
    public string[] Troubles =>
        [.. _driver.Manage().Logs.GetLog(LogType.Browser).Where(static entry => entry.Level >= LogLevel.Warning).Select(static entry => entry.Message)];

    /// <summary>Draws with mouse or finger.</summary>
    /// <param name="strokes">Points from 0 to 1, x and y in turn.</param>
    public void Draw(params float[][] strokes)
    {
        IWebElement paper = _driver.FindElement(By.Id("paper"));
        (int width, int height) = (paper.Size.Width, paper.Size.Height);
        var actions = new ActionSequence(_pen, 1000);
        foreach (float[] stroke in strokes)
        {
            for (int i = 0; i < stroke.Length; i += 2)
            {
                // Elements are addressed from their middle.
                (int x, int y) = ((int)((stroke[i] - 0.5f) * width), (int)((stroke[i + 1] - 0.5f) * height));
                actions.AddAction(_pen.CreatePointerMove(paper, x, y, TimeSpan.FromMilliseconds(i == 0 ? 0 : 20)));
                if (i == 0)
                {
                    actions.AddAction(_pen.CreatePointerDown(MouseButton.Left));
                }
            }

            actions.AddAction(_pen.CreatePointerUp(MouseButton.Left));
        }

        _driver.PerformActions([actions]);
    }

    /// <summary>Presses keys, wherever the focus is.</summary>
    public void Press(string keys) => new Actions(_driver).SendKeys(keys).Perform();

    /// <summary>
    /// Clicks or taps what can be seen and reached. The click is the page's own: an emulated finger on a slow machine stays down so long that it is no tap.
    /// </summary>
    public void Click(string selector) => Script<bool>("""
        const target = document.querySelector(arguments[0]);
        target.scrollIntoView({ block: 'nearest' });
        const box = target.getBoundingClientRect();
        const reached = target.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2));
        if (reached) {
          target.focus();
          target.click();
        }

        return reached;
        """, selector).ShouldBeTrue($"{selector} is covered");

    /// <summary>The text that is shown at a place; empty if the place is not there.</summary>
    public string Text(string selector) => Script<string>("return document.querySelector(arguments[0])?.textContent ?? ''", selector);

    /// <summary>How many elements there are.</summary>
    public int Count(string selector) => (int)Script<long>("return document.querySelectorAll(arguments[0]).length", selector);

    /// <summary>The ink in a canvas, as one text that differs where the pictures differ.</summary>
    public string Ink(string id) => Script<string>("return document.getElementById(arguments[0]).toDataURL()", id);

    /// <summary>What has the focus: its id, or the text on it.</summary>
    public string Focused => Script<string>("const e = document.activeElement; return e === document.body ? '' : e.id || e.textContent.trim()");

    /// <summary>Runs a script in the page.</summary>
    public T Script<T>(string script, params object[] arguments) => (T)_driver.ExecuteScript(script, arguments)!;

    /// <summary>Waits until something is so.</summary>
    public void WaitFor(Func<bool> condition, string what)
    {
        DateTime end = DateTime.UtcNow + s_patience;
        while (!condition())
        {
            (DateTime.UtcNow < end).ShouldBeTrue($"Waited for {what}. Console: {string.Join('\n', Troubles)}");
            Thread.Sleep(20);
        }
    }
}
