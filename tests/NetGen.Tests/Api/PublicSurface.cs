using System.Reflection;
using System.Runtime.CompilerServices;

namespace NetGen.Tests.Api;

/// <summary>The public members of an assembly as text, a line each, in an order of its own.</summary>
internal static class PublicSurface
{
    /// <summary>
    /// Compares an assembly with <c>PublicApi.verified.txt</c>; one that differs is written beside it, to be renamed if the change is wanted.
    /// </summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="beside">The test's own file.</param>
    public static void ShouldBeVerified(Assembly assembly, string beside)
    {
        string folder = Path.GetDirectoryName(beside)!;
        string verified = Path.Combine(folder, "PublicApi.verified.txt"), received = Path.Combine(folder, "PublicApi.received.txt");
        string actual = Describe(assembly);
        string expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : "";
        if (!string.Equals(actual, expected, StringComparison.Ordinal))
        {
            File.WriteAllText(received, actual);
        }

        actual.ShouldBe(expected, $"If the change is wanted, rename {received} to {Path.GetFileName(verified)} and add a line to the changelog.");
    }

    private static string Describe(Assembly assembly)
    {
        var lines = new List<string>();
        foreach (Type type in assembly.GetExportedTypes().OrderBy(static type => type.FullName, StringComparer.Ordinal))
        {
            lines.Add($"{Kind(type)} {Name(type)}");
            IEnumerable<string> members = type
                .GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(static member => IsVisible(member) && member.GetCustomAttribute<CompilerGeneratedAttribute>() is null)
                .Select(member => Signature(member, type))
                .Where(static signature => signature.Length > 0)
                .Order(StringComparer.Ordinal);
            lines.AddRange(members.Select(static member => "    " + member));
        }

        return string.Join('\n', lines) + "\n";
    }

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => !method.IsPrivate && !method.IsAssembly && !method.IsFamilyAndAssembly && !(method.IsSpecialName && method is MethodInfo),
        FieldInfo field => !field.IsPrivate && !field.IsAssembly && !field.IsSpecialName,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(static accessor => IsVisible((MethodBase)accessor)),
        _ => false,
    };

    private static bool IsVisible(MethodBase method) => !method.IsPrivate && !method.IsAssembly && !method.IsFamilyAndAssembly;

    private static string Signature(MemberInfo member, Type type) => member switch
    {
        ConstructorInfo constructor => $"{Name(type)}({Parameters(constructor)})",
        MethodInfo method => $"{(method.IsStatic ? "static " : "")}{Name(method.ReturnType)} {method.Name}({Parameters(method)})",
        PropertyInfo property => $"{Name(property.PropertyType)} {property.Name} {{ {string.Join(" ", Accessors(property))} }}",
        FieldInfo { IsLiteral: true } field => $"{field.Name} = {field.GetRawConstantValue()}",
        FieldInfo field => $"{Name(field.FieldType)} {field.Name}",
        _ => "",
    };

    private static IEnumerable<string> Accessors(PropertyInfo property)
    {
        if (property.GetMethod is { } get && IsVisible(get))
        {
            yield return "get;";
        }

        if (property.SetMethod is { } set && IsVisible(set))
        {
            yield return set.ReturnParameter.GetRequiredCustomModifiers().Length > 0 ? "init;" : "set;";
        }
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(static parameter =>
        $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "default"}" : "")}"));

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        _ => "class",
    };

    private static string Name(Type type)
    {
        if (!type.IsGenericType)
        {
            return type.IsNested && !type.IsGenericParameter ? $"{Name(type.DeclaringType!)}.{type.Name}" : type.Name;
        }

        string name = type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
        return $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
