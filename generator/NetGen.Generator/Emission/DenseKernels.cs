using System.Text;
using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>The matrix kernels of a dense layer: one method for each product, its sizes constants.</summary>
/// <remarks>
/// All hold a tile of results in vector registers while the inner loop runs over the summed index, so that every result is one chain of multiply-adds in a fixed
/// order, whatever tile or worker it falls to. Four rows by two vectors are eight independent chains: enough to hide the latency of a multiply-add.
/// </remarks>
internal static class DenseKernels
{
    private const int Lanes = 8;
    private const int TileRows = 4;

    /// <summary>Products of one sample need their chains from elsewhere: from several inputs at once.</summary>
    private const int Chains = 8;

    /// <summary>One sample: y = f(W·x + b).</summary>
    public static string Predict(DenseForward op, PanelLayout w)
    {
        int vectors = w.Width / Lanes;
        int inputs = Math.Max(1, Math.Min(Chains / vectors, w.Inputs));
        int rest = w.Inputs % inputs;
        string shape = $"{Panels(w)}; {Count(vectors, "vector")} of units by {Count(inputs, "input")} at a time";
        return $$"""
            /// <summary>{{Formulas.Of(op)}} for one sample.</summary>
            /// <remarks>{{op.W}} is {{w.Units}} x {{w.Inputs}} in {{shape}}.</remarks>
            [Compiler::MethodImpl(Compiler::MethodImplOptions.AggressiveOptimization)]
            private static void {{op.Layer}}Predict(Sys::ReadOnlySpan<float> {{op.X}}, Sys::ReadOnlySpan<float> {{op.W}}, Sys::Span<float> {{op.Y}})
            {
                ref float result = ref Interop::MemoryMarshal.GetReference({{op.Y}}[..{{w.PaddedUnits}}]);
                for (int panel = 0; panel < {{w.Count}}; panel++)
                {
                    ref float input = ref Interop::MemoryMarshal.GetReference({{op.X}}[..{{w.Inputs}}]);
                    ref float weight = ref Interop::MemoryMarshal.GetReference({{op.W}}.Slice(panel * {{w.Stride}}, {{w.Stride}}));
            {{Indent(2, Accumulators(vectors, inputs, w))}}
                    weight = ref Compiler::Unsafe.Add(ref weight, {{w.Width}});
                    for (int i = 0; i < {{w.Inputs / inputs}}; i++)
                    {
            {{Indent(3, Step(vectors, inputs, w))}}
                    }
            {{(rest == 0 ? "" : "\n" + Indent(2, Rest(vectors, rest, w)))}}
            {{Indent(2, Store(vectors, inputs, op))}}
                    result = ref Compiler::Unsafe.Add(ref result, {{w.Width}});
                }
            }
            """;
    }

    /// <summary>A batch: Y = f(X·Wᵀ + b).</summary>
    public static string Forward(DenseForward op, PanelLayout w, int xPitch, int yPitch) => Product(
        $"{op.Layer}Forward",
        Formulas.Of(op),
        $"{op.X} is [rows, {w.Inputs}], {op.Y} is [rows, {w.Units}]{Padding(w)}, {op.W} is {w.Units} x {w.Inputs} in {Panels(w)}.",
        op.X.Name,
        op.W.Name,
        op.Y.Name,
        w,
        xPitch,
        yPitch,
        op.Function);

    /// <summary>A batch: dX = dY·W, W transposed to panels of inputs.</summary>
    public static string InputGradient(DenseInputGradient op, PanelLayout wt, int xPitch, int yPitch) => Product(
        $"{op.Layer}InputGradient",
        Formulas.Of(op),
        $"{op.DY} is [rows, {wt.Inputs}], {op.DX} is [rows, {wt.Units}]{Padding(wt)}, {op.WT} is {wt.Units} x {wt.Inputs} in {Panels(wt)}.",
        op.DY.Name,
        op.WT.Name,
        op.DX.Name,
        wt,
        xPitch,
        yPitch,
        null);

