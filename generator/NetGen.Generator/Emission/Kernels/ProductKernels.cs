using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>The kernels of a mini-batch that run over panels of weights: forward, and dX from transposed weights.</summary>
internal static class ProductKernels
{
    private const string WhyTiles =
        "The sums of a tile of rows by units stay in registers while a loop runs over the inputs. So a loaded weight serves all rows of the tile, and a loaded "
        + "input all of its units. A panel holds the weights in the order in which the loop reads them.";

    private const string WhyTransposed =
        " A worker transposes one panel of the weights at a time, which stays in the cache while all of its rows pass.";

    /// <summary>Y = f(X·Wᵀ + b).</summary>
    public static KernelMethod Forward(DenseForward op, PanelLayout w, int xPitch, int yPitch, KernelSelection kernels)
    {
        string shapes = $"{op.X} is [rows, {w.Inputs}], {op.Y} is [rows, {w.Units}]{PanelWords.Padding(w)}, "
            + $"{op.W} is {w.Units} x {w.Inputs} in {PanelWords.Panels(w)}.";
        KernelParameter[] active = op.Active is { } list ? [new("Sys::ReadOnlySpan<int>", list.Name)] : [];
        var product = new Product($"{op.Layer}Forward", op.X.Name, op.W.Name, op.Y.Name, w, xPitch, yPitch, kernels.TileRows, op.Reading.Block)
        {
            Prefetches = op.Reading.Prefetches,
            Ahead = op.Reading.Ahead,
            FillsRegisters = kernels.FillsRegisters,
            Active = op.Active?.Name,
            Function = op.Function,
            AppliesToSums = op.AppliesToSums,
        };
        return new KernelMethod(
            $"{op.Layer}Forward",
            op.Formula,
            shapes,
            [KernelParameter.Read(op.X), .. active, KernelParameter.Read(op.W), KernelParameter.Write(op.Y), KernelParameter.Int("rows")],
            w.Width,
            product.Write)
        {
            Why = WhyTiles,
            Function = product.SeparateFunction,
        };
    }

    /// <summary>dX = dY·W, W transposed panel by panel of inputs; with an activation before the layer, dZ = dX ⊙ f'(z) at once.</summary>
    public static KernelMethod InputGradient(DenseInputGradient op, TransposedPanel transposed, PanelLayout w, int xPitch, int yPitch, KernelSelection kernels)
    {
        (PanelLayout wt, int block) = (transposed.Panels, transposed.Block);
        string shapes = $"{op.DY} is [rows, {wt.Inputs}], {op.DX} is [rows, {wt.Units}]{PanelWords.Padding(wt)}, "
            + $"{op.W} is {w.Units} x {w.Inputs} in {PanelWords.Panels(w)}. "
            + $"{op.WT} has room for one panel of {op.W} transposed, which is {wt.Units} x {wt.Inputs} in {PanelWords.Panels(wt)}.";
        KernelParameter[] activation = op.A is { } a ? [KernelParameter.Read(a)] : [];
        var product = new Product($"{op.Layer}InputGradient", op.DY.Name, op.WT.Name, op.DX.Name, wt, xPitch, yPitch, kernels.TileRows, block)
        {
            Function = op.Function,
            Activation = op.A?.Name,
            Transposed = op.W.Name,
            Ahead = transposed.Ahead,
            FillsRegisters = kernels.FillsRegisters,
        };
        return new KernelMethod(
            $"{op.Layer}InputGradient",
            op.Formula,
            shapes,
            [
                KernelParameter.Read(op.DY), KernelParameter.Read(op.W), KernelParameter.Write(op.WT), .. activation, KernelParameter.Write(op.DX),
                KernelParameter.Int("rows"),
            ],
            wt.Width,
            product.Write)
        {
            Why = WhyTiles + WhyTransposed,
            Prologue = $$"""
                if (rows == 0)
                {
                    return; // a worker without rows of a short mini-batch
                }

                Runtime::PanelShape shape = new Runtime::{{w.NamedLiteral}}; // of {{op.W}}
                """,
            Added = [new("Runtime::PanelShape", "shape")],
            Function = product.SeparateFunction,
        };
    }

