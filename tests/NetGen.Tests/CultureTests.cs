using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace NetGen.Tests;

/// <summary>Text that the library writes has the numbers of the invariant culture.</summary>
public sealed class CultureTests
{
    private const BindingFlags OfTheTypeItself = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    [Fact]
    public void Settings_AreTheSameInEveryCulture()
    {
        Same(static () => new FitOptions { L2 = 0.0125f, Seed = -3 }.ToString());
        Same(static () => new SearchOptions { Seed = -3 }.ToString());
        Same(static () => new LayerHealth("Dense1", 0.5, 3, null).ToString());
        Same(static () => new TensorHealth("0.weight", 0.5, 1.5).ToString());
        Same(static () => new TrainingProgress(1, 2, 3, 4, 0.5, null, 1.5, TimeSpan.FromSeconds(1.5), null).ToString());
    }

    [Fact]
    public void Messages_AreTheSameInEveryCulture()
    {
        Same(static () => Should.Throw<ArgumentException>(static () => new EarlyStopping(-3)).Message);
        Same(static () => Should.Throw<ArgumentException>(static () => new Sgd(0.1f, 0.5f, 0.25f, nesterov: true)).Message);
        Same(static () => Should.Throw<ArgumentException>(static () => Dataset.FromLabels([1, 2], 1, [0, -1], 2)).Message);
    }

    /// <summary>The compiler writes the text of a record in the culture of the thread.</summary>
    [Fact]
    public void RecordsWithFractions_WriteTheirTextThemselves()
    {
        typeof(Dataset).Assembly.GetTypes()
            .Where(static type => type.IsVisible && type.GetMethod("PrintMembers", OfTheTypeItself) is not null)
            .Where(static type => type.GetProperties().Any(static property => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType)
                is var kind && (kind == typeof(float) || kind == typeof(double) || kind == typeof(TimeSpan))))
            .Where(static type => type.GetMethod("ToString", [])!.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false))
            .Select(static type => type.Name)
            .ShouldBeEmpty();
    }

    private static void Same(Func<string> text)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            string expected = text();
            foreach (string culture in (string[])["sv-SE", "de-DE", "ar-SA"])
            {
                CultureInfo.CurrentCulture = new CultureInfo(culture);
                text().ShouldBe(expected);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
