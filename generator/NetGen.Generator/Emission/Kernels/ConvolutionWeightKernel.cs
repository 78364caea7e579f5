using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// The kernel of dW and db over some images: tiles of weights by filters, summed over the places of an image and then added to the gradient so far.
/// </summary>
/// <remarks>The sums of every image start at zero. So chains of additions stay short and rounding stays small, however many images there are.</remarks>
internal static class ConvolutionWeightKernel
{
    private const string Why =
        "The sums of a tile of weights by filters stay in registers while a loop runs over all places of an image. Then they are added to the gradient of the "
        + "shard. So the gradient is read and written once for every image instead of once for every place. The sums of each image start at zero, which keeps "
        + "chains of additions short and rounding small. A shard is a part of the mini-batch: the sums of the shards are added in a fixed order, so the result "
        + "has the same bits for any number of workers.";

    public static KernelMethod Of(ConvolutionWeightGradient op, int xPitch, int dyPitch)
    {
        Action<SourceWriter, VectorForm> body = op.Geometry.Method == ConvolutionMethod.Plain
            ? PlainKernel.WeightGradient(op, xPitch, dyPitch)
            : new Body(op, op.Panels, xPitch, dyPitch).Write;
        return new KernelMethod(
            $"{op.Layer}WeightGradient",
            op.Formula,
            $"{op.X} is [rows, {op.X.Shape}], {op.DY} is [rows, {op.DY.Shape}]. dws is the gradient of one shard: {op.Panels.Units} filters of "
                + $"{op.Panels.Inputs} weights in {PanelWords.Panels(op.Panels)}. It is cleared when a shard begins.",
            [
                KernelParameter.Read(op.X),
                KernelParameter.Read(op.DY),
                new("Sys::Span<float>", "dws"),
                .. ImageText.Parameters(op.Image),
                new("bool", "begins"),
                KernelParameter.Int("rows"),
            ],
            op.Panels.Width,
            body)
        {
            Why = op.Geometry.Method == ConvolutionMethod.Plain ? "" : Why,
            IsForSizesAlone = true,
        };
    }

    private sealed record Body(ConvolutionWeightGradient Op, PanelLayout W, int XPitch, int DYPitch)
    {
        /// <summary>How many places are summed in one go. Their gradients stay in the first-level cache while all tiles pass: 16 KB with 16 filters.</summary>
        private const int PlacesTogether = 256;

        /// <summary>Up to this many weights of a filter every tile is written out, and a tile may then reach over the end of a run.</summary>
        private const int MostWrittenOut = 48;

        private ConvolutionGeometry Geometry => Op.Geometry;

        private int RowsTogether => Math.Max(1, Math.Min(Geometry.Height, PlacesTogether / Geometry.Width));

        private bool IsWhole => RowsTogether == Geometry.Height;

        /// <summary>The rows of places that are summed up in one go.</summary>
        private string RowCount => IsWhole ? $"{Geometry.Height}" : Geometry.Height % RowsTogether == 0 ? $"{RowsTogether}" : "height";

        /// <summary>From the weights of all filters at one place of a filter to those at the next.</summary>
        private Distance Width => new("Width", W.Width);

        /// <summary>In the gradient of the result from one place to the next.</summary>
        private Distance Filters => new("Filters", W.Units);

        public void Write(SourceWriter writer, VectorForm form)
        {
            int strip = form.VectorsOver(W.Width) * form.Lanes;
            writer.Write($$"""
                const int Filters = {{W.Units}}, Width = {{W.Width}}; // the layer's filters, and filters side by side in a panel
                // Distances in the image, counted in values: to the next position of the filters, and to the next row of positions.
                const int PlaceStep = {{Geometry.PlaceStep}}, RowStep = {{Geometry.RowStep}};
                ref float xs = ref Interop::MemoryMarshal.GetReference({{Op.X}}[..(rows * {{XPitch}})]);
                ref float dys = ref Interop::MemoryMarshal.GetReference({{Op.DY}}[..(rows * {{DYPitch}})]);
                ref float filters = ref Interop::MemoryMarshal.GetReference(dws[..{{W.Length}}]);
                if (begins)
                {
                    dws.Clear();
                }

                """);
            ImageText.WriteRoom(writer, Geometry, Op.Image);
            using (writer.OpenBlock("for (int n = 0; n < rows; n++)"))
            {
                ImageText.WriteImage(writer, Op.X, XPitch, Op.Image);
                using (writer.OpenLoop(IsWhole ? "" : $"for (int i = 0; i < {Geometry.Height}; i += {RowsTogether})"))
                {
                    if (RowCount == "height")
                    {
                        writer.Write($"int height = Sys::Math.Min({RowsTogether}, {Geometry.Height} - i);");
                    }

                    FilterStrips.Write(writer, W, strip, "filters", "bias", unit => WriteStrip(writer, form, unit));
                }
            }
        }

