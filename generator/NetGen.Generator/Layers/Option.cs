using NetGen.Generator.Diagnostics;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Layers;

/// <summary>Checks shared by the options of several layers.</summary>
internal static class Option
{
    /// <summary>A share in [0, 1); 0 if the given one is not.</summary>
    public static double Rate(AttributeReader attribute, string name, double value, Action<Problem> report)
    {
        // The share is checked as a float, because kernels divide by 1 - rate.
        if (value >= 0 && (float)value < 1)
        {
            return value;
        }

        report(new Problem(LayerDiagnostics.RateOutOfRange, attribute.LocationOf(name), name, value));
        return 0;
    }

    /// <summary>A named option that must be finite; the fallback if it is not given or not finite.</summary>
    public static double Finite(AttributeReader attribute, string name, double fallback, Action<Problem> report) =>
        Checked(attribute, name, fallback, static value => Math.Abs(value) <= float.MaxValue, "finite", report);

    /// <summary>A named option that must pass a check; the fallback if it is not given or does not pass.</summary>
    public static double Checked(AttributeReader attribute, string name, double fallback, Func<double, bool> isValid, string expected, Action<Problem> report)
    {
        if (attribute.NamedDouble(name) is not { } value)
        {
            return fallback;
        }

        if (isValid(value))
        {
            return value;
        }

        report(new Problem(LayerDiagnostics.InvalidOption, attribute.LocationOf(name), name, expected, value));
        return fallback;
    }
}
