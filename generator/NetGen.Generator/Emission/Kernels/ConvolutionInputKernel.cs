using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>The kernel of dX: for every place the product of its gradient with the filters, added to the values that the filters have read there.</summary>
internal static class ConvolutionInputKernel
{
    public static KernelMethod Of(ConvolutionInputGradient op, PanelLayout w, int dyPitch, int dxPitch)
    {
        Action<SourceWriter, VectorForm> body = op.Geometry.Method switch
        {
            ConvolutionMethod.Depthwise => new DepthwiseKernel(op.Geometry, w).InputGradient(op, dyPitch, dxPitch),
            ConvolutionMethod.Plain => PlainKernel.InputGradient(op, w, dyPitch, dxPitch),
            _ => new Body(op, w, dyPitch, dxPitch).Write,
        };
        return new KernelMethod(
            $"{op.Layer}InputGradient",
            op.Formula,
            $"{op.DY} is [rows, {op.DY.Shape}], {op.DX} is [rows, {op.DX.Shape}], {op.Filters} are {w.Units} filters{(op.ReadsTurned ? ", run by run" : $" in {PanelWords.Panels(w)}")}{(op.Rooms.Any() ? $"; {op.Spread} is room for one image" : "")}.",
            [KernelParameter.Read(op.DY), KernelParameter.Read(op.Filters), .. op.Rooms.Select(KernelParameter.Write), KernelParameter.Write(op.DX), KernelParameter.Int("rows")],
            w.Width,
            body);
    }

    /// <summary>Transposes the filters into the strips of values that the tiles of a vector width take.</summary>
    public static KernelMethod Turning(TurnFilters op, PanelLayout w) => new(
        $"{op.Layer}TurnFilters",
        op.Formula,
        $"{op.W} is {w.Units} filters of {w.Inputs} weights in {PanelWords.Panels(w)}; first and end are runs of {op.Geometry.RunLength} weights{(op.Geometry.Groups == 1 ? "" : ", group after group")}.",
        [KernelParameter.Read(op.W), KernelParameter.Write(op.Turned), KernelParameter.Int("first"), KernelParameter.Int("end")],
        w.Width,
        (writer, form) => writer.Write(
            $"NG::Panels.Turn({op.W}, new NG::{w.Literal}, {op.Geometry.RunLength}, {form.Lanes * PlacesOfTile.Of(op.Geometry, form.Lanes).Vectors}, {op.Turned}, first, end, {op.Geometry.Groups});"));

    private sealed record Body(ConvolutionInputGradient Op, PanelLayout W, int DYPitch, int DXPitch)
    {
        private ConvolutionGeometry Geometry => Op.Geometry;

        public void Write(SourceWriter writer, VectorForm form)
        {
            int strip = form.Lanes * Vectors(form), strips = (Geometry.RunLength + strip - 1) / strip;
            writer.Write($$"""
                ref float dys = ref Interop::MemoryMarshal.GetReference({{Op.DY}}[..(rows * {{DYPitch}})]);
                ref float gradients = ref Interop::MemoryMarshal.GetReference({{Op.Spread}}[..{{Op.Spread.Length}}]);
                ref float filters = ref Interop::MemoryMarshal.GetReference({{Op.Turned}}[..{{Geometry.Runs * strips * strip * W.Units}}]);
                NG::PaddedImage shape = {{ImageText.Shape(Geometry)}};
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

        /// <summary>Vectors of a run that a tile holds.</summary>
        private int Vectors(VectorForm form) => PlacesOfTile.Of(Geometry, form.Lanes).Vectors;

        private void WritePlaces(SourceWriter writer, VectorForm form, int strip)
        {
            string row = Geometry.Height == 1 ? "" : $" + i * {Geometry.Width * W.Units}", target = Geometry.Height == 1 ? "" : $"i * {Geometry.RowStep} + ";
            writer.Write("ref float panel = ref filters;");
            using (writer.OpenBlock(Geometry.Groups == 1 ? "" : $"for (int group = 0; group < {Geometry.Groups}; group++)"))
            using (writer.OpenBlock(Geometry.Window.Y.Kernel == 1 ? "" : $"for (int u = 0; u < {Geometry.Window.Y.Kernel}; u++)"))
            using (writer.OpenBlock(Geometry.RunsAcross == 1 ? "" : $"for (int v = 0; v < {Geometry.RunsAcross}; v++)"))
            using (writer.OpenBlock($"for (int c = 0; c < {Geometry.RunLength}; c += {strip})"))
            {
                string run = $"{(Geometry.Window.Y.Kernel == 1 ? "" : $"u * {Geometry.FilterRowStep} + ")}{(Geometry.RunsAcross == 1 ? "" : $"v * {Geometry.RunStep} + ")}";
                writer.Write($"""
                    ref float place = ref Compiler::Unsafe.Add(ref dys, n * {DYPitch}{row}{(Geometry.Groups == 1 ? "" : $" + group * {Geometry.GroupFilters}")});
                    ref float gradient = ref Compiler::Unsafe.Add(ref gradients, {target}{run}{(Geometry.Groups == 1 ? "" : $"group * {Geometry.GroupChannels} + ")}c);
                    """);
                PlacesOfTile places = PlacesOfTile.Of(Geometry, form.Lanes);
                foreach (TileHeights tiles in places.Tiles)
                {
                    // Places that lie apart: the next tile begins at the next place. Only the last of them go on where these end.
                    int advance = tiles == places.Tiles[0] && places.Spacing > 1 ? 1 : tiles.Height;
                    int spacing = tiles.Height == 1 ? 1 : places.Spacing;
                    tiles.Write(writer, () => WriteTile(writer, new RegisterTile(form.Lanes, tiles.Height, places.Vectors), spacing, advance));
                    if (places.Spacing > 1 && tiles == places.Tiles[0] && places.Tiles.Count > 1)
                    {
                        WriteAdvance(writer, (tiles.Height - 1) * places.Spacing);
                    }
                }

                writer.Write($"panel = ref Compiler::Unsafe.Add(ref panel, {Geometry.GroupFilters * strip});");
            }
        }

        private void WriteAdvance(SourceWriter writer, int places) => writer.Write($"""
            place = ref Compiler::Unsafe.Add(ref place, {places * W.Units});
            gradient = ref Compiler::Unsafe.Add(ref gradient, {places * Geometry.PlaceStep});
            """);

        private void WriteTile(SourceWriter writer, RegisterTile tile, int spacing, int advance)
        {
            writer.Write($"""
                // {PanelWords.Count(tile.Rows, "place")}{(spacing == 1 ? "" : $", each {spacing} after the other,")} by {tile.Vectors * tile.Lanes} values of a run
                ref float error = ref place;
                ref float weight = ref panel;
                """);
            tile.WriteStart(writer, null);
            using (writer.OpenBlock($"for (int k = 0; k < {Geometry.GroupFilters}; k++)"))
            {
                tile.WriteStep(writer, "error", spacing * W.Units, "weight", "weights");
                writer.Write($"""
                    error = ref Compiler::Unsafe.Add(ref error, 1);
                    weight = ref Compiler::Unsafe.Add(ref weight, {tile.Vectors * tile.Lanes});
                    """);
            }

            tile.WriteAdd(writer, "gradient", spacing * Geometry.PlaceStep);
            WriteAdvance(writer, advance);
        }
    }
}
