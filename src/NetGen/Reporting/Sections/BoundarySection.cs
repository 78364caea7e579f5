using static System.FormattableString;

namespace NetGen;

/// <summary>The decision boundary of a network with two features, as a picture of the plane.</summary>
internal static class BoundarySection
{
    /// <summary>Number of points in each direction for which the network predicts.</summary>
    private const int Side = 120;

    private const int MostPoints = 500;

    /// <summary>The opacity of the colours below the points where the network is certain.</summary>
    private const double Opacity = 0.55;

    public static ReportSection? Of(ReportSubject subject)
    {
        if (subject.Measured is not { Info.InputSize: 2 } measured || !(measured.IsClassifier || measured.Rule == AccuracyRule.None))
        {
            return null;
        }

        int[] rows = [.. measured.SpreadRows(MostPoints)
            .Where(row => float.IsFinite(measured.Data.FeaturesOf(row)[0]) && float.IsFinite(measured.Data.FeaturesOf(row)[1]))];
        if (rows.Length == 0)
        {
            return null;
        }

        var frame = new PlotFrame(AxisOf(measured, rows, 0), AxisOf(measured, rows, 1)) { Height = 360 };
        float[] outputs = measured.Network.Predict(GridOf(frame));
        return measured.IsClassifier ? OfClasses(measured, frame, rows, outputs) : OfValues(measured, frame, rows, outputs);
    }

    private static PlotAxis AxisOf(MeasuredNetwork measured, int[] rows, int feature) =>
        PlotAxis.ForCoordinates(measured.FeatureName(feature), rows.Select(row => (double)measured.Data.FeaturesOf(row)[feature]));

    /// <summary>The centres of the picture's pixels, as inputs of the network.</summary>
    private static float[] GridOf(PlotFrame frame)
    {
        float[] inputs = new float[2 * Side * Side];
        for (int i = 0; i < Side * Side; i++)
        {
            inputs[2 * i] = (float)At(frame.X, ((i % Side) + 0.5) / Side);
            inputs[(2 * i) + 1] = (float)At(frame.Y, 1 - (((i / Side) + 0.5) / Side));
        }

        return inputs;

        static double At(PlotAxis axis, double share) => axis.Low + (share * (axis.High - axis.Low));
    }

    private static ReportSection OfClasses(MeasuredNetwork measured, PlotFrame frame, int[] rows, float[] outputs)
    {
        ScatterPoint[] points = [.. rows.Select(row => new ScatterPoint(
            measured.Data.FeaturesOf(row)[0], measured.Data.FeaturesOf(row)[1], measured.ActualOf(row), measured.ActualOf(row) != measured.PredictedOf(row)))];
        string legend = ScatterPlot.Legend(Enumerable.Range(0, measured.Classes).Select(measured.ClassName), points.Any(static point => point.IsWrong));
        string wrong = Figures.Count(points.Count(static point => point.IsWrong));
        string description = $"The plane of {frame.X.Label} and {frame.Y.Label}, coloured by the class the network gives, "
            + $"with {Figures.Count(points.Length, "row")} of the {measured.DataName} as points, {wrong} of them on the wrong side.";
        byte[] pixels =
        [
            .. Enumerable.Range(0, Side * Side).SelectMany(i => ClassPixel(measured, outputs.AsSpan(i * measured.Info.OutputSize, measured.Info.OutputSize)))
        ];
        string text = $"Colours are the class that the network gives, stronger where it is surer; points are rows of the {measured.DataName}.";
        return Section("Decision boundary", text, legend, Figure(frame, pixels, description, points));
    }

    /// <summary>
    /// The colour of the predicted class. Its opacity grows with the probability of the class, from that of an equal choice among all classes to 1.
    /// </summary>
    private static byte[] ClassPixel(MeasuredNetwork measured, ReadOnlySpan<float> outputs)
    {
        int @class = Classification.ClassOf(outputs, measured.Info.OutputActivation);
        double surety = measured.Info.OutputActivation switch
        {
            Activation.Sigmoid when outputs.Length == 1 => Math.Abs((2.0 * outputs[0]) - 1),
            Activation.Tanh when outputs.Length == 1 => Math.Abs(outputs[0]),
            Activation.Softmax => ((outputs[@class] * measured.Classes) - 1.0) / (measured.Classes - 1),
            _ => 1,
        };
        double opacity = double.IsNaN(surety) ? 0 : Opacity * (0.25 + (0.75 * Math.Clamp(surety, 0, 1)));
        Rgb color = Palette.Of(@class);
        return [color.Red, color.Green, color.Blue, (byte)(255 * opacity)];
    }

    private static ReportSection OfValues(MeasuredNetwork measured, PlotFrame frame, int[] rows, float[] outputs)
    {
        float[] values = [.. Enumerable.Range(0, Side * Side).Select(i => outputs[i * measured.Info.OutputSize])];
        float[] finite = [.. values.Where(float.IsFinite)];
        float low = finite.DefaultIfEmpty(0).Min(), high = finite.DefaultIfEmpty(1).Max(), middle = (low + high) / 2,
            half = Math.Max((high - low) / 2, float.Epsilon);
        byte[] pixels = [.. values.SelectMany(value => DivergingColors.List.AsSpan(4 * DivergingColors.IndexOf((value - middle) / half), 4).ToArray())];
        string output = measured.Info.OutputSize == 1 ? "output" : "first output";
        string description = $"The {output} over the plane of {frame.X.Label} and {frame.Y.Label}, from {Figures.Number(low)} to {Figures.Number(high)}, "
            + $"with {Figures.Count(rows.Length, "row")} of the {measured.DataName} as points.";
        ScatterPoint[] points =
        [
            .. rows.Select(row => new ScatterPoint(measured.Data.FeaturesOf(row)[0], measured.Data.FeaturesOf(row)[1], Group: 8, IsWrong: false))
        ];
        string text = $"The {output} for every pair of features; points are rows of the {measured.DataName}.";
        return Section("Output over the plane", text, ColorBar.Html(low, high), Figure(frame, pixels, description, points));
    }

    private static ReportSection Section(string title, string text, string legend, string svg) =>
        new("boundary", title, $"""<p>{Markup.Escape(text)}</p><figure class="chart single"><figcaption>{legend}</figcaption>{svg}</figure>""");

    private static string Figure(PlotFrame frame, byte[] pixels, string description, ScatterPoint[] points)
    {
        (double x, double y, double width, double height) = frame.Area;
        string picture = Png.DataUri(Png.Encode(Side, Side, PixelFormat.Rgba, pixels));
        string ground =
            Invariant($"""<image x="{x:0.#}" y="{y:0.#}" width="{width:0.#}" height="{height:0.#}" preserveAspectRatio="none" href="{picture}"/>""");
        return frame.Svg(description, ScatterPlot.Svg(frame, points), ground);
    }
}
