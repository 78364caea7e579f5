namespace NetGen.Generator.Model;

/// <summary>Where the annotated class stands in the user's code: all that is needed to write a second part of it.</summary>
/// <param name="Namespace">Empty in the global namespace.</param>
/// <param name="Containers">The types around it, outermost first, as they are declared: <c>partial class Outer</c>.</param>
/// <param name="ContainerNames">The names of those types.</param>
/// <param name="Name">The class's own name, as it stands in source (<c>@class</c> keeps its @).</param>
internal sealed record Declaration(string Namespace, EquatableArray<string> Containers, EquatableArray<string> ContainerNames, string Name)
{
    /// <summary>Start of the names of the generated files.</summary>
    public string FileName => string.Join(".", new[] { Namespace }.Concat(ContainerNames).Append(Name).Where(static part => part.Length > 0)).Replace("@", "");
}
