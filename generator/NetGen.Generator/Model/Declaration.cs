namespace NetGen.Generator.Model;

/// <summary>Where the annotated class stands in the user's code: all that is needed to write a second part of it.</summary>
/// <param name="Namespace">Empty in the global namespace.</param>
/// <param name="Containers">The types around it, outermost first, as they are declared: <c>partial class Outer</c>.</param>
/// <param name="ContainerNames">The names of those types.</param>
/// <param name="Name">The class's own name, as it stands in source (<c>@class</c> keeps its @).</param>
internal sealed record Declaration(string Namespace, EquatableArray<string> Containers, EquatableArray<string> ContainerNames, string Name)
{
    /// <summary>Whether the class has <c>[GeneratedCode]</c> of another generator. C# allows only one.</summary>
    public bool IsMarkedAsGenerated { get; init; }

    /// <summary>Stands for a declaration that allows no second part. Its layers are still checked, so that all problems are reported.</summary>
    public static Declaration OfName(string name) => new("", EquatableArray<string>.Empty, EquatableArray<string>.Empty, name);

    /// <summary>Its name as reflection writes it, which is how the names of the generated files start: <c>App.Outer+Digits</c>.</summary>
    public string FullName => $"{Namespace}{(Namespace.Length > 0 ? "." : "")}{string.Join("+", ContainerNames.Append(Name))}".Replace("@", "");
}
