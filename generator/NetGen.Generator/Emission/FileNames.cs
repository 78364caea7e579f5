using System.Text;
using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Names of the generated files: the name of the class, and what the file is about.</summary>
internal static class FileNames
{
    /// <summary>File systems allow 255 bytes for a name. This leaves room for what comes after it.</summary>
    private const int LongestName = 200;

    private static readonly string[] Concerns = ["", "Predict", "Forward", "Backward", "Reference", "Kernels512", "Kernels256", "Kernels128"];

    /// <summary>
    /// The classes whose names cannot be file names, which are numbered instead: names that differ only in case (<c>Net</c>, <c>net</c>), names that differ
    /// only in the kind of a type around them, and names that are too long.
    /// </summary>
    public static EquatableArray<Declaration> Ambiguous(IReadOnlyCollection<Declaration> declarations)
    {
        var taken = new HashSet<string>(
            declarations
                .SelectMany(declaration => Concerns.Select(concern => File(declaration.FullName, concern)))
                .GroupBy(static file => file, StringComparer.OrdinalIgnoreCase)
                .Where(static files => files.Count() > 1)
                .Select(static files => files.Key),
            StringComparer.OrdinalIgnoreCase);
        return declarations
            .Where(declaration =>
                Encoding.UTF8.GetByteCount(declaration.FullName) > LongestName
                    || Concerns.Any(concern => taken.Contains(File(declaration.FullName, concern))))
            .OrderBy(static declaration => declaration.FullName, StringComparer.Ordinal)
            .ThenBy(static declaration => string.Concat(declaration.Containers), StringComparer.Ordinal)
            .ToEquatableArray();
    }

    public static string Of(Declaration declaration, string concern, EquatableArray<Declaration> ambiguous)
    {
        string name = declaration.FullName;
        int number = ambiguous.TakeWhile(other => other != declaration).Count() + 1;
        return File(
            number > ambiguous.Count
                ? name
                : $"{name.Substring(0, Math.Min(name.Length, LongestName / 4))}({number.ToString(CultureInfo.InvariantCulture)})",
            concern);
    }

    private static string File(string name, string concern) => $"{name}{(concern.Length == 0 ? "" : ".")}{concern}.g.cs";
}
