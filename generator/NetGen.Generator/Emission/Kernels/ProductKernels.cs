using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>The kernels of a mini-batch that run over panels of weights: forward, and dX from transposed weights.</summary>
internal static class ProductKernels
{
    /// <summary>Y = f(X·Wᵀ + b).</summary>
    public static KernelMethod Forward(DenseForward op, PanelLayout w, int xPitch, int yPitch, KernelSelection kernels)
    {
        string shapes = $"{op.X} is [rows, {w.Inputs}], {op.Y} is [rows, {w.Units}]{PanelWords.Padding(w)}, {op.W} is {w.Units} x {w.Inputs} in {PanelWords.Panels(w)}.";
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
            Function = product.SeparateFunction,
        };
    }

    /// <summary>dX = dY·W, W transposed panel by panel of inputs; with an activation before the layer, dZ = dX ⊙ f'(z) at once.</summary>
    public static KernelMethod InputGradient(DenseInputGradient op, TransposedPanel transposed, PanelLayout w, int xPitch, int yPitch, KernelSelection kernels)
    {
        (PanelLayout wt, int block) = (transposed.Panels, transposed.Block);
        string shapes = $"{op.DY} is [rows, {wt.Inputs}], {op.DX} is [rows, {wt.Units}]{PanelWords.Padding(wt)}, {op.W} is {w.Units} x {w.Inputs} in {PanelWords.Panels(w)}. {op.WT} is room for one panel of it transposed, {wt.Units} x {wt.Inputs} in {PanelWords.Panels(wt)}.";
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
            [KernelParameter.Read(op.DY), KernelParameter.Read(op.W), KernelParameter.Write(op.WT), .. activation, KernelParameter.Write(op.DX), KernelParameter.Int("rows")],
            wt.Width,
            product.Write)
        {
            Prologue = $"if (rows == 0)\n{{\n    return; // a worker without rows of a short mini-batch\n}}\n\nRuntime::PanelShape shape = new Runtime::PanelShape({w.Units}, {w.Inputs}, {w.Width}, {(w.HasBias ? "true" : "false")}); // of {op.W}",
            Added = [new("Runtime::PanelShape", "shape")],
            Function = product.SeparateFunction,
        };
    }

    /// <summary>The body both share: strips of units, and down each strip tiles of rows.</summary>
    private sealed record Product(
        string Kernel, string X, string W, string Y, PanelLayout Panels, int XPitch, int YPitch, IReadOnlyList<int> TileRows, int Block)
    {
        /// <summary>Inputs of a list that are asked for ahead. The shortest list has room for as many behind its end.</summary>
        private const int ActiveAhead = 8;

        /// <summary>Whether the next panel is asked for meanwhile. Panels that are made here are in the cache anyway.</summary>
        public bool Prefetches { get; init; }

        /// <summary>Rows of weights that a tile narrower than the panel asks for ahead; 0 for none.</summary>
        public int Ahead { get; init; }

        /// <summary>The lists of inputs that are not zero, a list for every tile of rows; null where none are made.</summary>
        public string? Active { get; init; }

        /// <summary>f, applied to the result; with <see cref="Activation"/>, f' at the result's place.</summary>
        public Elementwise? Function { get; init; }

        /// <inheritdoc cref="KernelSelection.FillsRegisters"/>
        public bool FillsRegisters { get; init; }

        /// <summary>Whether f is applied to the sums before they are stored.</summary>
        public bool AppliesToSums { get; init; }

        /// <summary>The values that tell f', laid out as Y is; null forward.</summary>
        public string? Activation { get; init; }

        /// <summary>The matrix of which W is the transposed one, made panel by panel; null forward.</summary>
        public string? Transposed { get; init; }

        private bool IsBlocked => Block < Panels.Inputs;

        private int Biases => Panels.HasBias ? 1 : 0;

        private int ListLength => ZeroSkipping.ListLength(Panels.Inputs);

        private int MostActive => ZeroSkipping.MostOf(Panels.Inputs);

        /// <summary>What goes over a stored tile, as a method of its own; null where it stands in the kernel, or there is none.</summary>
        public TileFunction? SeparateFunction => FillsRegisters ? StoredTile : null;

        private TileFunction? StoredTile =>
            Function is null || (AppliesToSums && !IsBlocked) ? null : new TileFunction(Function, IsDerivative: Activation is not null, YPitch, Panels.Width);

        public void Write(SourceWriter writer, VectorForm form)
        {
            writer.Write($"""
                ref float xs = ref Interop::MemoryMarshal.GetReference({X}[..(rows * {XPitch})]);
                ref float ys = ref Interop::MemoryMarshal.GetReference({Y}[..(rows * {YPitch})]);
                """);
            if (Activation is not null)
            {
                writer.Write($"ref float activations = ref Interop::MemoryMarshal.GetReference({Activation}[..(rows * {YPitch})]);");
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
            using (writer.OpenBlock($"for (int first = 0; first < {Panels.PaddedUnits}; first += {Panels.Width})"))
            {
                if (Transposed is not null)
                {
                    WriteTransposition(writer, "first", "0", $"{Panels.Inputs}");
                }

                string part = Transposed is null ? $".Slice(first / {Panels.Width} * {Panels.Stride}, {Panels.Stride})" : "";
                writer.Write($"ref float panel = ref Interop::MemoryMarshal.GetReference({W}{part});");
                WriteTiles(writer, form);
            }

            int computed = UnitsIn(form.VectorsOver(Panels.Width) * form.Lanes);
            if (computed < Panels.PaddedUnits)
            {
                writer.Line();
                writer.Write($"""
                    // padding alone, which no tile computes
                    Runtime::Panels.ClearColumns({Y}, {YPitch}, rows, {computed}, {Panels.PaddedUnits - computed});
                    """);
            }
        }

        /// <summary>A block of inputs after the other, and for each block every panel.</summary>
        private void WriteBlocks(SourceWriter writer, VectorForm form)
        {
            string sums = Panels.HasBias ? "the biases" : "zero";
            writer.Write($"// {Block} inputs at a time, which stay in the cache with a panel's share of weights; the sums, from {sums} on, wait in {Y} meanwhile");
            using (writer.OpenBlock($"for (int start = 0; start < {Panels.Inputs}; start += {Block})"))
            {
                writer.Write($"int end = Sys::Math.Min(start + {Block}, {Panels.Inputs});");
                using (writer.OpenBlock($"for (int first = 0; first < {Panels.PaddedUnits}; first += {Panels.Width})"))
                {
                    using (writer.OpenBlock("for (int begun = 0; start == 0 && begun < rows; begun++)"))
                    {
                        string row = $"{Y}.Slice(begun * {YPitch} + first, {Panels.Width})";
                        writer.Write(Panels.HasBias ? $"{W}.Slice(first / {Panels.Width} * {Panels.Stride}, {Panels.Width}).CopyTo({row});" : $"{row}.Clear();");
                    }

                    writer.Line();
                    if (Transposed is not null)
                    {
                        WriteTransposition(writer, "first", "start", "end");
                    }

                    string begin = $"first / {Panels.Width} * {Panels.Stride} + (start + {Biases}) * {Panels.Width}";
                    string block = Transposed is null ? $".Slice({begin}, (end - start) * {Panels.Width})" : "";
                    writer.Write($"ref float panel = ref Interop::MemoryMarshal.GetReference({W}{block});");
                    WriteTiles(writer, form);
                }
            }
        }

        private void WriteTransposition(SourceWriter writer, string input, string firstUnit, string endUnit) =>
            writer.Write($"Runtime::Panels.Transpose({Transposed}, shape, {input}, {firstUnit}, {endUnit}, {W}, {Panels.Width});");

        private void WriteTiles(SourceWriter writer, VectorForm form)
        {
            writer.Write("int n = 0;");
            foreach (int rows in TileRows)
            {
                // Where sums go on from block to block, no row can be computed twice.
                bool overlaps = rows == TileRows[0] && !IsBlocked;
                string header = rows == 1 ? "for (; n < rows; n++)" : $"for (; n <= rows - {rows}; {(overlaps ? $"n = Runtime::RowTiles.Next(n, rows, {rows})" : $"n += {rows}")})";
                if (overlaps && rows > 1)
                {
                    writer.Write($"// {rows} rows at a time; a rest of at least half as many takes some before it along, which are computed twice");
                }

                var tile = new RegisterTile(form.Lanes, rows, form.VectorsOver(Panels.Width));
                int strip = tile.Vectors * tile.Lanes, computed = UnitsIn(strip);
                if (strip < Panels.Width)
                {
                    string end = computed < Panels.PaddedUnits ? $"Sys::Math.Min(first + {Panels.Width}, {computed})" : $"first + {Panels.Width}";

                    // All parts of a panel before the next rows: these come from the nearest cache then, for all parts but the first. Both loops share
                    // their braces, for source is long enough.
                    writer.Write(header);
                    using (writer.OpenBlock($"for (int unit = first; unit < {end}; unit += {strip})"))
                    {
                        WriteTile(writer, tile, form, "unit");
                    }
                }
                else
                {
                    using (writer.OpenBlock(header))
                    {
                        WriteTile(writer, tile, form, "first");
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
            writer.Write($"""
                // {PanelWords.Count(tile.Rows, "row")} by {tile.Vectors * tile.Lanes} units{(fromBiases ? ", from the biases on" : "")}
                ref float input = ref Compiler::Unsafe.Add(ref xs, n * {XPitch}{(IsBlocked ? " + start" : "")});
                ref float weight = ref {(unit == "first" ? "panel" : "Compiler::Unsafe.Add(ref panel, unit - first)")};
                """);
            bool prefetches = Prefetches && tile.Rows == TileRows[0];
            if (prefetches)
            {
                string next = $"(first < {Panels.PaddedUnits - Panels.Width} ? {Panels.Stride}L : 0)";
                string inputs = IsBlocked ? "(end - start)" : $"{Panels.Inputs}";
                string before = unit == "first" ? $"(long)n * {Panels.Width}" : $"((long)n * {Panels.Width} + {tile.Rows}L * (unit - first))";
                writer.Write($"""
                    // this tile's share of the next panel, which comes from memory meanwhile, a little with every step; both in 65,536ths of a value. Behind the last panel there is nothing to ask for.
                    long ahead = ({next} + {before} * {inputs} / rows) << 16;
                    long aheadStep = ({tile.Rows * tile.Vectors * tile.Lanes}L << 16) / rows;
                    """);
            }

            if (IsBlocked)
            {
                WriteResult(writer, unit);
                tile.WriteReload(writer, "result", YPitch);
            }
            else
            {
                tile.WriteStart(writer, fromBiases ? "weight" : null);
            }

            if (fromBiases)
            {
                writer.Write($"weight = ref Compiler::Unsafe.Add(ref weight, {Panels.Width});");
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

            tile.WriteStore(writer, "result", YPitch, sum => AppliesToSums && !IsBlocked ? ActivationCalls.Apply(sum, Function, form.Lanes) : sum);
            if (Function is null || (AppliesToSums && !IsBlocked))
            {
                return;
            }

            if (!IsBlocked)
            {
                WriteFunction(writer, tile, form, unit);
                return;
            }

            using (writer.OpenBlock($"if (end == {Panels.Inputs})"))
            {
                WriteFunction(writer, tile, form, unit);
            }
        }

        private void WriteResult(SourceWriter writer, string unit) =>
            writer.Write($"ref float result = ref Compiler::Unsafe.Add(ref ys, n * {YPitch} + {unit});");

        /// <summary>Goes over the stored tile once more, with f or f'.</summary>
        private void WriteFunction(SourceWriter writer, RegisterTile tile, VectorForm form, string unit)
        {
            string at = $"ref Compiler::Unsafe.Add(ref activations, n * {YPitch} + {unit})";
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
            writer.Write($"ref int next = ref Interop::MemoryMarshal.GetReference({Active}[((n + {tile.Rows - 1}) / {tile.Rows} * {ListLength})..]);");
            using (writer.OpenBlock($"if (next <= {MostActive})"))
            {
                writer.Write("// the inputs that are not zero in all of these rows");
                using (writer.OpenBlock("for (int left = next; left > 0; left--)"))
                {
                    writer.Write($"""
                        next = ref Compiler::Unsafe.Add(ref next, 1);
                        ref float activeInput = ref Compiler::Unsafe.Add(ref input, next);
                        ref float activeWeight = ref Compiler::Unsafe.Add(ref weight, next * {Panels.Width});
                        """);
                    if (AsksAhead(tile))
                    {
                        // A list that is read ends an eighth of the inputs before its memory does.
                        string later = $"Compiler::Unsafe.Add(ref next, {ActiveAhead})";
                        writer.Write($"Runtime::Cache.PrefetchNear(ref Compiler::Unsafe.Add(ref weight, {later} * {Panels.Width}));");
                    }

                    tile.WriteStep(writer, "activeInput", XPitch, "activeWeight", "weights");
                }
            }

            using (writer.OpenBlock("else"))
            {
                WriteLoop(writer, tile, prefetches);
            }
        }

        /// <summary>Units that tiles compute: not those of the last panel that are padding alone, unless a class has so many layers that its source must be short.</summary>
        private int UnitsIn(int strip) => FillsRegisters ? Panels.UnitsIn(strip) : Panels.PaddedUnits;

        private bool AsksAhead(RegisterTile tile) => FillsRegisters && Ahead > 0 && tile.Vectors * tile.Lanes < Panels.Width;

        private void WriteLoop(SourceWriter writer, RegisterTile tile, bool prefetches)
        {
            using (writer.OpenBlock(IsBlocked ? "for (int i = start; i < end; i++)" : $"for (int i = 0; i < {Panels.Inputs}; i++)"))
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
                    writer.Write($"Runtime::Cache.PrefetchNear(ref Compiler::Unsafe.Add(ref weight, {Ahead * Panels.Width}));");
                }

                tile.WriteStep(writer, "input", XPitch, "weight", "weights");
                writer.Write($"""
                    input = ref Compiler::Unsafe.Add(ref input, 1);
                    weight = ref Compiler::Unsafe.Add(ref weight, {Panels.Width});
                    """);
            }
        }
    }
}
