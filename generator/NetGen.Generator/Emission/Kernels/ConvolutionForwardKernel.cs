using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>The kernel of a convolution: for every image strips of filters, and for each the places, a tile of a row of them at a time.</summary>
internal static class ConvolutionForwardKernel
{
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
            $"{op.X} is [rows, {op.X.Shape}], {op.Y} is [rows, {op.Y.Shape}], {op.W} is {w.Units} filters of {w.Inputs} weights in {PanelWords.Panels(w)}; "
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
            IsForSizesAlone = true,
        };
    }

    private sealed record Body(ConvolutionForward Op, PanelLayout W, int XPitch, int YPitch)
    {
        private ConvolutionGeometry Geometry => Op.Geometry;

        public void Write(SourceWriter writer, VectorForm form)
        {
            int strip = form.VectorsOver(W.Width) * form.Lanes;
            writer.Write($"""
                ref float xs = ref Interop::MemoryMarshal.GetReference({Op.X}[..(rows * {XPitch})]);
                ref float ys = ref Interop::MemoryMarshal.GetReference({Op.Y}[..(rows * {YPitch})]);
                ref float filters = ref Interop::MemoryMarshal.GetReference({Op.W}[..{W.Length}]);
                """);
            ImageText.WriteRoom(writer, Geometry, Op.Image);
            using (writer.OpenBlock("for (int n = 0; n < rows; n++)"))
            {
                ImageText.WriteImage(writer, Op.X, XPitch, Op.Image);
                FilterStrips.Write(writer, W, strip, "filters", "panel", () => WriteStrip(writer, form));
            }
        }

        private void WriteStrip(SourceWriter writer, VectorForm form)
        {
            string header = Geometry.Height == 1 ? "" : $"for (int i = 0; i < {Geometry.Height}; i++)";
            string start = ImageText.WriteGroup(writer, Geometry, "image");
            using (writer.OpenLoop(header))
            {
                writer.Write($"""
                    ref float place = ref {(Geometry.Height == 1 ? start : $"Compiler::Unsafe.Add(ref {start}, i * {Geometry.RowStep})")};
                    ref float result = ref Compiler::Unsafe.Add(ref ys, n * {YPitch}{(Geometry.Height == 1 ? "" : $" + i * {Geometry.Width * W.Units}")} + unit);
                    """);
                foreach (TileHeights tiles in TileHeights.Of(Geometry.Width, form.VectorsOver(W.Width)))
                {
                    tiles.Write(writer, () => WriteTile(writer, new RegisterTile(form.Lanes, tiles.Height, form.VectorsOver(W.Width))));
                }
            }
        }

        private void WriteTile(SourceWriter writer, RegisterTile tile)
        {
            writer.Write($"// {PanelWords.Count(tile.Rows, "place")} by {tile.Vectors * tile.Lanes} filters{(W.HasBias ? ", from the biases on" : "")}");
            writer.Write("""
                ref float input = ref place;
                ref float weight = ref panel;
                """);
            tile.WriteStart(writer, "weight");
            writer.Write($"weight = ref Compiler::Unsafe.Add(ref weight, {W.Width});");
            WriteSum(writer, tile);
            TileStore.Write(writer, tile, W.Units, Op.Function);
            writer.Write($"""
                place = ref Compiler::Unsafe.Add(ref place, {tile.Rows * Geometry.PlaceStep});
                result = ref Compiler::Unsafe.Add(ref result, {tile.Rows * W.Units});
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
                            writer.Write($"// {(Geometry.RunsAcross == 1 ? "row" : "tap")} {first} of the filters");
                            int weights = first * Geometry.RunLength * W.Width;
                            tile.WriteStep(writer, "input", row => starts[first] + (row * Geometry.PlaceStep), "weight", weights, "weights");
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
                        tile.WriteStep(writer, "run", Geometry.PlaceStep, "weight", "weights");
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

        private void WriteAdvance(SourceWriter writer, string pointer) => writer.Write($"""
            {pointer} = ref Compiler::Unsafe.Add(ref {pointer}, 1);
            weight = ref Compiler::Unsafe.Add(ref weight, {W.Width});
            """);
    }
}
