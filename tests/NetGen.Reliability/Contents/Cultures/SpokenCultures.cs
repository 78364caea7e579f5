namespace NetGen.Reliability.Contents.Cultures;

/// <summary>Cultures that write numbers, dates or letters in another way than the invariant one.</summary>
internal static class SpokenCultures
{
    /// <summary>What this process lacks for them; null if nothing.</summary>
    public static string? Lacks => AppContext.TryGetSwitch("System.Globalization.Invariant", out bool isInvariant) && isInvariant
        ? "no cultures: .NET runs in invariant globalization"
        : null;

    /// <summary>The first is that of CI: everything that can differ does.</summary>
    public static IReadOnlyList<(string Name, Func<CultureInfo> Make)> All { get; } =
    [
        ("tr-TR with signs of its own", Odd),
        .. ((string[])["tr-TR", "de-DE", "ar-SA", "sv-SE", "fa-IR", "th-TH", "hi-IN", "fr-CH", "az-Latn-AZ", "he-IL"])
            .Select(static name => (name, (Func<CultureInfo>)(() => new CultureInfo(name)))),
    ];

    /// <summary>Runs work as a program of a culture does, on all of its threads.</summary>
    public static void Under(CultureInfo culture, Action work)
    {
        (CultureInfo current, CultureInfo ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo? others, CultureInfo? othersUi) = (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.DefaultThreadCurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
            CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = culture;
            work();
        }
        finally
        {
            (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.DefaultThreadCurrentUICulture) = (others, othersUi);
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (current, ui);
        }
    }

    /// <summary>Turkish letters, and what a user may set in the settings of the system.</summary>
    private static CultureInfo Odd() => new("tr-TR")
    {
        NumberFormat = new NumberFormatInfo
        {
            NegativeSign = "~", PositiveSign = "&", NumberDecimalSeparator = "·", NumberGroupSeparator = "_", NumberGroupSizes = [2], NumberDecimalDigits = 5,
            PercentSymbol = "o/o", PercentDecimalSeparator = "·", PercentGroupSeparator = "_", PercentPositivePattern = 3, NaNSymbol = "none",
            PositiveInfinitySymbol = "much", NegativeInfinitySymbol = "little", NumberNegativePattern = 0, PerMilleSymbol = "o/oo",
        },
        DateTimeFormat = new DateTimeFormatInfo { DateSeparator = "|", TimeSeparator = "!", ShortDatePattern = "dd/MM/yy", LongTimePattern = "HH:mm" },
    };
}
