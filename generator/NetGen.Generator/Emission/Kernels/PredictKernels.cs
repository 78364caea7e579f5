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
    public static KernelMethod All(DenseForward op, PanelLayout w) => new(
        $"{op.Layer}Predict",
        $"{Formulas.Of(op)} for one sample",
        $"{op.W} is {w.Units} x {w.Inputs} in {PanelWords.Panels(w)}.",
        Parameters(op),
        w.Width,
        (writer, form) => WriteBody(writer, form, op, w, null))
    {
        Prologue = !op.SkipsZeros ? "" : $$"""
            if (NG::ActiveInputs.Count({{op.X}}[..{{w.Inputs}}]) <= {{ActiveInputs.MostOfOneSample(w.Inputs)}})
            {
                // so many zeros that it pays to skip them
                {{op.Layer}}PredictActive({{op.X}}, {{op.W}}, {{op.Y}});
                return;
            }

            """,
    };

    /// <summary>Only the inputs that are not zero.</summary>
    public static KernelMethod Active(DenseForward op, PanelLayout w) => new(
        $"{op.Layer}PredictActive",
        $"{Formulas.Of(op)} for one sample, from the inputs that are not zero",
        $"{op.W} is {w.Units} x {w.Inputs} in {PanelWords.Panels(w)}.",
        Parameters(op),
        w.Width,
        (writer, form) => WriteBody(writer, form, op, w, "active"))
    {
        Prologue = $"""
            Sys::Span<int> list = stackalloc int[{w.Inputs}];
            Sys::ReadOnlySpan<int> active = list[..NG::ActiveInputs.List({op.X}[..{w.Inputs}], list)];

            """,
        Added = [new KernelParameter("Sys::ReadOnlySpan<int>", "active")],
    };

    private static IReadOnlyList<KernelParameter> Parameters(DenseForward op) => [KernelParameter.Read(op.X), KernelParameter.Read(op.W), KernelParameter.Write(op.Y)];

    private static void WriteBody(SourceWriter writer, VectorForm form, DenseForward op, PanelLayout w, string? active)
    {
        int vectors = Math.Min(KernelSelection.Chains, w.Width / form.Lanes);
        int strip = vectors * form.Lanes;
        writer.Write($"ref float result = ref Interop::MemoryMarshal.GetReference({op.Y}[..{w.PaddedUnits}]);");
        using (writer.OpenBlock($"for (int unit = 0; unit < {w.PaddedUnits}; unit += {strip})"))
        {
            string within = strip == w.Width ? "" : $"[(unit % {w.Width})..]";
            writer.Write($"""
                ref float input = ref Interop::MemoryMarshal.GetReference({op.X}[..{w.Inputs}]);
                ref float weight = ref Interop::MemoryMarshal.GetReference({op.W}.Slice(unit / {w.Width} * {w.Stride}, {w.Stride}){within});
                """);
            var chains = new Chain(form.Lanes, vectors, Math.Max(1, Math.Min(KernelSelection.Chains / vectors, w.Inputs)), w.Width);
            chains.WriteStart(writer);
            if (active is null)
            {
                chains.WriteLoop(writer, w.Inputs);
            }
            else
            {
                chains.WriteActiveLoop(writer, active);
            }

            chains.WriteStore(writer, op.Function);
            writer.Write($"result = ref Compiler::Unsafe.Add(ref result, {strip});");
        }
    }

    /// <summary>Sums for some units, each split over several inputs at a time.</summary>
    private sealed record Chain(int Lanes, int Vectors, int Inputs, int Width)
    {
        private string Vector => $"Simd::Vector{Lanes * 32}";

        public void WriteStart(SourceWriter writer)
        {
            for (int input = 0; input < Inputs; input++)
            {
                for (int vector = 0; vector < Vectors; vector++)
                {
                    string start = input == 0 ? Load("weight", vector * Lanes) : $"{Vector}<float>.Zero";
                    writer.Write($"{Vector}<float> sum{input}_{vector} = {start};{(input == 0 && vector == 0 ? " // the biases" : "")}");
                }
            }

            writer.Write($"weight = ref Compiler::Unsafe.Add(ref weight, {Width});");
        }

        public void WriteLoop(SourceWriter writer, int inputs)
        {
            using (writer.OpenBlock($"for (int i = 0; i < {inputs / Inputs}; i++)"))
            {
                for (int input = 0; input < Inputs; input++)
                {
                    WriteStep(writer, input, $"x{input}", RegisterTile.At("input", input), "weight", input * Width);
                }

                writer.Write($"""
                    input = ref Compiler::Unsafe.Add(ref input, {Inputs});
                    weight = ref Compiler::Unsafe.Add(ref weight, {Inputs * Width});
                    """);
            }

            writer.Line();
            for (int input = 0; input < inputs % Inputs; input++)
            {
                WriteStep(writer, input, $"last{input}", RegisterTile.At("input", input), "weight", input * Width);
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
            for (int vector = 0; vector < Vectors; vector++)
            {
                string sum = Sum([.. Enumerable.Range(0, Inputs).Select(input => $"sum{input}_{vector}")]);
                string stored = function is null || Inputs == 1 ? sum : sum.Substring(1, sum.Length - 2);
                writer.Write($"{ActivationCalls.Apply(stored, function, Lanes)}.StoreUnsafe(ref result{(vector == 0 ? "" : $", {vector * Lanes}")});");
            }
        }

        private void WriteActiveStep(SourceWriter writer, int input, string index)
        {
            writer.Write($"""
                int i{input} = {index};
                ref float weight{input} = ref Compiler::Unsafe.Add(ref weight, i{input} * {Width});
                """);
            WriteStep(writer, input, $"x{input}", $"Compiler::Unsafe.Add(ref input, i{input})", $"weight{input}", 0);
        }

        private void WriteStep(SourceWriter writer, int input, string x, string value, string weight, int offset)
        {
            writer.Write($"{Vector}<float> {x} = {Vector}.Create({value});");
            for (int vector = 0; vector < Vectors; vector++)
            {
                writer.Write($"sum{input}_{vector} = {Vector}.MultiplyAddEstimate({x}, {Load(weight, offset + (vector * Lanes))}, sum{input}_{vector});");
            }
        }

        private string Load(string pointer, int offset) => offset == 0 ? $"{Vector}.LoadUnsafe(ref {pointer})" : $"{Vector}.LoadUnsafe(ref {pointer}, {offset})";

        /// <summary>Adds in pairs, which keeps the chain of additions short and the rounding small.</summary>
        private static string Sum(string[] terms) => terms.Length == 1
            ? terms[0]
            : $"({Sum([.. terms.Take(terms.Length / 2)])} + {Sum([.. terms.Skip(terms.Length / 2)])})";
    }
}