        private void WriteStrip(SourceWriter writer, VectorForm form, string unit)
        {
            string row = IsWhole ? "" : $" + i * {Geometry.Width * W.Units}", start = ImageText.WriteGroup(writer, Geometry, "image", unit);
            writer.Write($"""
                ref float errors = ref Compiler::Unsafe.Add(ref dys, n * {DYPitch}{row}{(unit == "0" ? "" : $" + {unit}")});
                ref float inputs = ref {(IsWhole ? start : $"Compiler::Unsafe.Add(ref {start}, i * RowStep)")};
                ref float gradient = ref Compiler::Unsafe.Add(ref bias, Width); // after the row of biases
                """);
            if (Op.DB is not null)
            {
                WriteBiases(writer, form);
            }

            int vectors = form.VectorsOver(W.Width);
            if (WritesAllTiles(TileHeights.Highest(vectors)))
            {
                WriteAllTiles(writer, form);
                return;
            }

            using (writer.OpenLoop(Geometry.Window.Y.Kernel == 1 ? "" : $"for (int u = 0; u < {Geometry.Window.Y.Kernel}; u++)"))
            using (writer.OpenLoop(Geometry.RunsAcross == 1 ? "" : $"for (int v = 0; v < {Geometry.RunsAcross}; v++)"))
            {
                string[] steps = [
                    Geometry.Window.Y.Kernel == 1 ? "" : $"u * {Geometry.FilterRowStep}",
                    Geometry.RunsAcross == 1 ? "" : $"v * {Geometry.RunStep}"
                ];
                string run = string.Join(" + ", steps.Where(static step => step.Length > 0));
                writer.Write($"ref float run = ref {(run.Length == 0 ? "inputs" : $"Compiler::Unsafe.Add(ref inputs, {run})")};");
                foreach (TileHeights tiles in TileHeights.Of(Geometry.RunLength, vectors))
                {
                    tiles.Write(writer, () =>
                    {
                        var tile = new RegisterTile(form.Lanes, tiles.Height, vectors);
                        WriteTile(writer, tile, "run", static element => Literals.Int(element));
                        writer.Write($"run = ref Compiler::Unsafe.Add(ref run, {tile.Rows});");
                    });
                }
            }
        }

        /// <summary>Whether a run is shorter than a tile, or the filters so short that tiles may reach over its end.</summary>
        private bool WritesAllTiles(int highest) =>
            Geometry.Method == ConvolutionMethod.Depthwise
            || Geometry.RunLength < highest
            || (Geometry.Summed <= MostWrittenOut && Geometry.RunLength % highest != 0);

        /// <summary>Short runs: every tile by itself, its weights wherever they are.</summary>
        private void WriteAllTiles(SourceWriter writer, VectorForm form)
        {
            int[] offsets = [.. Geometry.RunStarts.SelectMany(start => Enumerable.Range(start, Geometry.RunLength))];
            int next = 0;
            foreach (TileHeights tiles in TileHeights.Of(offsets.Length, form.VectorsOver(W.Width)))
            {
                for (int k = 0; k < tiles.Count; k++)
                {
                    int first = next;
                    using (writer.OpenBlock(""))
                    {
                        WriteTile(
                            writer, new RegisterTile(form.Lanes, tiles.Height, form.VectorsOver(W.Width)), "inputs",
                            element => Literals.Int(offsets[first + element]));
                    }

                    next += tiles.Height;
                }
            }
        }

