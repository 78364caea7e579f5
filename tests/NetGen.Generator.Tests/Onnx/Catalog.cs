using NetGen.Generator.Tests.Mathematics;
using NetGen.Tests;

namespace NetGen.Generator.Tests.Onnx;

/// <summary>The networks of the generator's tests that can be written: all that can be trained.</summary>
internal static class Catalog
{
    public static IReadOnlyList<string> Texts => NetworkCatalog.Tried;

    /// <summary>All of them where long tests are asked for, else one in so many.</summary>
    public static IEnumerable<string> Sample { get; } = [.. Texts.Where(static (_, index) => LongTests.Skip is null || index % 4 == 0)];

    /// <summary>Whether an image or a sequence goes in or comes out.</summary>
    public static bool HasImage(string text) => GeneralCatalog.Models.TryGetValue(text, out Generator.Model.NetworkModel? model)
        ? !model.Input.IsVector || !model.Output.IsVector
        : text[..text.IndexOf(']', StringComparison.Ordinal)].Contains(',', StringComparison.Ordinal);

    /// <summary>Whether something could become a part of weights.</summary>
    public static bool IsNormalized(string text) =>
        ((string[])["[Standardize]", "[MinMaxScale]", "[BatchNorm"]).Any(part => text.Contains(part, StringComparison.Ordinal));
}
