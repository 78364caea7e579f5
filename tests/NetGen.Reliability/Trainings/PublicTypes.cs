using System.Reflection;

namespace NetGen.Reliability.Trainings;

/// <summary>What the assembly offers, by reflection: something new that no case draws must not go unnoticed.</summary>
internal static class PublicTypes
{
    /// <summary>Requires that the choices are exactly the public classes that derive from a base class.</summary>
    public static void RequireAll<TBase>(IEnumerable<Type> choices) => Require(
        $"classes derived from {typeof(TBase).Name}",
        typeof(TBase).Assembly.GetExportedTypes().Where(static type => type.IsSubclassOf(typeof(TBase)) && !type.IsAbstract).Select(static type => type.Name),
        choices.Where(static type => type.Assembly == typeof(TBase).Assembly).Select(static type => type.Name));

    /// <summary>Requires that the choices are exactly the public settings of a class.</summary>
    public static void RequireAllSettings<T>(IEnumerable<string> choices) => Require(
        $"settings of {typeof(T).Name}",
        typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static property => property.CanWrite)
            .Select(static property => property.Name),
        choices);

    private static void Require(string what, IEnumerable<string> offered, IEnumerable<string> drawn)
    {
        string expected = string.Join(", ", offered.Order(StringComparer.Ordinal));
        string found = string.Join(", ", drawn.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        BrokenPromiseException.Unless(expected == found, () => $"Expected cases with all {what}, {expected}, but found {found}.");
    }
}
