using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>The kernel of a convolution. Three loops: over images, over strips of filters, and over tiles of neighbouring places.</summary>
internal static class ConvolutionForwardKernel
{
    private const string Why =
        "The sums of a tile of neighbouring places by filters stay in registers while a loop runs over what a filter reads. What it reads at a place are a few "
        + "runs of values that lie side by side in the image. So the kernel reads the image itself, and no matrix of patches (im2col) is made.";

    private const string WhyDepthwise =
        "Every filter reads one channel. So vectors hold channels, and the sums of a tile of places by channels stay in registers while a loop "
        + "runs over the taps.";

    public static KernelMethod Of(ConvolutionForward op, PanelLayout w, int xPitch, int yPitch)
    {
        Action<SourceWriter, VectorForm> body = op.Geometry.Method switch
        {
            ConvolutionMethod.Depthwise => new DepthwiseKernel(op.Geometry, w).Forward(op, xPitch, yPitch),
            ConvolutionMethod.Plain => PlainKernel.Forward(op, w, xPitch, yPitch),
            _ => new Body(op, w, xPitch, yPitch).Write,
        };
        return new KernelMethod(
            $"{op.Layer}Forward",
            op.Formula,
            $"{op.X} is [rows, {op.X.Shape}], {op.Y} is [rows, {op.Y.Shape}], {op.W} is {w.Units} filters of {w.Inputs} weights in {PanelWords.Panels(w)}. "
                + $"{op.Geometry.Reason}.",
            [
                KernelParameter.Read(op.X),
                KernelParameter.Read(op.W),
                KernelParameter.Write(op.Y),
                .. ImageText.Parameters(op.Image),
                KernelParameter.Int("rows"),
            ],
            w.Width,
            body)
        {
            Why = op.Geometry.Method switch
            {
                ConvolutionMethod.Tiles => Why,
                ConvolutionMethod.Depthwise => WhyDepthwise,
                _ => "",
            },
            IsForSizesAlone = true,
        };
    }

    private sealed record Body(ConvolutionForward Op, PanelLayout W, int XPitch, int YPitch)
    {
        private ConvolutionGeometry Geometry => Op.Geometry;

        /// <summary>In the image from one place to the next.</summary>
        private Distance PlaceStep => new("PlaceStep", Geometry.PlaceStep);

        /// <summary>In the result from one place to the next.</summary>
        private Distance Filters => new("Filters", W.Units);

        public void Write(SourceWriter writer, VectorForm form)
        {
            int strip = form.VectorsOver(W.Width) * form.Lanes;
            writer.Write($"""
                const int Filters = {W.Units}, Width = {W.Width}; // the layer's filters, and filters side by side in a panel
                const int PlaceStep = {Geometry.PlaceStep}; // values of the image from one place of the filters to the next
                ref float xs = ref Interop::MemoryMarshal.GetReference({Op.X}[..(rows * {XPitch})]);
                ref float ys = ref Interop::MemoryMarshal.GetReference({Op.Y}[..(rows * {YPitch})]);
                ref float filters = ref Interop::MemoryMarshal.GetReference({Op.W}[..{W.Length}]);
                """);
            ImageText.WriteRoom(writer, Geometry, Op.Image);
            using (writer.OpenBlock("for (int n = 0; n < rows; n++)"))
            {
                ImageText.WriteImage(writer, Op.X, XPitch, Op.Image);
                FilterStrips.Write(writer, W, strip, "filters", "panel", unit => WriteStrip(writer, form, unit));
            }
        }

        private void WriteStrip(SourceWriter writer, VectorForm form, string unit)
        {
            string header = Geometry.Height == 1 ? "" : $"for (int i = 0; i < {Geometry.Height}; i++)";
            string start = ImageText.WriteGroup(writer, Geometry, "image", unit);
            string row = Geometry.Height == 1 ? "" : $" + i * {Geometry.Width * W.Units}";
            using (writer.OpenLoop(header))
            {
                writer.Write($"""
                    ref float place = ref {(Geometry.Height == 1 ? start : $"Compiler::Unsafe.Add(ref {start}, i * {Geometry.RowStep})")};
                    ref float result = ref Compiler::Unsafe.Add(ref ys, n * {YPitch}{row}{(unit == "0" ? "" : $" + {unit}")});
                    """);
                foreach (TileHeights tiles in TileHeights.Of(Geometry.Width, form.VectorsOver(W.Width)))
                {
                    tiles.Write(writer, () => WriteTile(writer, new RegisterTile(form.Lanes, tiles.Height, form.VectorsOver(W.Width)), unit));
                }
            }
        }

        private void WriteTile(SourceWriter writer, RegisterTile tile, string unit)
        {
            string start = W.HasBias ? "; its sums start at the biases" : "";
            writer.Write($"// a tile of {PanelWords.Count(tile.Rows, "place")} by {tile.Vectors * tile.Lanes} filters{start}");
            writer.Write("""
                ref float input = ref place;
                ref float weight = ref panel;
                """);
            tile.WriteStart(writer, "weight");
            writer.Write("weight = ref Compiler::Unsafe.Add(ref weight, Width);");
            WriteSum(writer, tile);
            TileStore.Write(writer, tile, unit, Filters, Op.Function);
            writer.Write($"""
                place = ref Compiler::Unsafe.Add(ref place, {PlaceStep.Times(tile.Rows)});
                result = ref Compiler::Unsafe.Add(ref result, {Filters.Times(tile.Rows)});
                """);
        }

        private void WriteSum(SourceWriter writer, RegisterTile tile)
        {
            if (Geometry.ReadsRunsTogether)
            {
                using (writer.OpenBlock($"for (int c = 0; c < {Geometry.RunLength}; c++)"))
                {
                    IReadOnlyList<int> starts = Geometry.RunStarts;
                    for (int run = 0; run < starts.Count; run++)
                    {
                        int first = run;
                        using (writer.OpenBlock(""))
                        {
                            string part = Geometry.RunsAcross == 1 ? "row" : "tap";
                            writer.Write($"// {part} {first} of the filters{(starts[first] == 0 ? "" : $", {starts[first]} values after {part} 0")}");
                            int weights = first * Geometry.RunLength * W.Width;
                            tile.WriteStep(writer, "input", row => PlaceStep.Times(row, starts[first]), "weight", weights, "weights");
                        }
                    }

                    WriteAdvance(writer, "input");
                }

                return;
            }

            using (writer.OpenBlock($"for (int u = 0; u < {Geometry.Window.Y.Kernel}; u++)"))
            {
                writer.Write("ref float filterRow = ref input;");
                using (writer.OpenLoop(Geometry.RunsAcross == 1 ? "" : $"for (int v = 0; v < {Geometry.RunsAcross}; v++)"))
                {
                    writer.Write("ref float run = ref filterRow;");
                    using (writer.OpenBlock($"for (int c = 0; c < {Geometry.RunLength}; c++)"))
                    {
                        tile.WriteStep(writer, "run", PlaceStep, "weight", "weights");
                        WriteAdvance(writer, "run");
                    }

                    if (Geometry.RunsAcross > 1)
                    {
                        writer.Write($"filterRow = ref Compiler::Unsafe.Add(ref filterRow, {Geometry.RunStep});");
                    }
                }

                writer.Write($"input = ref Compiler::Unsafe.Add(ref input, {Geometry.FilterRowStep});");
            }
        }

        private static void WriteAdvance(SourceWriter writer, string pointer) => writer.Write($"""
            {pointer} = ref Compiler::Unsafe.Add(ref {pointer}, 1);
            weight = ref Compiler::Unsafe.Add(ref weight, Width);
            """);
    }
}
