using System.Text;
using static System.FormattableString;

namespace NetGen;

/// <summary>The outputs of the image layers for one example, which show what the filters find in it.</summary>
internal static class FeaturesSection
{
    /// <summary>The most channels of a layer that are shown.</summary>
    private const int MostChannels = 18;

    /// <summary>The most layers that are shown.</summary>
    private const int MostLayers = 6;

    public static ReportSection? Of(ReportSubject subject)
    {
        if (subject.Measured is not { Image: { } shape } measured
            || !measured.Info.Layers.Any(static layer => layer.Kind.Contains("Conv", StringComparison.Ordinal)))
        {
            return null;
        }

        int row = ExampleIn(measured);
        float[] example = measured.Data.FeaturesOf(row).ToArray();
        LayerImage[] images = [.. measured.Network.ImagesOf(example).Take(MostLayers)];
        if (images.Length == 0)
        {
            return null;
        }

        PixelGrid picture = PixelGrid.Of(shape, i => example[i]);
        (float black, float white) = (picture.Values.Min(), picture.Values.Max());
        string source = Png.DataUri(picture.ToPng(black, white > black ? white : black + 1));
        var html = new StringBuilder($"""<ul class="weights"><li><img class="pixels" alt="the example" src="{source}"><span>input</span></li></ul>""");
        foreach (LayerImage image in images)
        {
            html.Append(RowOf(image));
        }

        string of = measured.IsClassifier ? $", a {Markup.Escape(measured.ClassName(measured.ActualOf(row)))}," : "";
        string text = Invariant($"Row {row} of the {measured.DataName}{of} and what each layer makes of it.")
            + " Every picture is a channel: where it is red, its filter has found what it looks for.";
        return new ReportSection("features", "What the filters find in an example", $"<p>{text}</p>{html}");
    }

    private static string RowOf(LayerImage image)
    {
        int shown = Math.Min(image.Shape.Channels, MostChannels);
        var shape = new ImageShape(image.Shape.Height, image.Shape.Width, 1);
        PixelGrid[] pictures = [.. Enumerable.Range(0, shown).Select(channel => PixelGrid.Of(shape, i => image.Values[(i * image.Shape.Channels) + channel]))];
        float largest = DivergingColors.LargestOf(pictures);
        string count = shown < image.Shape.Channels ? $", the first {shown} of {Figures.Count(image.Shape.Channels)} channels" : "";
        string title = Invariant($"{Markup.Escape(image.Name)}: {image.Shape.Height} × {image.Shape.Width}{count}");
        var html = new StringBuilder($"<h3>{title}</h3><ul class=\"weights\">");
        foreach ((int channel, PixelGrid picture) in pictures.Index())
        {
            string name = Invariant($"{Markup.Escape(image.Name)}, channel {channel + 1}");
            string uri = Png.DataUri(picture.ToDivergingPng(largest));
            html.Append(Invariant($"""<li><img class="pixels" alt="{name}" src="{uri}"><span>{channel + 1}</span></li>"""));
        }

        return html.Append("</ul>").ToString();
    }

    /// <summary>The first row that is classified correctly. If there is none, or if there are no classes, the first row.</summary>
    private static int ExampleIn(MeasuredNetwork measured) => measured.IsClassifier
        ? Enumerable.Range(0, measured.Data.Count).FirstOrDefault(row => measured.ActualOf(row) == measured.PredictedOf(row))
        : 0;
}
