using System.Globalization;
using System.Reflection;

namespace NetGen.Tests.Pages;

/// <summary>What can be written in the brackets of an attribute.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, as C# writes it.</param>
/// <param name="Default">What applies when it is not given.</param>
/// <param name="Meaning">What it does.</param>
internal sealed record Argument(string Name, string Type, string Default, string Meaning)
{
    /// <summary>Where an attribute holds 0 until it is given, something else applies.</summary>
    private static readonly (string Property, string Text)[] s_notGiven =
    [
        ("Alpha", "by the activation"),
        ("Init", "by the activation"),
        ("Loss", "by the last layer"),
    ];

    /// <summary>The arguments of all constructors, then the properties that can be set.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="documentation">What they mean.</param>
    public static IReadOnlyList<Argument> Of(Type attribute, Documentation documentation)
    {
        ConstructorInfo[] constructors = attribute.GetConstructors();
        IEnumerable<Argument> given = constructors
            .SelectMany(constructor => constructor.GetParameters().Select(parameter => Of(constructor, parameter, documentation)))
            .DistinctBy(static argument => (argument.Name, argument.Meaning));
        object sample = constructors[0].Invoke([.. constructors[0].GetParameters().Select(static parameter => Sample(parameter.ParameterType))]);
        IEnumerable<Argument> set = attribute.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(static property => property.SetMethod is not null)
            .Select(property => new Argument(
                property.Name,
                TypeName(property.PropertyType),
                DefaultOf(property, sample),
                documentation.Summary($"P:{attribute.FullName}.{property.Name}")));
        return [.. given, .. set];
    }

    /// <summary>A value as C# writes it.</summary>
    public static string Literal(object? value) => value switch
    {
        null => "none",
        bool truth => truth ? "`true`" : "`false`",
        Enum choice => $"`{choice.GetType().Name}.{choice}`",
        double number => number.ToString(number is > 0 and < 1e-3 ? "0e-0" : "0.####", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => $"`{value}`",
    };

    private static Argument Of(ConstructorInfo constructor, ParameterInfo parameter, Documentation documentation) => new(
        parameter.Name!,
        TypeName(parameter.ParameterType),
        parameter.HasDefaultValue ? Literal(Boxed(parameter)) : "required",
        documentation.Parameter(Documentation.IdOf(constructor), parameter.Name!)
            ?? documentation.Parameter($"T:{constructor.DeclaringType!.FullName}", parameter.Name!)
            ?? throw new InvalidOperationException($"Expected a <param> for {parameter.Name} of {constructor.DeclaringType!.Name}, but found none."));

    /// <summary>The default value of an enumeration is stored as a number.</summary>
    private static object? Boxed(ParameterInfo parameter) =>
        parameter.ParameterType.IsEnum ? Enum.ToObject(parameter.ParameterType, parameter.DefaultValue!) : parameter.DefaultValue;

    private static string DefaultOf(PropertyInfo property, object sample)
    {
        if (property.Name == "Stride" && property.DeclaringType!.Name.Contains("Pool", StringComparison.Ordinal))
        {
            return "the window's size";
        }

        string? notGiven = Array.Find(s_notGiven, pair => string.Equals(pair.Property, property.Name, StringComparison.Ordinal)).Text;
        return notGiven ?? Literal(property.GetValue(sample));
    }

    private static object? Sample(Type type) => type == typeof(string) ? "" : type == typeof(int) ? 1 : Activator.CreateInstance(type);

    private static string TypeName(Type type) => type switch
    {
        _ when type == typeof(int) => "int",
        _ when type == typeof(double) => "double",
        _ when type == typeof(bool) => "bool",
        _ when type == typeof(string) => "string",
        _ => type.Name,
    };
}
