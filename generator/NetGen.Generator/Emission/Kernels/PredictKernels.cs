using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>The kernels of one sample: y = f(W·x + b).</summary>
/// <remarks>
/// With a single row the independent chains of multiply-adds, of which eight hide the latency of one, come from several units and several inputs at once. Outputs stay in registers
/// and need no horizontal sum.
/// </remarks>
internal static class PredictKernels
{
    /// <summary>All inputs; where zeros may be skipped and are many, the work is left to <see cref="Active"/>.</summary>
    public static KernelMethod All(SampleKernel kernel)
    {
        (DenseForward op, PanelLayout w, _) = kernel;
        return new KernelMethod(
            $"{op.Layer}Predict",
            $"{Formulas.Of(op)} for one sample",
            $"{op.W} is {w.Units} x {w.Inputs} in {PanelWords.Panels(w)}.",
            Parameters(op),
            w.Width,
            (writer, form) => WriteBody(writer, form, kernel, null))
        {
            Prologue = !op.SkipsZeros ? "" : $$"""
                if (NG::ActiveInputs.Estimate({{op.X}}[..{{w.Inputs}}]) <= {{ActiveInputs.MostOfOneSample(w.Inputs)}})
                {
                    // so many zeros that it pays to skip them
                    {{op.Layer}}PredictActive({{op.X}}, {{op.W}}, {{op.Y}});
                    return;
                }

                """,
        };
    }

    /// <summary>Only the inputs that are not zero.</summary>
    public static KernelMethod Active(SampleKernel kernel)
    {
        (DenseForward op, PanelLayout w, _) = kernel;
        return new KernelMethod(
            $"{op.Layer}PredictActive",
            $"{Formulas.Of(op)} for one sample, from the inputs that are not zero",
            $"{op.W} is {w.Units} x {w.Inputs} in {PanelWords.Panels(w)}.",
            Parameters(op),
            w.Width,
            (writer, form) => WriteBody(writer, form, kernel, "active"))
        {
            Prologue = $"""
                Sys::Span<int> list = stackalloc int[{w.Inputs}];
                Sys::ReadOnlySpan<int> active = list[..NG::ActiveInputs.List({op.X}[..{w.Inputs}], list)];

                """,
            Added = [new KernelParameter("Sys::ReadOnlySpan<int>", "active")],
        };
    }

    private static IReadOnlyList<KernelParameter> Parameters(DenseForward op) => [KernelParameter.Read(op.X), KernelParameter.Read(op.W), KernelParameter.Write(op.Y)];

    private static void WriteBody(SourceWriter writer, VectorForm form, SampleKernel kernel, string? active)
    {
        (DenseForward op, PanelLayout w, _) = kernel;
        (int vectors, IReadOnlyList<PanelRun> runs) = kernel.Splits[form];
        int strip = vectors * form.Lanes;
        writer.Write($"ref float result = ref Interop::MemoryMarshal.GetReference({op.Y}[..{w.PaddedUnits}]);");
        foreach (PanelRun run in runs)
        {
            var chains = new Chain(form.Lanes, vectors, run.Together, run.Inputs, w);
            if (strip < w.Width)
            {
                using (writer.OpenBlock($"for (int unit = {run.First * w.Width}; unit < {run.End * w.Width}; unit += {strip})"))
                {
                    WriteGroup(writer, form, op, w, active, chains, $"unit / {w.Width}", $"[(unit % {w.Width})..]");
                }
            }
            else
            {
                using (writer.OpenBlock($"for (int panel = {run.First}; panel < {run.End}; panel += {run.Together})"))
                {
                    WriteGroup(writer, form, op, w, active, chains, "panel", "");
                }
            }
        }
    }

    private static void WriteGroup(SourceWriter writer, VectorForm form, DenseForward op, PanelLayout w, string? active, Chain chains, string panel, string within)
    {
        writer.Write($"ref float input = ref Interop::MemoryMarshal.GetReference({op.X}[..{w.Inputs}]);");
        for (int p = 0; p < chains.Panels; p++)
        {
            string at = p == 0 ? panel : $"({panel} + {p})";
            writer.Write($"ref float {chains.Weight(p)} = ref Interop::MemoryMarshal.GetReference({op.W}.Slice({at} * {w.Stride}, {w.Stride}){within});");
        }

        chains.WriteStart(writer);
        if (active is null)
        {
            chains.WriteLoop(writer);
        }
        else
        {
            chains.WriteActiveLoop(writer, active);
        }

        chains.WriteStore(writer, op.Function);
        writer.Write($"result = ref Compiler::Unsafe.Add(ref result, {chains.Panels * chains.Vectors * form.Lanes});");
    }

    /// <summary>Sums for the units of one or several panels side by side, each split over several inputs at a time.</summary>
    private sealed record Chain(int Lanes, int Vectors, int Panels, int Inputs, PanelLayout Layout)
    {
        private string Vector => $"Simd::Vector{Lanes * 32}";