    /// <summary>A batch: dW = dYᵀ·X for some of the inputs, and db = Σ dY.</summary>
    public static string WeightGradient(DenseWeightGradient op, PanelLayout w, int xPitch, int dyPitch)
    {
        int vectors = Math.Min(2, w.Width / Lanes);
        int strip = vectors * Lanes;
        return $$"""
            /// <summary>{{op.DW}} = {{op.DY}}ᵀ·{{op.X}} for the inputs first..end: how much each weight contributed to the loss, summed over all samples.</summary>
            /// <remarks>{{op.X}} is [rows, {{w.Inputs}}], {{op.DY}} is [rows, {{w.Units}}]{{Padding(w)}}, {{op.DW}} is {{w.Units}} x {{w.Inputs}} in {{Panels(w)}}.</remarks>
            [Compiler::MethodImpl(Compiler::MethodImplOptions.AggressiveOptimization)]
            private static void {{op.Layer}}WeightGradient(Sys::ReadOnlySpan<float> {{op.X}}, Sys::ReadOnlySpan<float> {{op.DY}}, Sys::Span<float> {{op.DW}}, int rows, int first, int end)
            {
                ref float xs = ref Interop::MemoryMarshal.GetReference({{op.X}}[..(rows * {{xPitch}})]);
                ref float dys = ref Interop::MemoryMarshal.GetReference({{op.DY}}[..(rows * {{dyPitch}})]);
                for (int unit = 0; unit < {{w.PaddedUnits}}; unit += {{strip}})
                {
                    Sys::Span<float> panel = {{op.DW}}.Slice(unit / {{w.Width}} * {{w.Stride}}, {{w.Stride}});
                    int i = first;
                    for (; i <= end - {{TileRows}}; i += {{TileRows}})
                    {
            {{Indent(3, GradientTile(TileRows, vectors, w, xPitch, dyPitch))}}
                    }

                    for (; i < end; i++)
                    {
            {{Indent(3, GradientTile(1, vectors, w, xPitch, dyPitch))}}
                    }
                }
            }

            /// <summary>{{op.DB}} = Σ {{op.DY}} over the rows, into the first row of each panel of {{op.DW}}.</summary>
            private static void {{op.Layer}}BiasGradient(Sys::ReadOnlySpan<float> {{op.DY}}, Sys::Span<float> {{op.DW}}, int rows)
            {
                for (int unit = 0; unit < {{w.PaddedUnits}}; unit += {{Lanes}})
                {
                    Simd::Vector256<float> sum = Simd::Vector256<float>.Zero;
                    for (int n = 0; n < rows; n++)
                    {
                        sum += Simd::Vector256.Create({{op.DY}}.Slice(n * {{dyPitch}} + unit, {{Lanes}}));
                    }

                    sum.CopyTo({{op.DW}}.Slice(unit / {{w.Width}} * {{w.Stride}} + unit % {{w.Width}}, {{Lanes}}));
                }
            }
            """;
    }

    /// <summary>Y = f(X·W + b) for rows in tiles, W in panels.</summary>
    private static string Product(string name, string formula, string shapes, string x, string w, string y, PanelLayout panels, int xPitch, int yPitch, Elementwise? function)
    {
        int vectors = Math.Min(2, panels.Width / Lanes);
        int strip = vectors * Lanes;
        return $$"""
            /// <summary>{{formula}}</summary>
            /// <remarks>{{shapes}}</remarks>
            [Compiler::MethodImpl(Compiler::MethodImplOptions.AggressiveOptimization)]
            private static void {{name}}(Sys::ReadOnlySpan<float> {{x}}, Sys::ReadOnlySpan<float> {{w}}, Sys::Span<float> {{y}}, int rows)
            {
                ref float xs = ref Interop::MemoryMarshal.GetReference({{x}}[..(rows * {{xPitch}})]);
                ref float ys = ref Interop::MemoryMarshal.GetReference({{y}}[..(rows * {{yPitch}})]);
                for (int unit = 0; unit < {{panels.PaddedUnits}}; unit += {{strip}})
                {
                    Sys::ReadOnlySpan<float> panel = {{w}}.Slice(unit / {{panels.Width}} * {{panels.Stride}}, {{panels.Stride}});
                    int n = 0;
                    for (; n <= rows - {{TileRows}}; n += {{TileRows}})
                    {
            {{Indent(3, ProductTile(TileRows, vectors, panels, xPitch, yPitch, function))}}
                    }

                    for (; n < rows; n++)
                    {
            {{Indent(3, ProductTile(1, vectors, panels, xPitch, yPitch, function))}}
                    }
                }
            }
            """;
    }

