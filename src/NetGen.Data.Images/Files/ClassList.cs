using System.Collections.Immutable;

namespace NetGen;

/// <summary>The classes of images and their numbers.</summary>
internal static class ClassList
{
    /// <summary>The classes of the options, or else the classes that were found, in ordinal order. That order is the same on every machine.</summary>
    /// <exception cref="ArgumentException">The options have fewer than two classes, an empty one, or one twice.</exception>
    /// <exception cref="NetGenFormatException">Fewer than two classes were found, or one that the options do not have.</exception>
    public static ImmutableArray<string> Of(IEnumerable<string> found, ImageOptions options, string source)
    {
        ImmutableArray<string> names = [.. found.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (options.Classes is not { } given)
        {
            string few = names.Length == 0 ? "none" : $"those of '{names[0]}' alone";
            return names.Length >= 2 ? names : throw new NetGenFormatException($"{source}: expected images of at least 2 classes, but found {few}.");
        }

        ImmutableArray<string> classes = [.. given];
        if (classes.Length < 2 || classes.Any(string.IsNullOrEmpty) || classes.Distinct(StringComparer.Ordinal).Count() < classes.Length)
        {
            string listed = string.Join("', '", classes);
            throw new ArgumentException($"Expected at least 2 classes, each with a name of its own, but found '{listed}'.", nameof(ImageOptions.Classes));
        }

        foreach (string name in names)
        {
            if (!classes.Contains(name, StringComparer.Ordinal))
            {
                throw new NetGenFormatException($"{source}: expected images of the classes '{string.Join("', '", classes)}', but found the class '{name}'.");
            }
        }

        return classes;
    }

    /// <summary>A note for each class without an image. Only the options can name such a class.</summary>
    public static IEnumerable<string> NotesOnEmpty(ImmutableArray<string> classes, IEnumerable<int> labels, string source)
    {
        var present = labels.ToHashSet();
        string[] absent = [.. classes.Where((_, i) => !present.Contains(i))];
        if (absent.Length > 0)
        {
            yield return $"{source}: no image of {(absent.Length == 1 ? "class" : "the classes")} '{string.Join("', '", absent)}'.";
        }
    }
}