        private IEnumerable<(int Panel, int Vector)> Sums => Enumerable.Range(0, Panels).SelectMany(panel => Enumerable.Range(0, Vectors).Select(vector => (panel, vector)));

        public string Weight(int panel) => Panels == 1 ? "weight" : $"weight{(char)('A' + panel)}";

        public void WriteStart(SourceWriter writer)
        {
            for (int input = 0; input < Inputs; input++)
            {
                foreach ((int panel, int vector) in Sums)
                {
                    string start = input == 0 ? Load(Weight(panel), vector * Lanes) : $"{Vector}<float>.Zero";
                    writer.Write($"{Vector}<float> {Sum(input, panel, vector)} = {start};{(input + panel + vector == 0 ? " // the biases" : "")}");
                }
            }

            for (int panel = 0; panel < Panels; panel++)
            {
                writer.Write($"{Weight(panel)} = ref Compiler::Unsafe.Add(ref {Weight(panel)}, {Layout.Width});");
            }
        }

        public void WriteLoop(SourceWriter writer)
        {
            using (writer.OpenBlock($"for (int i = 0; i < {Layout.Inputs / Inputs}; i++)"))
            {
                for (int input = 0; input < Inputs; input++)
                {
                    WriteStep(writer, input, $"x{input}", RegisterTile.At("input", input), Weight, input * Layout.Width);
                }

                writer.Write($"input = ref Compiler::Unsafe.Add(ref input, {Inputs});");
                for (int panel = 0; panel < Panels; panel++)
                {
                    writer.Write($"{Weight(panel)} = ref Compiler::Unsafe.Add(ref {Weight(panel)}, {Inputs * Layout.Width});");
                }
            }

            writer.Line();
            for (int input = 0; input < Layout.Inputs % Inputs; input++)
            {
                WriteStep(writer, input, $"last{input}", RegisterTile.At("input", input), Weight, input * Layout.Width);
            }
        }

        public void WriteActiveLoop(SourceWriter writer, string active)
        {
            writer.Write("int next = 0;");
            if (Inputs > 1)
            {
                using (writer.OpenBlock($"for (; next <= {active}.Length - {Inputs}; next += {Inputs})"))
                {
                    for (int input = 0; input < Inputs; input++)
                    {
                        WriteActiveStep(writer, input, $"{active}[next{(input == 0 ? "" : $" + {input}")}]");
                    }
                }

                writer.Line();
            }

            using (writer.OpenBlock($"for (; next < {active}.Length; next++)"))
            {
                WriteActiveStep(writer, 0, $"{active}[next]");
            }

            writer.Line();
        }

        public void WriteStore(SourceWriter writer, Elementwise? function)
        {
            foreach ((int panel, int vector) in Sums)
            {
                string sum = Sum([.. Enumerable.Range(0, Inputs).Select(input => Sum(input, panel, vector))]);
                string stored = function is null || Inputs == 1 ? sum : sum.Substring(1, sum.Length - 2);
                int offset = ((panel * Vectors) + vector) * Lanes;
                writer.Write($"{ActivationCalls.Apply(stored, function, Lanes)}.StoreUnsafe(ref result{(offset == 0 ? "" : $", {offset}")});");
            }
        }

        private void WriteActiveStep(SourceWriter writer, int input, string index)
        {
            writer.Write($"int i{input} = {index};");
            for (int panel = 0; panel < Panels; panel++)
            {
                writer.Write($"ref float {Weight(panel)}{input} = ref Compiler::Unsafe.Add(ref {Weight(panel)}, i{input} * {Layout.Width});");
            }

            WriteStep(writer, input, $"x{input}", $"Compiler::Unsafe.Add(ref input, i{input})", panel => $"{Weight(panel)}{input}", 0);
        }

        private void WriteStep(SourceWriter writer, int input, string x, string value, Func<int, string> weight, int offset)
        {
            writer.Write($"{Vector}<float> {x} = {Vector}.Create({value});");
            foreach ((int panel, int vector) in Sums)
            {
                string sum = Sum(input, panel, vector);
                writer.Write($"{sum} = {Vector}.MultiplyAddEstimate({x}, {Load(weight(panel), offset + (vector * Lanes))}, {sum});");
            }
        }

        private string Sum(int input, int panel, int vector) => $"sum{input}_{(panel * Vectors) + vector}";

        private string Load(string pointer, int offset) => offset == 0 ? $"{Vector}.LoadUnsafe(ref {pointer})" : $"{Vector}.LoadUnsafe(ref {pointer}, {offset})";

        /// <summary>Adds in pairs, which keeps the chain of additions short and the rounding small.</summary>
        private static string Sum(string[] terms) => terms.Length == 1
            ? terms[0]
            : $"({Sum([.. terms.Take(terms.Length / 2)])} + {Sum([.. terms.Skip(terms.Length / 2)])})";
    }
}
