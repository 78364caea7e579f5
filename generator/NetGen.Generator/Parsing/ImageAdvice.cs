using NetGen.Generator.Diagnostics;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Parsing;

/// <summary>Reports what is allowed for layers of images, but perhaps not intended.</summary>
internal static class ImageAdvice
{
    /// <summary>The most weights of a dense layer over an image, 64 MB. With more a pool before it is surely missing.</summary>
    private const long MostWeights = 1 << 24;

    public static IEnumerable<Problem> Of(NetworkGraph graph)
    {
        for (int node = 0; node < graph.Nodes.Count; node++)
        {
            AttributeReader attribute = graph.AttributeOf(node);
            IEnumerable<Problem> problems = graph.Nodes[node].Layer switch
            {
                Convolution convolution => Unread(attribute, convolution.Window),
                Pool pool => Unread(attribute, pool.Window),
                Dense dense => TooWide(graph, node, dense),
                _ => [],
            };
            foreach (Problem problem in problems)
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<Problem> Unread(AttributeReader attribute, Window window)
    {
        (WindowAxis Axis, string Noun)[] axes = attribute.Name.EndsWith("1D", StringComparison.Ordinal)
            ? [(window.X, "position")]
            : [(window.Y, "row"), (window.X, "column")];
        foreach ((WindowAxis axis, string noun) in axes.Where(static candidate => candidate.Axis.Unread > 0))
        {
            string places = (((axis.Padded - axis.Span) / (double)axis.Stride) + 1).ToString("0.##", CultureInfo.InvariantCulture);
            string unread = axis.Unread == 1 ? noun : $"{axis.Unread} {noun}s";
            yield return new Problem(ImageDiagnostics.ValuesUnread, attribute.Location, axis.Padded, axis.Span, axis.Stride, places, unread);
        }
    }

    /// <summary>Reports a product over all pixels of an image, which pools would have made smaller.</summary>
    private static IEnumerable<Problem> TooWide(NetworkGraph graph, int node, Dense dense)
    {
        int before = graph.Nodes[node].Inputs[0];
        Shape image = before != Node.Input && graph.Nodes[before].Layer is Flatten flatten ? flatten.Input : graph.ShapeOf(before);
        if (dense.MultiplyAdds > MostWeights && image.Dimensions.Count > 1)
        {
            yield return new Problem(ImageDiagnostics.DenseOverImage, graph.AttributeOf(node).Location, dense.Parameters, image, image.Length);
        }
    }
}