    private static string ProductTile(int rows, int vectors, PanelLayout w, int xPitch, int yPitch, Elementwise? function)
    {
        var text = new StringBuilder();
        Append(text, $"// {Count(rows, "row")} by {vectors * Lanes} units");
        Append(text, $"ref float input = ref Compiler::Unsafe.Add(ref xs, n * {xPitch});");
        Append(text, $"ref float weight = ref Interop::MemoryMarshal.GetReference(panel[(unit % {w.Width})..]);");
        for (int row = 0; row < rows; row++)
        {
            for (int vector = 0; vector < vectors; vector++)
            {
                string start = !w.HasBias ? "Simd::Vector256<float>.Zero" : row == 0 ? Load("weight", vector * Lanes) : $"sum0_{vector}";
                Append(text, $"Simd::Vector256<float> sum{row}_{vector} = {start};{(w.HasBias && row == 0 && vector == 0 ? " // the biases" : "")}");
            }
        }

        if (w.HasBias)
        {
            Append(text, $"weight = ref Compiler::Unsafe.Add(ref weight, {w.Width});");
        }

        Append(text, $"for (int i = 0; i < {w.Inputs}; i++)");
        Append(text, "{");
        for (int vector = 0; vector < vectors; vector++)
        {
            Append(text, $"    Simd::Vector256<float> weights{vector} = {Load("weight", vector * Lanes)};");
        }

        for (int row = 0; row < rows; row++)
        {
            Append(text, $"    Simd::Vector256<float> x{row} = Simd::Vector256.Create({At("input", row * xPitch)});");
            for (int vector = 0; vector < vectors; vector++)
            {
                Append(text, $"    sum{row}_{vector} = Simd::Vector256.MultiplyAddEstimate(x{row}, weights{vector}, sum{row}_{vector});");
            }
        }

        Append(text, "    input = ref Compiler::Unsafe.Add(ref input, 1);");
        Append(text, $"    weight = ref Compiler::Unsafe.Add(ref weight, {w.Width});");
        Append(text, "}");
        Append(text, "");
        Append(text, $"ref float result = ref Compiler::Unsafe.Add(ref ys, n * {yPitch} + unit);");
        for (int row = 0; row < rows; row++)
        {
            for (int vector = 0; vector < vectors; vector++)
            {
                Append(text, $"{Activated($"sum{row}_{vector}", function)}.StoreUnsafe(ref result, {(row * yPitch) + (vector * Lanes)});");
            }
        }

        return Finish(text);
    }

    private static string GradientTile(int inputs, int vectors, PanelLayout w, int xPitch, int dyPitch)
    {
        var text = new StringBuilder();
        Append(text, $"// {Count(inputs, "input")} by {vectors * Lanes} units, summed over the samples");
        Append(text, "ref float input = ref Compiler::Unsafe.Add(ref xs, i);");
        Append(text, "ref float dy = ref Compiler::Unsafe.Add(ref dys, unit);");
        for (int input = 0; input < inputs; input++)
        {
            for (int vector = 0; vector < vectors; vector++)
            {
                Append(text, $"Simd::Vector256<float> g{input}_{vector} = Simd::Vector256<float>.Zero;");
            }
        }

        Append(text, "for (int n = 0; n < rows; n++)");
        Append(text, "{");
        for (int vector = 0; vector < vectors; vector++)
        {
            Append(text, $"    Simd::Vector256<float> dy{vector} = {Load("dy", vector * Lanes)};");
        }

        for (int input = 0; input < inputs; input++)
        {
            Append(text, $"    Simd::Vector256<float> x{input} = Simd::Vector256.Create({At("input", input)});");
            for (int vector = 0; vector < vectors; vector++)
            {
                Append(text, $"    g{input}_{vector} = Simd::Vector256.MultiplyAddEstimate(x{input}, dy{vector}, g{input}_{vector});");
            }
        }

        Append(text, $"    input = ref Compiler::Unsafe.Add(ref input, {xPitch});");
        Append(text, $"    dy = ref Compiler::Unsafe.Add(ref dy, {dyPitch});");
        Append(text, "}");
        Append(text, "");
        if (w.HasBias)
        {
            Append(text, "// input i is row i + 1 of the panel: row 0 holds the biases");
        }

        Append(text, $"ref float dw = ref Interop::MemoryMarshal.GetReference(panel[((i + {w.Rows - w.Inputs}) * {w.Width} + unit % {w.Width})..]);");
        for (int input = 0; input < inputs; input++)
        {
            for (int vector = 0; vector < vectors; vector++)
            {
                Append(text, $"g{input}_{vector}.StoreUnsafe(ref dw, {(input * w.Width) + (vector * Lanes)});");
            }
        }

        return Finish(text);
    }

    private static string Accumulators(int vectors, int inputs, PanelLayout w)
    {
        var text = new StringBuilder();
        for (int input = 0; input < inputs; input++)
        {
            for (int vector = 0; vector < vectors; vector++)
            {
                string start = input == 0 && w.HasBias ? Load("weight", vector * Lanes) : "Simd::Vector256<float>.Zero";
                Append(text, $"Simd::Vector256<float> sum{input}_{vector} = {start};{(input == 0 && vector == 0 ? " // the biases" : "")}");
            }
        }

        return Finish(text);
    }

    private static string Step(int vectors, int inputs, PanelLayout w)
    {
        var text = new StringBuilder();
        for (int input = 0; input < inputs; input++)
        {
            Append(text, $"Simd::Vector256<float> x{input} = Simd::Vector256.Create({At("input", input)});");
            for (int vector = 0; vector < vectors; vector++)
            {
                Append(text, $"sum{input}_{vector} = Simd::Vector256.MultiplyAddEstimate(x{input}, {Load("weight", (input * w.Width) + (vector * Lanes))}, sum{input}_{vector});");
            }
        }

        Append(text, $"input = ref Compiler::Unsafe.Add(ref input, {inputs});");
        Append(text, $"weight = ref Compiler::Unsafe.Add(ref weight, {inputs * w.Width});");
        return Finish(text);
    }

    private static string Rest(int vectors, int rest, PanelLayout w)
    {
        var text = new StringBuilder();
        Append(text, $"// the last {Count(rest, "input")}");
        for (int input = 0; input < rest; input++)
        {
            Append(text, $"Simd::Vector256<float> r{input} = Simd::Vector256.Create({At("input", input)});");
            for (int vector = 0; vector < vectors; vector++)
            {
                Append(text, $"sum{input}_{vector} = Simd::Vector256.MultiplyAddEstimate(r{input}, {Load("weight", (input * w.Width) + (vector * Lanes))}, sum{input}_{vector});");
            }
        }

        return Finish(text) + "\n";
    }

    private static string Store(int vectors, int inputs, DenseForward op)
    {
        var text = new StringBuilder();
        for (int vector = 0; vector < vectors; vector++)
        {
            string sum = Sum([.. Enumerable.Range(0, inputs).Select(input => $"sum{input}_{vector}")]);
            string stored = op.Function is null || inputs == 1 ? sum : sum.Substring(1, sum.Length - 2);
            Append(text, $"{Activated(stored, op.Function)}.StoreUnsafe(ref result, {vector * Lanes});");
        }

        return Finish(text);
    }

    /// <summary>Adds in pairs, which keeps the chain of additions short and the rounding small.</summary>
    private static string Sum(string[] terms) => terms.Length == 1
        ? terms[0]
        : $"({Sum([.. terms.Take(terms.Length / 2)])} + {Sum([.. terms.Skip(terms.Length / 2)])})";

    private static string Activated(string z, Elementwise? function) =>
        function is null ? z : $"NG::{function.Name}Activation.Apply({z}, {(function.Parameter == 0 ? "default" : $"Simd::Vector256.Create({Literals.Float(function.Parameter)})")})";

    private static string Load(string name, int offset) => offset == 0 ? $"Simd::Vector256.LoadUnsafe(ref {name})" : $"Simd::Vector256.LoadUnsafe(ref {name}, {offset})";

    private static string At(string name, int offset) => offset == 0 ? name : $"Compiler::Unsafe.Add(ref {name}, {offset})";

    private static string Panels(PanelLayout w) => $"{Count(w.Count, "panel")} of {w.Width} units";

    private static string Padding(PanelLayout w) => w.PaddedUnits == w.Units ? "" : $" padded to {w.PaddedUnits}";

    private static string Count(int number, string noun) => $"{number} {noun}{(number == 1 ? "" : "s")}";

    private static void Append(StringBuilder text, string line) => text.Append(line).Append('\n');

    private static string Finish(StringBuilder text) => text.ToString().TrimEnd('\n');

    private static string Indent(int depth, string text) => string.Join("\n", text.Split('\n').Select(line => new string(' ', 4 * depth) + line));
}
