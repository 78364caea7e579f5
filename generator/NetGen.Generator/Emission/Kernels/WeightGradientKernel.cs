using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>The kernel of dW = dYᵀ·X: tiles of inputs by units, summed over the samples.</summary>
internal static class WeightGradientKernel
{
    private const string Why =
        "The sums of a tile of inputs by units stay in registers while a loop runs over the samples. Both factors are packed in the order in which the loop "
        + "reads them.";

    /// <summary>One panel of dY against some inputs of X, both packed in the order in which the kernel reads them.</summary>
    public static KernelMethod Of(DenseWeightGradient op, PanelLayout w, KernelSelection kernels)
    {
        bool leavesOut = LeavesOutPadding(w, kernels);
        KernelParameter[] units = leavesOut ? [KernelParameter.Int("units")] : [];
        KernelParameter[] samples = op.SkipsZeros ? [new("Sys::ReadOnlySpan<int>", "samples")] : [];
        string lists = op.SkipsZeros
            ? " The list of a tile holds how many samples it has, and which. Samples in which all inputs of the tile are zero are left out."
            : "";
        string padding = leavesOut ? " The first 'units' units of the panel are computed; the others are padding." : "";
        return new KernelMethod(
            $"{op.Layer}WeightGradient",
            $"{op.DW} = {op.DY}ᵀ·{op.X} for one panel of {w.Width} units and some inputs",
            $"xs holds {op.X} in tiles of {kernels.Tile} inputs, [rows, {kernels.Tile}] each; dys is [rows, {w.Width}], dws is [inputs, {w.Width}]."
                + lists + padding,
            [
                new("Sys::ReadOnlySpan<float>", "xs"), .. samples, new("Sys::ReadOnlySpan<float>", "dys"), new("Sys::Span<float>", "dws"),
                KernelParameter.Int("rows"), KernelParameter.Int("inputs"), .. units,
            ],
            w.Width,
            (writer, form) => WriteBody(writer, form, w, kernels, op.SkipsZeros))
        {
            Why = Why,
        };
    }

    /// <summary>
    /// Whether tiles of any width leave out a part of the last panel that is only padding. Then the kernel receives how many units of a panel are not padding.
    /// </summary>
    public static bool LeavesOutPadding(PanelLayout w, KernelSelection kernels) =>
        kernels.FillsRegisters && kernels.FormsOver(w.Width).Any(form => w.UnitsIn(form.VectorsOver(w.Width) * form.Lanes) < w.PaddedUnits);

    private static void WriteBody(SourceWriter writer, VectorForm form, PanelLayout w, KernelSelection kernels, bool skipsZeros)
    {
        int strip = form.VectorsOver(w.Width) * form.Lanes;
        writer.Write($"""
            const int Width = {w.Width}; // units of a panel
            ref float x = ref Interop::MemoryMarshal.GetReference(xs[..(inputs * rows)]);
            ref float dy = ref Interop::MemoryMarshal.GetReference(dys[..(rows * Width)]);
            ref float dw = ref Interop::MemoryMarshal.GetReference(dws[..(inputs * Width)]);
            """);
        if (strip == w.Width)
        {
            WriteStrip(writer, form, w, kernels, skipsZeros);
            return;
        }

        if (LeavesOutPadding(w, kernels) && w.UnitsIn(strip) < w.PaddedUnits)
        {
            using (writer.OpenBlock($"if (units <= {w.Width - strip})"))
            {
                writer.Write("dws[..(inputs * Width)].Clear(); // the gradient of padding is zero");
            }

            writer.Line();
        }

        string end = LeavesOutPadding(w, kernels) ? "units" : "Width";
        using (writer.OpenBlock($"for (int unit = 0; unit < {end}; unit += {strip})"))
        {
            WriteStrip(writer, form, w, kernels, skipsZeros);
        }
    }

    private static void WriteStrip(SourceWriter writer, VectorForm form, PanelLayout w, KernelSelection kernels, bool skipsZeros)
    {
        bool isWhole = form.VectorsOver(w.Width) * form.Lanes == w.Width;
        writer.Write("int i = 0;");
        foreach (int height in kernels.TileRows)
        {
            string header = height == 1 ? "for (; i < inputs; i++)" : $"for (; i <= inputs - {height}; i += {height})";
            using (writer.OpenBlock(header))
            {
                var tile = new RegisterTile(form.Lanes, height, form.VectorsOver(w.Width));
                writer.Write($"""
                    // a tile of {PanelWords.Count(height, "input")} by {tile.Vectors * tile.Lanes} units
                    ref float input = ref Compiler::Unsafe.Add(ref x, i * rows);
                    ref float error = ref {(isWhole ? "dy" : "Compiler::Unsafe.Add(ref dy, unit)")};
                    """);
                tile.WriteStart(writer, null);
                if (skipsZeros && height == kernels.Tile)
                {
                    WriteSparseLoop(writer, tile, height);
                }
                else
                {
                    WriteLoop(writer, tile, height);
                }

                writer.Line();
                writer.Write($"ref float result = ref Compiler::Unsafe.Add(ref dw, i * Width{(isWhole ? "" : " + unit")});");
                tile.WriteStore(writer, "result", new Distance("Width", w.Width), static sum => sum);
            }

            if (height > 1)
            {
                writer.Line();
            }
        }
    }

    private static void WriteLoop(SourceWriter writer, RegisterTile tile, int height)
    {
        using (writer.OpenBlock("for (int n = 0; n < rows; n++)"))
        {
            tile.WriteStep(writer, "input", 1, "error", "errors");
            writer.Write($"""
                input = ref Compiler::Unsafe.Add(ref input, {height});
                error = ref Compiler::Unsafe.Add(ref error, Width);
                """);
        }
    }

    private static void WriteSparseLoop(SourceWriter writer, RegisterTile tile, int height)
    {
        writer.Write("// Only the samples in which some input of the tile is not zero: a product with zero adds nothing.");
        writer.Write($"ref int sample = ref Interop::MemoryMarshal.GetReference(samples[(i / {height} * (rows + 1))..]);");
        using (writer.OpenBlock("if (sample < rows)"))
        {
            using (writer.OpenBlock("for (int left = sample; left > 0; left--)"))
            {
                writer.Write($"""
                    sample = ref Compiler::Unsafe.Add(ref sample, 1);
                    ref float sampleError = ref Compiler::Unsafe.Add(ref error, sample * Width);
                    """);
                tile.WriteStep(writer, "input", 1, "sampleError", "errors");
                writer.Write($"input = ref Compiler::Unsafe.Add(ref input, {height});");
            }
        }

        using (writer.OpenBlock("else"))
        {
            WriteLoop(writer, tile, height);
        }
    }
}
