using System.Text;
using static System.FormattableString;

namespace NetGen;

/// <summary>The filters of the first layer, which is convolutional.</summary>
internal static class FiltersSection
{
    private const int MostFilters = 36;

    public static ReportSection? Of(ReportSubject subject)
    {
        if (subject.Measured is not { Image: not null, Info: { } info } measured
            || info.Tensors.FirstOrDefault(static tensor => tensor.Role == TensorRole.Weight) is not { } tensor
            || tensor.Shape is not [var filters, var channels, var height, var width])
        {
            return null;
        }

        var shape = new ImageShape(height, width, channels);
        PixelGrid[] pictures = [.. Enumerable.Range(0, Math.Min(filters, MostFilters)).Select(filter => PictureOf(measured.Network, tensor, filter, shape))];
        float largest = DivergingColors.LargestOf(pictures);
        var html = new StringBuilder("<ul class=\"weights\">");
        foreach ((int index, PixelGrid picture) in pictures.Index())
        {
            string uri = Png.DataUri(picture.ToDivergingPng(largest));
            html.Append(Invariant($"""<li><img class="pixels" alt="filter {index + 1}" src="{uri}"><span>{index + 1}</span></li>"""));
        }

        string which = filters > MostFilters ? $"The first {MostFilters} of {Figures.Count(filters)} filters" : "All filters";
        string signs = channels == 3 ? "" : " A pixel in red excites the filter, a pixel in blue calms it.";
        string mean = channels is 1 or 3 ? "" : $" Each picture is the mean of {channels} channels.";
        string colors = channels == 3
            ? "<p class=\"note\">Grey is zero, brighter is positive, darker negative, for red, green and blue.</p>"
            : ColorBar.Html(-largest, largest);
        string text = $"{which}, {height} × {width} pixels each, used at every place of the image.{signs}{mean}";
        return new ReportSection("filters", "Filters of the first layer", $"<p>{text}</p>{colors}{html.Append("</ul>")}");
    }

    /// <summary>The picture of a filter. Indices of weights are ordered by channel first, and pixels of a picture by pixel first.</summary>
    private static PixelGrid PictureOf(INetworkReader network, TensorInfo tensor, int filter, ImageShape shape)
    {
        int pixels = shape.Height * shape.Width;
        return PixelGrid.Of(shape, i => network.Parameters[tensor.IndexOf(filter, (i % shape.Channels * pixels) + (i / shape.Channels))]);
    }
}
