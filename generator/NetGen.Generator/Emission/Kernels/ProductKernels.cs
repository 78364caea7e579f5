using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>The kernels of a mini-batch that run over panels of weights: forward, and dX from transposed weights.</summary>
internal static class ProductKernels
{
    /// <summary>Y = f(X·Wᵀ + b).</summary>
    public static KernelMethod Forward(DenseForward op, PanelLayout w, int xPitch, int yPitch, KernelSelection kernels)
    {
        string shapes = $"{op.X} is [rows, {w.Inputs}], {op.Y} is [rows, {w.Units}]{PanelWords.Padding(w)}, {op.W} is {w.Units} x {w.Inputs} in {PanelWords.Panels(w)}.";
        KernelParameter[] active = op.Active is { } list ? [new("Sys::ReadOnlySpan<int>", list.Name)] : [];
        var product = new Product(op.X.Name, op.W.Name, op.Y.Name, op.Active?.Name, w, xPitch, yPitch, kernels.TileRows) { Function = op.Function, AppliesToSums = op.AppliesToSums };
        return new KernelMethod(
            $"{op.Layer}Forward",
            Formulas.Of(op),
            shapes,
            [KernelParameter.Read(op.X), .. active, KernelParameter.Read(op.W), KernelParameter.Write(op.Y), KernelParameter.Int("rows")],
            w.Width,
            product.Write);
    }

    /// <summary>dX = dY·W, W transposed to panels of inputs; with an activation before the layer, dZ = dX ⊙ f'(z) at once.</summary>
    public static KernelMethod InputGradient(DenseInputGradient op, PanelLayout wt, int xPitch, int yPitch, KernelSelection kernels)
    {
        string shapes = $"{op.DY} is [rows, {wt.Inputs}], {op.DX} is [rows, {wt.Units}]{PanelWords.Padding(wt)}, {op.WT} is {wt.Units} x {wt.Inputs} in {PanelWords.Panels(wt)}.";
        KernelParameter[] activation = op.A is { } a ? [KernelParameter.Read(a)] : [];
        var product = new Product(op.DY.Name, op.WT.Name, op.DX.Name, null, wt, xPitch, yPitch, kernels.TileRows)
        {
            Function = op.Function,
            Activation = op.A?.Name,
        };
        return new KernelMethod(
            $"{op.Layer}InputGradient",
            Formulas.Of(op),
            shapes,
            [KernelParameter.Read(op.DY), KernelParameter.Read(op.WT), .. activation, KernelParameter.Write(op.DX), KernelParameter.Int("rows")],
            wt.Width,
            product.Write);
    }

