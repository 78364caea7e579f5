using System.Collections.Immutable;

namespace NetGen;

/// <summary>Finds the images in a folder that has a subfolder for each class.</summary>
internal static class ClassFolders
{
    private static readonly string[] s_endings = [".png", ".jpg", ".jpeg", ".jpe", ".jfif"];

    /// <summary>Hidden files are skipped. They are previews and other files that programs keep next to images.</summary>
    private static readonly EnumerationOptions s_visible = new()
    {
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System, IgnoreInaccessible = false,
    };

    private static readonly EnumerationOptions s_visibleBelow = new()
    {
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System, IgnoreInaccessible = false, RecurseSubdirectories = true, MaxRecursionDepth = 32,
    };

    /// <summary>Lists the images of all classes.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="NetGenFormatException">The folder has no subfolders, or a subfolder without images.</exception>
    public static FoundImages Find(string folder, ImageOptions options)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"Expected a folder with one folder per class, but found no folder {Path.GetFullPath(folder)}.");
        }

        string[] classFolders = [.. Visible(Directory.EnumerateDirectories(folder, "*", s_visible))];
        string[] beside = [.. Visible(Directory.EnumerateFiles(folder, "*", s_visible))];
        if (classFolders.Length == 0)
        {
            string files = beside.Length == 0 ? "" : $", only files such as {Path.GetFileName(beside[0])}";
            throw new NetGenFormatException($"{folder}: expected a folder for each class, but found no folder{files}.");
        }

        var images = new List<(string Path, string Class)>();
        var others = new List<string>(beside);
        foreach (string classFolder in classFolders)
        {
            string name = Path.GetFileName(classFolder);
            int before = images.Count, othersBefore = others.Count;
            foreach (string file in Visible(Directory.EnumerateFiles(classFolder, "*", s_visibleBelow)))
            {
                if (s_endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
                {
                    images.Add((file, name));
                }
                else
                {
                    others.Add(file);
                }
            }

            if (images.Count == before && options.Classes is null)
            {
                string found = others.Count == othersBefore ? "none" : $"only other files such as {Path.GetFileName(others[^1])}";
                throw new NetGenFormatException($"{classFolder}: expected PNG or JPEG files in the folder of each class, but found {found}.");
            }
        }

        ImmutableArray<string> classes = ClassList.Of(images.Select(static image => image.Class), options, folder);
        ImmutableArray<int> labels = [.. images.Select(image => classes.IndexOf(image.Class, StringComparer.Ordinal))];
        ImmutableArray<string> notes = [.. NotesOn(folder, others), .. ClassList.NotesOnEmpty(classes, labels, folder)];
        return new FoundImages(folder, [.. images.Select(static image => image.Path)], labels, classes, notes);
    }

    /// <summary>The visible paths in ordinal order. Names that begin with a dot are left out, because other systems hide them.</summary>
    private static IEnumerable<string> Visible(IEnumerable<string> paths) =>
        paths.Where(static path => !Path.GetFileName(path.AsSpan()).StartsWith('.')).Order(StringComparer.Ordinal);

    private static IEnumerable<string> NotesOn(string folder, List<string> others)
    {
        if (others.Count > 0)
        {
            IEnumerable<string> kinds = others.Select(static path => $"'{Path.GetExtension(path)}'").Distinct(StringComparer.Ordinal);
            string endings = string.Join(", ", kinds.Order(StringComparer.Ordinal));
            (string count, string such) = others.Count == 1 ? ("1 file is", others[0]) : ($"{others.Count} files are", $"{others[0]} and others");
            yield return $"{folder}: {count} passed over, for the name does not end like that of a PNG or JPEG but in {endings}: {such}.";
        }
    }
}
