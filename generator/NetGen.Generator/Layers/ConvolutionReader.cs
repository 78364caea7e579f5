using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Layers;

/// <summary><c>[Conv2D]</c>, <c>[Conv1D]</c> and <c>[DepthwiseConv2D]</c>: a convolution, then its activation.</summary>
internal static class ConvolutionReader
{
    public const string Depthwise = "DepthwiseConv2D";

    public static IEnumerable<Layer> Read(AttributeReader attribute, Shape input, Action<Problem> report)
    {
        bool isDepthwise = attribute.Name == Depthwise;
        int filters = isDepthwise ? input.Channels : attribute.Int("filters");
        if (filters <= 0)
        {
            report(new Problem(LayerDiagnostics.LayerSizeMustBePositive, attribute.LocationOf("filters"), filters));
            filters = 1;
        }

        // All arguments are read even after a problem, so that one build reports all problems.
        Shape? image = WindowReader.HasImage(attribute, input, report) ? input : null;
        bool isSquare = attribute.Has("kernel");
        string? height = attribute.Name == "Conv1D" ? null : isSquare ? "kernel" : "kernelHeight";
        Window? window = WindowReader.Read(attribute, image, height, isSquare ? "kernel" : "kernelWidth", isPool: false, report);
        int groups = isDepthwise || image is null ? filters : Groups(attribute, input.Channels, filters, report);
        (ParameterStart weights, double? biases) = (WeightStarts.Weights(attribute, report), WeightStarts.Biases(attribute, report));
        bool isCountable = window is not null && WindowReader.IsCountable(attribute, window, input.Channels, filters, spreads: true, report);
        if (window is null || !isCountable)
        {
            ActivationReader.Read(attribute, input, report);
            return [];
        }

        var convolution = new Convolution(attribute.Name, input, window, filters, groups, weights, biases);
        return [convolution, .. ActivationReader.Read(attribute, convolution.Output, report)];
    }

    private static int Groups(AttributeReader attribute, int channels, int filters, Action<Problem> report)
    {
        int groups = attribute.NamedInt("Groups") ?? 1;
        if (groups > 0 && channels % groups == 0 && filters % groups == 0)
        {
            return groups;
        }

        report(groups <= 0
            ? new Problem(LayerDiagnostics.InvalidOption, attribute.LocationOf("Groups"), "Groups", "positive", groups)
            : new Problem(ImageDiagnostics.GroupsDoNotDivide, attribute.LocationOf("Groups"), groups, channels, filters));
        return 1;
    }
}