        private void WriteTile(SourceWriter writer, RegisterTile tile, string start, Func<int, string> offset)
        {
            writer.Write($"""
                // a tile of {PanelWords.Count(tile.Rows, "weight")} by {tile.Vectors * tile.Lanes} filters
                ref float row = ref {start};
                ref float error = ref errors;
                """);
            tile.WriteStart(writer, null);
            using (writer.OpenLoop(Geometry.Height == 1 ? "" : $"for (int line = {RowCount}; line > 0; line--)"))
            {
                writer.Write("ref float input = ref row;");
                using (writer.OpenBlock($"for (int place = 0; place < {Geometry.Width}; place++)"))
                {
                    WriteStep(writer, tile, offset);
                    writer.Write("""
                        input = ref Compiler::Unsafe.Add(ref input, PlaceStep);
                        error = ref Compiler::Unsafe.Add(ref error, Filters);
                        """);
                }

                writer.Write("row = ref Compiler::Unsafe.Add(ref row, RowStep);");
            }

            tile.WriteAdd(writer, "gradient", Width);
            writer.Write($"gradient = ref Compiler::Unsafe.Add(ref gradient, {Width.Times(tile.Rows)});");
        }

        /// <summary>
        /// One multiply-add of every sum. In a depthwise convolution both factors are vectors: channels and their gradients. In others one factor is a value of
        /// the image, and the other the gradients of all filters.
        /// </summary>
        private void WriteStep(SourceWriter writer, RegisterTile tile, Func<int, string> offset)
        {
            if (Geometry.Method == ConvolutionMethod.Depthwise)
            {
                tile.WriteVectorStep(writer, "input", (row, lanes) => $"{offset(row)}{(lanes == 0 ? "" : $" + {lanes}")}", "error", "errors");
            }
            else
            {
                tile.WriteStep(writer, "input", offset, "error", 0, "errors");
            }
        }

        /// <summary>Four places at a time: a single chain of additions would be latency-bound.</summary>
        private void WriteBiases(SourceWriter writer, VectorForm form)
        {
            const int Chains = 4;
            int vectors = form.VectorsOver(W.Width);
            string vector = $"Simd::Vector{form.Bits}";
            string count = RowCount == "height" ? $"height * {Geometry.Width}" : $"{(IsWhole ? Geometry.Height : RowsTogether) * Geometry.Width}";
            using (writer.OpenBlock(""))
            {
                writer.Write("""
                    // The gradients of the biases, four places at a time: four chains of additions hide the latency of one.
                    ref float error = ref errors;
                    """);
                for (int chain = 0; chain < Chains; chain++)
                {
                    writer.Declare($"{vector}<float>", Enumerable.Range(0, vectors).Select(v => $"sum{chain}_{v} = {vector}<float>.Zero"));
                }

                writer.Write($"int left = {count};");
                using (writer.OpenBlock($"for (; left >= {Chains}; left -= {Chains})"))
                {
                    WriteAdd(Chains);
                }

                using (writer.OpenBlock("for (; left > 0; left--)"))
                {
                    WriteAdd(1);
                }

                for (int v = 0; v < vectors; v++)
                {
                    string at = v == 0 ? "" : $", {v * form.Lanes}";
                    writer.Write($"{vector}.StoreUnsafe({vector}.LoadUnsafe(ref bias{at}) + (sum0_{v} + sum1_{v} + (sum2_{v} + sum3_{v})), ref bias{at});");
                }
            }

            void WriteAdd(int places)
            {
                for (int place = 0; place < places; place++)
                {
                    for (int v = 0; v < vectors; v++)
                    {
                        string at = Filters.Times(place, v * form.Lanes);
                        writer.Write($"sum{place}_{v} += {vector}.LoadUnsafe(ref error{(at == "0" ? "" : $", {at}")});");
                    }
                }

                writer.Write($"error = ref Compiler::Unsafe.Add(ref error, {Filters.Times(places)});");
            }
        }
    }
}
