using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Layers;

/// <summary>Pools: <c>[MaxPool2D]</c>, <c>[AveragePool1D]</c>, <c>[GlobalMaxPool2D]</c> and the others.</summary>
internal static class PoolReader
{
    public static IEnumerable<Layer> Read(AttributeReader attribute, Shape input, Action<Problem> report)
    {
        if (!WindowReader.HasImage(attribute, input, report))
        {
            return [];
        }

        bool isGlobal = attribute.Name.StartsWith("Global", StringComparison.Ordinal);
        bool takesLargest = attribute.Name.IndexOf("Max", StringComparison.Ordinal) >= 0;
        Window? window = isGlobal ? Whole(input) : Moving(attribute, input, report);
        return window is null ? [] : [new Pool(attribute.Name, input, window, takesLargest, isGlobal)];
    }

    private static Window? Moving(AttributeReader attribute, Shape input, Action<Problem> report)
    {
        bool isSquare = attribute.Has("size");
        return WindowReader.Read(
            attribute, input, input.Dimensions.Count == 2 ? null : isSquare ? "size" : "height", isSquare ? "size" : "width", isPool: true, report);
    }

    private static Window Whole(Shape input) => new(Whole(Window.HeightOf(input)), Whole(Window.WidthOf(input)));

    private static WindowAxis Whole(int size) => new(size, size, 1, 1, 0, 0);
}
