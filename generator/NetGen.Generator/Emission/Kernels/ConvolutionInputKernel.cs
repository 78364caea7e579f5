using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>The kernel of dX: for every place the product of its gradient with the filters, added to the values that the filters have read there.</summary>
internal static class ConvolutionInputKernel
{
    public static KernelMethod Of(ConvolutionInputGradient op, PanelLayout w, int dyPitch, int dxPitch)
    {
        var body = new Body(op, w, dyPitch, dxPitch);
        return new KernelMethod(
            $"{op.Layer}InputGradient",
            op.Formula,
            $"{op.DY} is [rows, {op.DY.Shape}], {op.DX} is [rows, {op.DX.Shape}], {op.W} is {w.Units} filters in {PanelWords.Panels(w)}. {op.Turned} is room for them run by run, {op.Spread} for the gradient of one image with its margin.",
            [KernelParameter.Read(op.DY), KernelParameter.Read(op.W), KernelParameter.Write(op.Turned), KernelParameter.Write(op.Spread), KernelParameter.Write(op.DX), KernelParameter.Int("rows")],
            w.Width,
            body.Write);
    }

    private sealed record Body(ConvolutionInputGradient Op, PanelLayout W, int DYPitch, int DXPitch)
    {
        private ConvolutionGeometry Geometry => Op.Geometry;

        public void Write(SourceWriter writer, VectorForm form)
        {
            int strip = form.Lanes * VectorsOver(form), strips = (Geometry.RunLength + strip - 1) / strip;
            writer.Write($$"""
                ref float dys = ref Interop::MemoryMarshal.GetReference({{Op.DY}}[..(rows * {{DYPitch}})]);
                ref float gradients = ref Interop::MemoryMarshal.GetReference({{Op.Spread}}[..{{Op.Spread.Length}}]);
                ref float filters = ref Interop::MemoryMarshal.GetReference({{Op.Turned}}[..{{Geometry.Runs * strips * strip * W.Units}}]);
                NG::PaddedImage shape = {{ImageText.Shape(Geometry)}};
                NG::Panels.Turn({{Op.W}}, new NG::{{W.Literal}}, {{Geometry.RunLength}}, {{strip}}, {{Op.Turned}});
                """);
            using (writer.OpenBlock("for (int n = 0; n < rows; n++)"))
            {
                writer.Write($"{Op.Spread}.Clear();");
                using (writer.OpenBlock(Geometry.Height == 1 ? "" : $"for (int i = 0; i < {Geometry.Height}; i++)"))
                {
                    WritePlaces(writer, form, strip);
                }

                writer.Line();
                writer.Write($"shape.Take({Op.Spread}, {Op.DX}.Slice(n * {DXPitch}, {Op.DX.Columns}));");
            }
        }

        /// <summary>Two vectors of a run, so that a loaded gradient is used twice; one where the run is short.</summary>
        private int VectorsOver(VectorForm form) => Geometry.RunLength <= form.Lanes ? 1 : 2;

        private void WritePlaces(SourceWriter writer, VectorForm form, int strip)
        {
            string row = Geometry.Height == 1 ? "" : $" + i * {Geometry.Width * W.Units}", target = Geometry.Height == 1 ? "" : $"i * {Geometry.RowStep} + ";
            writer.Write("ref float panel = ref filters;");
            using (writer.OpenBlock(Geometry.Window.Y.Kernel == 1 ? "" : $"for (int u = 0; u < {Geometry.Window.Y.Kernel}; u++)"))
            using (writer.OpenBlock(Geometry.RunsAcross == 1 ? "" : $"for (int v = 0; v < {Geometry.RunsAcross}; v++)"))
            using (writer.OpenBlock($"for (int c = 0; c < {Geometry.RunLength}; c += {strip})"))
            {
                string run = $"{(Geometry.Window.Y.Kernel == 1 ? "" : $"u * {Geometry.FilterRowStep} + ")}{(Geometry.RunsAcross == 1 ? "" : $"v * {Geometry.RunStep} + ")}";
                writer.Write($"""
                    ref float place = ref Compiler::Unsafe.Add(ref dys, n * {DYPitch}{row});
                    ref float gradient = ref Compiler::Unsafe.Add(ref gradients, {target}{run}c);
                    """);
                foreach (TileHeights tiles in TileHeights.Of(Geometry.Width, VectorsOver(form)))
                {
                    tiles.Write(writer, () => WriteTile(writer, new RegisterTile(form.Lanes, tiles.Height, VectorsOver(form))));
                }

                writer.Write($"panel = ref Compiler::Unsafe.Add(ref panel, {W.Units * strip});");
            }
        }

        private void WriteTile(SourceWriter writer, RegisterTile tile)
        {
            writer.Write($"""
                // {PanelWords.Count(tile.Rows, "place")} by {tile.Vectors * tile.Lanes} values of a run
                ref float error = ref place;
                ref float weight = ref panel;
                """);
            tile.WriteStart(writer, null);
            using (writer.OpenBlock($"for (int k = 0; k < {W.Units}; k++)"))
            {
                tile.WriteStep(writer, "error", W.Units, "weight", "weights");
                writer.Write($"""
                    error = ref Compiler::Unsafe.Add(ref error, 1);
                    weight = ref Compiler::Unsafe.Add(ref weight, {tile.Vectors * tile.Lanes});
                    """);
            }

            tile.WriteAdd(writer, "gradient", Geometry.PlaceStep);
            writer.Write($"""
                place = ref Compiler::Unsafe.Add(ref place, {tile.Rows * W.Units});
                gradient = ref Compiler::Unsafe.Add(ref gradient, {tile.Rows * Geometry.PlaceStep});
                """);
        }
    }
}