    /// <summary>The body both share: strips of units, and down each strip tiles of rows.</summary>
    private sealed record Product(
        string X, string W, string Y, string? Active, PanelLayout Panels, int XPitch, int YPitch, IReadOnlyList<int> TileRows)
    {
        /// <summary>f, applied to the result; with <see cref="Activation"/>, f' at the result's place.</summary>
        public Elementwise? Function { get; init; }

        /// <summary>Whether f is applied to the sums before they are stored.</summary>
        public bool AppliesToSums { get; init; }

        /// <summary>The values that tell f', laid out as Y is; null forward.</summary>
        public string? Activation { get; init; }

        public void Write(SourceWriter writer, VectorForm form)
        {
            int strip = form.VectorsOver(Panels.Width) * form.Lanes;
            writer.Write($"""
                ref float xs = ref Interop::MemoryMarshal.GetReference({X}[..(rows * {XPitch})]);
                ref float ys = ref Interop::MemoryMarshal.GetReference({Y}[..(rows * {YPitch})]);
                """);
            if (Activation is not null)
            {
                writer.Write($"ref float activations = ref Interop::MemoryMarshal.GetReference({Activation}[..(rows * {YPitch})]);");
            }

            using (writer.OpenBlock($"for (int unit = 0; unit < {Panels.PaddedUnits}; unit += {strip})"))
            {
                string within = strip == Panels.Width ? "" : $"[(unit % {Panels.Width})..]";
                writer.Write($"""
                    ref float panel = ref Interop::MemoryMarshal.GetReference({W}.Slice(unit / {Panels.Width} * {Panels.Stride}, {Panels.Stride}){within});
                    int n = 0;
                    """);
                foreach (int rows in TileRows)
                {
                    string header = rows == 1 ? "for (; n < rows; n++)" : $"for (; n <= rows - {rows}; n += {rows})";
                    using (writer.OpenBlock(header))
                    {
                        WriteTile(writer, new RegisterTile(form.Lanes, rows, form.VectorsOver(Panels.Width)), form);
                    }

                    if (rows > 1)
                    {
                        writer.Line();
                    }
                }
            }
        }

        private void WriteTile(SourceWriter writer, RegisterTile tile, VectorForm form)
        {
            writer.Write($"""
                // {PanelWords.Count(tile.Rows, "row")} by {tile.Vectors * tile.Lanes} units{(Panels.HasBias ? ", from the biases on" : "")}
                ref float input = ref Compiler::Unsafe.Add(ref xs, n * {XPitch});
                ref float weight = ref panel;
                """);
            tile.WriteStart(writer, Panels.HasBias ? "weight" : null);
            if (Panels.HasBias)
            {
                writer.Write($"weight = ref Compiler::Unsafe.Add(ref weight, {Panels.Width});");
            }

            // Only the tallest tiles have lists of what is not zero; the few rows that are left are computed in full.
            if (Active is not null && tile.Rows == TileRows[0])
            {
                writer.Write($"ref int next = ref Interop::MemoryMarshal.GetReference({Active}[(n / {tile.Rows} * {ListPitch})..]);");
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
                        tile.WriteStep(writer, "activeInput", XPitch, "activeWeight", "weights");
                    }
                }

                using (writer.OpenBlock("else"))
                {
                    WriteLoop(writer, tile);
                }
            }
            else
            {
                WriteLoop(writer, tile);
            }

            writer.Line();
            writer.Write($"ref float result = ref Compiler::Unsafe.Add(ref ys, n * {YPitch} + unit);");
            if (Activation is not null)
            {
                writer.Write($"ref float activation = ref Compiler::Unsafe.Add(ref activations, n * {YPitch} + unit);");
            }

            tile.WriteStore(writer, "result", YPitch, sum => AppliesToSums ? ActivationCalls.Apply(sum, Function, form.Lanes) : sum);
            if (!AppliesToSums && Function is not null)
            {
                string vector = $"Simd::Vector{form.Bits}";
                tile.WriteOver(writer, YPitch, () =>
                {
                    if (Activation is not null)
                    {
                        writer.Write($"{vector}<float> a = {vector}.LoadUnsafe(ref activation, k);");
                    }

                    string value = $"{vector}.LoadUnsafe(ref result, k)";
                    string stored = Activation is null ? ActivationCalls.Apply(value, Function, form.Lanes) : ActivationCalls.Differentiate(value, "a", Function, form.Lanes);
                    writer.Write($"{stored}.StoreUnsafe(ref result, k);");
                });
            }
        }

        private int ListPitch => ActiveInputs.ListLength(Panels.Inputs, TileRows[0]);

        private int MostActive => ActiveInputs.MostOf(Panels.Inputs);

        private void WriteLoop(SourceWriter writer, RegisterTile tile)
        {
            using (writer.OpenBlock($"for (int i = 0; i < {Panels.Inputs}; i++)"))
            {
                tile.WriteStep(writer, "input", XPitch, "weight", "weights");
                writer.Write($"""
                    input = ref Compiler::Unsafe.Add(ref input, 1);
                    weight = ref Compiler::Unsafe.Add(ref weight, {Panels.Width});
                    """);
            }
        }
    }
}
