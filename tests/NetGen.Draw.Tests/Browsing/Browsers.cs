using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;
using OpenQA.Selenium.Chromium;

namespace NetGen.Draw.Tests.Browsing;

/// <summary>A browser for each device, started when it is first wanted.</summary>
internal sealed class Browsers : IDisposable
{
    private readonly Dictionary<Device, ChromeDriver> _drivers = [];

    public ChromeDriver For(Device device)
    {
        if (!_drivers.TryGetValue(device, out ChromeDriver? driver))
        {
            string program = Installed.Driver!;
            var service = ChromeDriverService.CreateDefaultService(Path.GetDirectoryName(program)!, Path.GetFileName(program));
            _drivers[device] = driver = new ChromeDriver(service, OptionsFor(device));
        }

        return driver;
    }

    public void Dispose()
    {
        foreach (ChromeDriver driver in _drivers.Values)
        {
            driver.Dispose();
        }
    }

    private static ChromeOptions OptionsFor(Device device)
    {
        var options = new ChromeOptions { BinaryLocation = Installed.Chromium };
        options.AddArguments(
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--no-first-run",
            "--window-size=1280,1040");
        options.SetLoggingPreference(LogType.Browser, LogLevel.All);
        if (device == Device.Phone)
        {
            options.EnableMobileEmulation(new ChromiumMobileEmulationDeviceSettings("Mozilla/5.0 (Linux; Android 15) Mobile")
            {
                Width = 390, Height = 844, PixelRatio = 2, EnableTouchEvents = true,
            });
        }

        return options;
    }
}
