using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Layers;

/// <summary>Pools: <c>[MaxPool2D]</c>, <c>[AveragePool1D]</c>, <c>[GlobalMaxPool2D]</c> and the others.</summary>
internal static class PoolReader
{
    public static IEnumerable<Layer> Read(AttributeReader attribute, Shape input, Action<Problem> report)
    {
        Shape? image = WindowReader.HasImage(attribute, input, report) ? input : null;
        bool isGlobal = attribute.Name.StartsWith("Global", StringComparison.Ordinal);
        bool takesLargest = attribute.Name.IndexOf("Max", StringComparison.Ordinal) >= 0;
        Window? window = !isGlobal ? Moving(attribute, image, report) : image is null ? null : Whole(image);
        return window is not null && WindowReader.IsCountable(attribute, window, input.Channels, input.Channels, spreads: false, report)
            ? [new Pool(attribute.Name, input, window, takesLargest, isGlobal)]
            : [];
    }

    private static Window? Moving(AttributeReader attribute, Shape? input, Action<Problem> report)
    {
        bool isOfSequence = attribute.Name.EndsWith("1D", StringComparison.Ordinal), isSquare = attribute.Has("size");
        return WindowReader.Read(attribute, input, isOfSequence ? null : isSquare ? "size" : "height", isSquare ? "size" : "width", isPool: true, report);
    }

    private static Window Whole(Shape input) => new(Whole(Window.HeightOf(input)), Whole(Window.WidthOf(input)));

    private static WindowAxis Whole(int size) => new(size, size, 1, 1, 0, 0);
}
