using System.Reflection;
using NetGen.Generator.Model;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Tests.Guards;

/// <summary>
/// What the pipeline caches is plain data, all the way down: every field of every type that a <see cref="ParsedNetwork"/> can hold compares by value and keeps
/// no compilation alive. Plans are made after the cache and are free to be what they like.
/// </summary>
public sealed class ModelShapeTests
{
    private static readonly Assembly s_generator = typeof(ParsedNetwork).Assembly;

    [Fact]
    public void CachedTypes_HoldNothingOfRoslyn() =>
        Fields().Where(static field => field.FieldType.ToString().Contains("Microsoft.CodeAnalysis", StringComparison.Ordinal)).Select(Name).ShouldBeEmpty();

    [Fact]
    public void CachedTypes_CompareByValue() => Fields().Where(static field => !ComparesByValue(field.FieldType)).Select(Name).ShouldBeEmpty();

    [Fact]
    public void CachedTypes_AreReadOnly() => Fields().Where(static field => !field.IsInitOnly).Select(Name).ShouldBeEmpty();

    /// <summary>The guard is worth what it reaches.</summary>
    [Fact]
    public void EveryLayer_IsReached()
    {
        HashSet<Type> reached = Reached();
        s_generator.GetTypes().Where(static type => type.IsSubclassOf(typeof(Layer))).ShouldAllBe(layer => reached.Contains(layer));
        reached.ShouldContain(typeof(NetworkModel));
        reached.ShouldContain(typeof(Declaration));
        reached.ShouldContain(typeof(Refusal));
        reached.ShouldContain(typeof(Elementwise));
    }

    private static IEnumerable<FieldInfo> Fields() =>
        from type in Reached()
        where !IsEquatableArray(type) && !type.IsEnum
        from field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        select field;

    /// <summary>Our types in the fields of our types, arguments of generic ones, base classes and every subclass included.</summary>
    private static HashSet<Type> Reached()
    {
        var reached = new HashSet<Type>();
        var open = new Queue<Type>([typeof(ParsedNetwork)]);
        while (open.TryDequeue(out Type? type))
        {
            if (type.Assembly != s_generator || !reached.Add(type))
            {
                // An EquatableArray is a type of ours; anything else generic is judged where it is a field.
                continue;
            }

            IEnumerable<Type> next =
            [
                .. type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                    .Where(_ => !IsEquatableArray(type))
                    .Select(static field => field.FieldType),
                .. type.GetGenericArguments(),
                .. type.BaseType is { } parent ? new[] { parent } : [],
                .. type.IsSealed ? [] : s_generator.GetTypes().Where(candidate => candidate.BaseType == type),
            ];
            foreach (Type other in next)
            {
                open.Enqueue(Nullable.GetUnderlyingType(other) ?? other);
            }
        }

        return reached;
    }

    private static bool ComparesByValue(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(string)
        || (Nullable.GetUnderlyingType(type) is { } value && ComparesByValue(value))
        || (type.Assembly == s_generator && (IsEquatableArray(type) ? ComparesByValue(type.GetGenericArguments()[0]) : IsRecord(type)));

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic) is not null;

    private static bool IsEquatableArray(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>);

    private static string Name(FieldInfo field) => $"{field.DeclaringType!.Name}.{field.Name}: {field.FieldType.Name}";
}
