using System.Globalization;
using System.Text;
using static System.FormattableString;

namespace NetGen;

/// <summary>The weights of the first layer's units, as images.</summary>
internal static class WeightsSection
{
    private const int MostUnits = 36;

    public static ReportSection? Of(ReportSubject subject)
    {
        if (subject.Measured is not { Image: { } shape, Info: { } info } measured
            || info.Tensors.FirstOrDefault(static tensor => tensor.Role == TensorRole.Weight) is not { } tensor
            || tensor.Columns != info.InputSize)
        {
            return null;
        }

        bool isLast = tensor.Rows == info.OutputSize && info.Tensors.Count(static other => other.Role == TensorRole.Weight) == 1;
        int[] units = isLast ? [.. Enumerable.Range(0, Math.Min(tensor.Rows, MostUnits))] : [.. Strongest(measured, tensor)];
        PixelGrid[] pictures = [.. units.Select(unit => RowOf(measured.Network, tensor, unit)).Select(weights => PixelGrid.Of(shape, i => weights[i]))];
        float largest = DivergingColors.LargestOf(pictures);
        var html = new StringBuilder("<ul class=\"weights\">");
        foreach ((int unit, PixelGrid picture) in units.Zip(pictures))
        {
            string name = isLast && measured.IsClassifier && tensor.Rows > 1 ? Markup.Escape(measured.ClassName(unit)) : Invariant($"{unit + 1}");
            html.Append(
                CultureInfo.InvariantCulture,
                $"""<li><img class="pixels" alt="weights of unit {name}" src="{Png.DataUri(picture.ToDivergingPng(largest))}"><span>{name}</span></li>""");
        }

        string signs = pictures[0].Channels == 3 ? "" : " A pixel in red excites the unit, a pixel in blue calms it.";
        string which = units.Length == tensor.Rows
            ? "All units"
            : $"The {units.Length} of {Figures.Count(tensor.Rows)} units that do most, by the size of the weights into them times that of the weights out of "
                + "them";
        string colors = pictures[0].Channels == 3
            ? "<p class=\"note\">Grey is zero, brighter is positive, darker negative, for red, green and blue.</p>"
            : ColorBar.Html(-largest, largest);
        string channels = shape.Channels is 1 or 3 ? "" : $" Each picture is the mean of {shape.Channels} channels.";
        return new ReportSection("weights", "Weights of the first layer", $"<p>{which}.{signs}{channels}</p>{colors}{html.Append("</ul>")}");
    }

    private static float[] RowOf(INetworkReader network, TensorInfo tensor, int unit)
    {
        ReadOnlySpan<float> parameters = network.Parameters;
        float[] row = new float[tensor.Columns];
        for (int column = 0; column < row.Length; column++)
        {
            row[column] = parameters[tensor.IndexOf(unit, column)];
        }

        return row;
    }

    /// <summary>
    /// The units with the strongest effect: the norm of the weights into a unit, times the norm of the weights out of it if the next layer is dense.
    /// </summary>
    private static IEnumerable<int> Strongest(MeasuredNetwork measured, TensorInfo tensor)
    {
        TensorInfo? next = measured.Info.Tensors.SkipWhile(other => other != tensor).Skip(1).FirstOrDefault(static other => other.Role == TensorRole.Weight);
        bool isHeard = next is not null && next.Columns == tensor.Rows;
        double[] strengths = [.. Enumerable.Range(0, tensor.Rows)
            .Select(unit => Norm(RowOf(measured.Network, tensor, unit)) * (isHeard ? Norm(ColumnOf(measured.Network, next!, unit)) : 1))];
        return Enumerable.Range(0, tensor.Rows).OrderByDescending(unit => strengths[unit]).Take(MostUnits);
    }

    private static float[] ColumnOf(INetworkReader network, TensorInfo tensor, int column)
    {
        ReadOnlySpan<float> parameters = network.Parameters;
        float[] values = new float[tensor.Rows];
        for (int row = 0; row < values.Length; row++)
        {
            values[row] = parameters[tensor.IndexOf(row, column)];
        }

        return values;
    }

    private static double Norm(float[] values) => Math.Sqrt(values.Sum(static value => (double)value * value));
}
