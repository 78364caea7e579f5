using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>The kernel of dX: for every place the product of its gradient with the filters, added to the values that the filters have read there.</summary>
internal static class ConvolutionInputKernel
{
    private const string Why =
        "The sums of a tile of places by values of a run stay in registers while a loop runs over the filters. Then they are added to the values that the "
        + "filters have read there. So no image is gathered from overlapping windows, and no filters are turned by 180 degrees.";

    private const string WhyDepthwise =
        "The gradient of the output is spread as far apart as the filters move. Then the gradient of the image is the same loop as in forward propagation, "
        + "with the taps in reverse order.";

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
            $"{op.DY} is [rows, {op.DY.Shape}], {op.DX} is [rows, {op.DX.Shape}], {op.Filters} are {w.Units} filters"
                + $"{(op.ReadsTurned ? ", run by run" : $" in {PanelWords.Panels(w)}")}{(op.Rooms.Any() ? $"; {op.Spread} has room for one image" : "")}.",
            [
                KernelParameter.Read(op.DY),
                KernelParameter.Read(op.Filters),
                .. op.Rooms.Select(KernelParameter.Write),
                KernelParameter.Write(op.DX),
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

    /// <summary>Transposes the filters into the strips of values that the tiles of a vector width take.</summary>
    public static KernelMethod Turning(TurnFilters op, PanelLayout w) => new(
        $"{op.Layer}TurnFilters",
        op.Formula,
        $"{op.W} is {w.Units} filters of {w.Inputs} weights in {PanelWords.Panels(w)}; first and end are runs of {op.Geometry.RunLength} weights"
            + $"{(op.Geometry.Groups == 1 ? "" : ", group after group")}.",
        [KernelParameter.Read(op.W), KernelParameter.Write(op.Turned), KernelParameter.Int("first"), KernelParameter.Int("end")],
        w.Width,
        (writer, form) =>
        {
            int strip = form.Lanes * PlacesOfTile.Of(op.Geometry, form.Lanes).Vectors;
            writer.Write($"Runtime::Panels.Turn({op.W}, new Runtime::{w.Literal}, {op.Geometry.RunLength}, {strip}, "
                + $"{op.Turned}, first, end, {op.Geometry.Groups});");
        });

    private sealed record Body(ConvolutionInputGradient Op, PanelLayout W, int DYPitch, int DXPitch)
    {
        private ConvolutionGeometry Geometry => Op.Geometry;

        /// <summary>In the gradient of the result from one place to the next.</summary>
        private Distance Filters => new("Filters", W.Units);

        /// <summary>In the gradient of the image from one place to the next.</summary>
        private Distance PlaceStep => new("PlaceStep", Geometry.PlaceStep);

        public void Write(SourceWriter writer, VectorForm form)
        {
            int strip = form.Lanes * Vectors(form), strips = (Geometry.RunLength + strip - 1) / strip;
            writer.Write($$"""
                const int Filters = {{W.Units}}, PlaceStep = {{Geometry.PlaceStep}}; // values from one place to the next: of the output, and of the image
                ref float dys = ref Interop::MemoryMarshal.GetReference({{Op.DY}}[..(rows * {{DYPitch}})]);
                ref float gradients = ref Interop::MemoryMarshal.GetReference({{Op.Spread}}[..{{Op.Spread.Length}}]);
                ref float filters = ref Interop::MemoryMarshal.GetReference({{Op.Turned}}[..{{Geometry.Runs * strips * strip * W.Units}}]);
                Runtime::PaddedImage shape = {{ImageText.Shape(Geometry)}};
                """);
            using (writer.OpenBlock("for (int n = 0; n < rows; n++)"))
            {
                writer.Write($"{Op.Spread}.Clear();");
                using (writer.OpenLoop(Geometry.Height == 1 ? "" : $"for (int i = 0; i < {Geometry.Height}; i++)"))
                {
                    WritePlaces(writer, form, strip);
                }

                writer.Line();
                writer.Write($"shape.Take({Op.Spread}, {Op.DX}.Slice(n * {DXPitch}, {Op.DX.Columns}));");
            }
        }

        /// <summary>Vectors of a run that a tile holds.</summary>
        private int Vectors(VectorForm form) => PlacesOfTile.Of(Geometry, form.Lanes).Vectors;

        /// <summary>
        /// The loop over runs is outside, that over places inside. So the filters of a run stay in the first-level cache while a row of places passes.
        /// </summary>
        private void WritePlaces(SourceWriter writer, VectorForm form, int strip)
        {
            PlacesOfTile places = PlacesOfTile.Of(Geometry, form.Lanes);
            if (places.Spacing > 1)
            {
                WriteSpacedPlaces(writer, form, strip, places);
                return;
            }

            writer.Write("ref float panel = ref filters;");
            WriteRuns(writer, strip, run =>
            {
                writer.Write($"""
                    ref float place = ref Compiler::Unsafe.Add(ref dys, {Errors});
                    ref float gradient = ref Compiler::Unsafe.Add(ref gradients, {Gradients}{run});
                    """);
                foreach (TileHeights tiles in places.Tiles)
                {
                    tiles.Write(writer, () =>
                    {
                        WriteTile(writer, new RegisterTile(form.Lanes, tiles.Height, places.Vectors), 1);
                        writer.Write($"""
                            place = ref Compiler::Unsafe.Add(ref place, {Filters.Times(tiles.Height)});
                            gradient = ref Compiler::Unsafe.Add(ref gradient, {PlaceStep.Times(tiles.Height)});
                            """);
                    });
                }
            });
        }

        /// <summary>
        /// With few channels the runs of neighbouring places overlap. So the loop over places is outside and that over runs inside: a tile then does not load
        /// what the tile before it has just stored.
        /// </summary>
        private void WriteSpacedPlaces(SourceWriter writer, VectorForm form, int strip, PlacesOfTile places)
        {
            int start = 0;
            foreach (TileHeights tiles in places.Tiles)
            {
                using (writer.OpenBlock($"for (int j = {start}; j < {start + tiles.Count}; j++)"))
                {
                    writer.Write("ref float panel = ref filters;");
                    WriteRuns(writer, strip, run =>
                    {
                        writer.Write($"""
                            ref float place = ref Compiler::Unsafe.Add(ref dys, {Errors} + j * Filters);
                            ref float gradient = ref Compiler::Unsafe.Add(ref gradients, {Gradients}j * PlaceStep + {run});
                            """);
                        WriteTile(writer, new RegisterTile(form.Lanes, tiles.Height, places.Vectors), places.Spacing);
                    });
                }

                start = tiles.Height * places.Spacing;
            }
        }

        private string Errors =>
            $"n * {DYPitch}{(Geometry.Height == 1 ? "" : $" + i * {Geometry.Width * W.Units}")}"
            + (Geometry.Groups == 1 ? "" : $" + group * {Geometry.GroupFilters}");

        private string Gradients => Geometry.Height == 1 ? "" : $"i * {Geometry.RowStep} + ";

        /// <summary>A loop over the strips of all runs; the body receives where a strip starts.</summary>
        private void WriteRuns(SourceWriter writer, int strip, Action<string> body)
        {
            bool hasRows = Geometry.Window.Y.Kernel > 1, isAcross = Geometry.RunsAcross > 1, isLong = Geometry.RunLength > strip;
            string run = $"{(hasRows ? $"u * {Geometry.FilterRowStep} + " : "")}{(isAcross ? $"v * {Geometry.RunStep} + " : "")}"
                + $"{(Geometry.Groups == 1 ? "" : $"group * {Geometry.GroupChannels} + ")}{(isLong ? "c" : "0")}";
            using (writer.OpenLoop(Geometry.Groups == 1 ? "" : $"for (int group = 0; group < {Geometry.Groups}; group++)"))
            using (writer.OpenLoop(hasRows ? $"for (int u = 0; u < {Geometry.Window.Y.Kernel}; u++)" : ""))
            using (writer.OpenLoop(isAcross ? $"for (int v = 0; v < {Geometry.RunsAcross}; v++)" : ""))
            using (writer.OpenLoop(isLong ? $"for (int c = 0; c < {Geometry.RunLength}; c += {strip})" : ""))
            {
                body(run);
                writer.Write($"panel = ref Compiler::Unsafe.Add(ref panel, {Geometry.GroupFilters * strip});");
            }
        }

        private void WriteTile(SourceWriter writer, RegisterTile tile, int spacing)
        {
            writer.Write($"""
                // a tile of {PanelWords.Count(tile.Rows, "place")}{(spacing == 1 ? "" : $", {spacing} apart,")} by {tile.Vectors * tile.Lanes} values of a run
                ref float error = ref place;
                ref float weight = ref panel;
                """);
            tile.WriteStart(writer, null);
            using (writer.OpenBlock($"for (int k = 0; k < {Geometry.GroupFilters}; k++)"))
            {
                tile.WriteStep(writer, "error", row => Filters.Times(row * spacing), "weight", 0, "weights");
                writer.Write($"""
                    error = ref Compiler::Unsafe.Add(ref error, 1);
                    weight = ref Compiler::Unsafe.Add(ref weight, {tile.Vectors * tile.Lanes});
                    """);
            }

            tile.WriteAdd(writer, "gradient", spacing == 1 ? PlaceStep : spacing * Geometry.PlaceStep);
        }
    }
}