    /// <summary>The body both share: strips of units, and down each strip tiles of rows.</summary>
    private sealed record Product(
        string Kernel, string X, string W, string Y, PanelLayout Panels, int XPitch, int YPitch, IReadOnlyList<int> TileRows, int Block)
    {
        /// <summary>How many places of a list ahead the kernel prefetches weights. The shortest list has room for as many after its end.</summary>
        private const int ActiveAhead = 8;

        /// <summary>Whether the kernel prefetches the next panel. A panel that was transposed here is in the cache anyway.</summary>
        public bool Prefetches { get; init; }

        /// <summary>How many rows of weights ahead a tile narrower than the panel prefetches; 0 for none.</summary>
        public int Ahead { get; init; }

        /// <summary>The lists of inputs that are not zero, one for every tile of rows; null for no lists.</summary>
        public string? Active { get; init; }

        /// <summary>f, applied to the result; with <see cref="Activation"/>, f' at the result's place.</summary>
        public Elementwise? Function { get; init; }

        /// <inheritdoc cref="KernelSelection.FillsRegisters"/>
        public bool FillsRegisters { get; init; }

        /// <summary>Whether f is applied to the sums before they are stored.</summary>
        public bool AppliesToSums { get; init; }

        /// <summary>The values from which f' follows, laid out as Y is; null in forward propagation.</summary>
        public string? Activation { get; init; }

        /// <summary>The matrix that W is the transpose of, panel by panel; null in forward propagation.</summary>
        public string? Transposed { get; init; }

        private bool IsBlocked => Block < Panels.Inputs;

        /// <summary>From one row of X to the next.</summary>
        private Distance XStep => new("XPitch", XPitch);

        /// <summary>From one row of Y to the next.</summary>
        private Distance YStep => new("YPitch", YPitch);

        /// <summary>The first unit of the panel: a variable, or 0 where one panel holds all units.</summary>
        private string First => Panels.Count == 1 ? "0" : "first";

        /// <summary>An index, and the first unit of the panel added to it.</summary>
        private string FromFirst(string index) => Panels.Count == 1 ? index : $"{index} + first";

        private int ListLength => ZeroSkipping.ListLength(Panels.Inputs);

        private int MostActive => ZeroSkipping.MostOf(Panels.Inputs);

        /// <summary>What goes over a stored tile, as a method of its own; null where it stands in the kernel, or there is none.</summary>
        public TileFunction? SeparateFunction => FillsRegisters ? StoredTile : null;

        private TileFunction? StoredTile =>
            Function is null || (AppliesToSums && !IsBlocked) ? null : new TileFunction(Function, IsDerivative: Activation is not null, YPitch, Panels.Width);

        public void Write(SourceWriter writer, VectorForm form)
        {
            writer.Write($"""
                const int Inputs = {Panels.Inputs}, Width = {Panels.Width}; // of a panel: rows of weights, and units side by side
                const int XPitch = {XPitch}, YPitch = {YPitch}; // values from one row to the next
                ref float xs = ref Interop::MemoryMarshal.GetReference({X}[..(rows * XPitch)]);
                ref float ys = ref Interop::MemoryMarshal.GetReference({Y}[..(rows * YPitch)]);
                """);
            if (Activation is not null)
            {
                writer.Write($"ref float activations = ref Interop::MemoryMarshal.GetReference({Activation}[..(rows * YPitch)]);");
            }

            if (IsBlocked)
            {
                WriteBlocks(writer, form);
            }
            else
            {
                WritePanels(writer, form);
            }
        }

        /// <summary>Every panel once, with all of its inputs.</summary>
        private void WritePanels(SourceWriter writer, VectorForm form)
        {
            using (writer.OpenLoop(PanelLoop))
            {
                if (Transposed is not null)
                {
                    WriteTransposition(writer, "0", "Inputs");
                }

                string part = Transposed is not null ? ""
                    : Panels.Count == 1 ? $"[..{Panels.Stride}]"
                    : $".Slice(first / Width * {Panels.Stride}, {Panels.Stride})";
                writer.Write($"ref float panel = ref Interop::MemoryMarshal.GetReference({W}{part});");
                WriteTiles(writer, form);
            }

            int computed = UnitsIn(form.VectorsOver(Panels.Width) * form.Lanes);
            if (computed < Panels.PaddedUnits)
            {
                writer.Line();
                writer.Write($"""
                    // Units from {computed} on are padding, which no tile computes.
                    Runtime::Panels.ClearColumns({Y}, YPitch, rows, {computed}, {Panels.PaddedUnits - computed});
                    """);
            }
        }

        /// <summary>The loop over panels; empty for one panel.</summary>
        private string PanelLoop => Panels.Count == 1 ? "" : $"for (int first = 0; first < {Panels.PaddedUnits}; first += Width)";

        /// <summary>A block of inputs after the other, and for each block every panel.</summary>
        private void WriteBlocks(SourceWriter writer, VectorForm form)
        {
            writer.Write($"""
                // The inputs are read in blocks of {Block}: a panel's weights of a block stay in the cache while all rows pass.
                // Between blocks, the partial sums are stored in {Y}. They start at {(Panels.HasBias ? "the biases" : "zero")}.
                """);
            using (writer.OpenBlock($"for (int start = 0; start < Inputs; start += {Block})"))
            {
                writer.Write($"int end = Sys::Math.Min(start + {Block}, Inputs);");
                using (writer.OpenLoop(PanelLoop))
                {
                    string panel = Panels.Count == 1 ? "" : $"first / Width * {Panels.Stride}";
                    using (writer.OpenBlock("for (int begun = 0; start == 0 && begun < rows; begun++)"))
                    {
                        string row = $"{Y}.Slice({FromFirst("begun * YPitch")}, Width)";
                        string biases = Panels.Count == 1 ? $"{W}[..Width]" : $"{W}.Slice({panel}, Width)";
                        writer.Write(Panels.HasBias ? $"{biases}.CopyTo({row});" : $"{row}.Clear();");
                    }

                    writer.Line();
                    if (Transposed is not null)
                    {
                        WriteTransposition(writer, "start", "end");
                    }

                    string rows = Panels.HasBias ? "(start + 1)" : "start";
                    string begin = Panels.Count == 1 ? $"{rows} * Width" : $"{panel} + {rows} * Width";
                    string block = Transposed is null ? $".Slice({begin}, (end - start) * Width)" : "";
                    writer.Write($"ref float panel = ref Interop::MemoryMarshal.GetReference({W}{block});");
                    WriteTiles(writer, form);
                }
            }
        }

        private void WriteTransposition(SourceWriter writer, string firstUnit, string endUnit) =>
            writer.Write($"Runtime::Panels.Transpose({Transposed}, shape, {First}, {firstUnit}, {endUnit}, {W}, Width);");

        private void WriteTiles(SourceWriter writer, VectorForm form)
        {
            writer.Write("int n = 0;");
            foreach (int rows in TileRows)
            {
                // A block continues the sums of the block before. So no row may be computed twice, because its products would be added twice.
                bool overlaps = rows == TileRows[0] && !IsBlocked;
                string next = overlaps ? $"n = Runtime::RowTiles.Next(n, rows, {rows})" : $"n += {rows}";
                string header = rows == 1 ? "for (; n < rows; n++)" : $"for (; n <= rows - {rows}; {next})";
                if (overlaps && rows > 1)
                {
                    writer.Write($"""
                        // {rows} rows at a time. If half a tile or more is left, the last tile begins earlier and computes some rows a second time.
                        """);
                }

                var tile = new RegisterTile(form.Lanes, rows, form.VectorsOver(Panels.Width));
                int strip = tile.Vectors * tile.Lanes, computed = UnitsIn(strip);
                if (strip < Panels.Width)
                {
                    string end = Panels.Count == 1 ? computed < Panels.PaddedUnits ? $"{computed}" : "Width"
                        : computed < Panels.PaddedUnits ? $"Sys::Math.Min(first + Width, {computed})" : "first + Width";

                    // All parts of a panel come before the next rows, so that the rows are in the first-level cache for all parts but the first.
                    // Both loops share their braces, which keeps the source short.
                    writer.Write(header);
                    using (writer.OpenBlock($"for (int unit = {First}; unit < {end}; unit += {strip})"))
                    {
                        WriteTile(writer, tile, form, "unit");
                    }
                }
                else
                {
                    using (writer.OpenBlock(header))
                    {
                        WriteTile(writer, tile, form, First);
                    }
                }

                if (rows > 1)
                {
                    writer.Line();
                }
            }
        }

        private void WriteTile(SourceWriter writer, RegisterTile tile, VectorForm form, string unit)
        {
            bool fromBiases = Panels.HasBias && !IsBlocked;
            string distance = Panels.Count == 1 ? unit : $"{unit} - first";
            writer.Write($"""
                // a tile of {PanelWords.Count(tile.Rows, "row")} by {tile.Vectors * tile.Lanes} units{(fromBiases ? "; its sums start at the biases" : "")}
                ref float input = ref Compiler::Unsafe.Add(ref xs, n * XPitch{(IsBlocked ? " + start" : "")});
                ref float weight = ref {(unit == First ? "panel" : $"Compiler::Unsafe.Add(ref panel, {distance})")};
                """);
            bool prefetches = Prefetches && tile.Rows == TileRows[0];
            if (prefetches)
            {
                string next = Panels.Count == 1 ? "0" : $"(first < {Panels.PaddedUnits - Panels.Width} ? {Panels.Stride}L : 0)";
                string inputs = IsBlocked ? "(end - start)" : "Inputs";
                string before = unit == First ? "(long)n * Width" : $"((long)n * Width + {tile.Rows}L * ({distance}))";
                writer.Write($"""
                    // Every tile prefetches its share of the next panel from memory, a little with every step. After the last panel there is none.
                    // Where a tile begins and how far a step goes are counted in 65,536ths of a value.
                    long ahead = ({next} + {before} * {inputs} / rows) << 16;
                    long aheadStep = ({tile.Rows * tile.Vectors * tile.Lanes}L << 16) / rows;
                    """);
            }

            if (IsBlocked)
            {
                WriteResult(writer, unit);
                tile.WriteReload(writer, "result", YStep);
            }
            else
            {
                tile.WriteStart(writer, fromBiases ? "weight" : null);
            }

            if (fromBiases)
            {
                writer.Write("weight = ref Compiler::Unsafe.Add(ref weight, Width);");
            }

            // Only the tallest tiles have lists of what is not zero; the few rows that are left are computed in full.
            if (Active is not null && tile.Rows == TileRows[0])
            {
                WriteActiveLoop(writer, tile, prefetches);
            }
            else
            {
                WriteLoop(writer, tile, prefetches);
            }

            writer.Line();
            if (!IsBlocked)
            {
                WriteResult(writer, unit);
            }

            tile.WriteStore(writer, "result", YStep, sum => AppliesToSums && !IsBlocked ? ActivationCalls.Apply(sum, Function, form.Lanes) : sum);
            if (Function is null || (AppliesToSums && !IsBlocked))
            {
                return;
            }

            if (!IsBlocked)
            {
                WriteFunction(writer, tile, form, unit);
                return;
            }

            using (writer.OpenBlock("if (end == Inputs)"))
            {
                WriteFunction(writer, tile, form, unit);
            }
        }

        private void WriteResult(SourceWriter writer, string unit) =>
            writer.Write($"ref float result = ref Compiler::Unsafe.Add(ref ys, {At(unit)});");

        /// <summary>A unit of the tile's first row in Y.</summary>
        private static string At(string unit) => unit == "0" ? "n * YPitch" : $"n * YPitch + {unit}";

        /// <summary>Goes over the stored tile once more, with f or f'.</summary>
        private void WriteFunction(SourceWriter writer, RegisterTile tile, VectorForm form, string unit)
        {
            string at = $"ref Compiler::Unsafe.Add(ref activations, {At(unit)})";
            if (FillsRegisters)
            {
                string activation = Activation is null ? "" : $"{at}, ";
                writer.Write($"{Kernel}{form.Bits}{TileFunction.Suffix}(ref result, {activation}{tile.Rows * YPitch});");
            }
            else if (StoredTile is { } function)
            {
                if (Activation is not null)
                {
                    writer.Write($"ref float activation = {at};");
                }

                function.WriteLoops(writer, form, tile.Rows == 1 ? null : $"{tile.Rows * YPitch}");
            }
        }

        private void WriteActiveLoop(SourceWriter writer, RegisterTile tile, bool prefetches)
        {
            writer.Write("""
                // The list of these rows: how many inputs are not zero in all of them, and which. A product with zero adds nothing, so the others are skipped.
                // If more than seven eighths of the inputs are on the list, the loop over all of them is faster.
                """);
            writer.Write($"ref int next = ref Interop::MemoryMarshal.GetReference({Active}[((n + {tile.Rows - 1}) / {tile.Rows} * {ListLength})..]);");
            using (writer.OpenBlock($"if (next <= {MostActive})"))
            {
                using (writer.OpenBlock("for (int left = next; left > 0; left--)"))
                {
                    writer.Write($"""
                        next = ref Compiler::Unsafe.Add(ref next, 1);
                        ref float activeInput = ref Compiler::Unsafe.Add(ref input, next);
                        ref float activeWeight = ref Compiler::Unsafe.Add(ref weight, next * Width);
                        """);
                    if (AsksAhead(tile))
                    {
                        // A list is used only up to seven eighths of the inputs, so its memory goes on after its end.
                        string later = $"Compiler::Unsafe.Add(ref next, {ActiveAhead})";
                        writer.Write($"Runtime::Cache.PrefetchNear(ref Compiler::Unsafe.Add(ref weight, {later} * Width));");
                    }

                    tile.WriteStep(writer, "activeInput", XStep, "activeWeight", "weights");
                }
            }

            using (writer.OpenBlock("else"))
            {
                WriteLoop(writer, tile, prefetches);
            }
        }

        /// <summary>
        /// Units that tiles compute. They leave out a part of the last panel that is only padding, unless a class has so many layers that its source must be
        /// short.
        /// </summary>
        private int UnitsIn(int strip) => FillsRegisters ? Panels.UnitsIn(strip) : Panels.PaddedUnits;

        private bool AsksAhead(RegisterTile tile) => FillsRegisters && Ahead > 0 && tile.Vectors * tile.Lanes < Panels.Width;

        private void WriteLoop(SourceWriter writer, RegisterTile tile, bool prefetches)
        {
            using (writer.OpenBlock(IsBlocked ? "for (int i = start; i < end; i++)" : "for (int i = 0; i < Inputs; i++)"))
            {
                if (prefetches)
                {
                    writer.Write("""
                        Runtime::Cache.Prefetch(ref Compiler::Unsafe.Add(ref panel, (int)(ahead >> 16)));
                        ahead += aheadStep;
                        """);
                }

                if (AsksAhead(tile))
                {
                    writer.Write($"Runtime::Cache.PrefetchNear(ref Compiler::Unsafe.Add(ref weight, {Ahead} * Width));");
                }

                tile.WriteStep(writer, "input", XStep, "weight", "weights");
                writer.Write("""
                    input = ref Compiler::Unsafe.Add(ref input, 1);
                    weight = ref Compiler::Unsafe.Add(ref weight, Width);
                    """);
            }
        }
    }
}
