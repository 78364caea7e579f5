using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Writes inference of a small network as one method: layer after layer over panels of weights, with hidden values on the stack.</summary>
/// <param name="writer">Receives the statements.</param>
/// <param name="plan">The network.</param>
/// <param name="form">The vector width.</param>
internal sealed class SmallNetwork(SourceWriter writer, KernelPlan plan, VectorForm form)
{
    /// <summary>Writes the type that holds hidden values. A local of this type costs a fifth of <c>stackalloc</c>, which clears its memory in a loop.</summary>
    public static void WriteHiddenValues(SourceWriter writer, KernelPlan plan) => writer.Write($$"""
        /// <summary>Room for the hidden values of a sample.</summary>
        [Compiler::InlineArray({{plan.Inference.Sample.Scratch}} + Runtime::StackMemory.Spare)]
        private struct PredictOneValues
        {
            private float _first;
        }
        """);

    public void Write()
    {
        writer.Write("""
            PredictOneValues hidden = default;
            ref float values = ref Runtime::StackMemory.AlignToLine(ref Compiler::Unsafe.As<PredictOneValues, float>(ref hidden));
            """);
        foreach (Operation op in plan.Inference.Sample.Ops)
        {
            switch (op)
            {
                case DenseForward dense:
                    WriteComment(op);
                    WriteDense(plan.Inference.Sample.Kernels.Single(kernel => kernel.Op == dense));
                    break;
                case Softmax softmax:
                    WriteComment(op);
                    WriteSoftmax(softmax);
                    break;
                case CopyRows copy:
                    WriteComment(op);
                    writer.Write($"{Row(copy.X, copy.Y.Columns)}.CopyTo({Output(copy.Y)});");
                    break;
                case StandardizeUnfolded:
                    break; // done before
                default:
                    throw new NotSupportedException(op.GetType().Name);
            }
        }
    }

    private static string Output(Value y) => $"Interop::MemoryMarshal.CreateSpan(ref y, {y.Columns})";

    private void WriteComment(Operation op)
    {
        writer.Line();
        writer.Write($"// {op.Formula}");
    }

    private void WriteDense(SampleKernel kernel)
    {
        (DenseForward op, PanelLayout w, _) = kernel;
        var packed = (Packed)plan.Inference.Places[op.W];
        VectorForm own = kernel.FormWithin(form);
        (int vectors, IReadOnlyList<PanelRun> runs) = kernel.Splits[own];
        int strip = vectors * own.Lanes;
        using (writer.OpenBlock())
        {
            writer.Write($"""
                // {PanelWords.Panels(w)}: a row of biases, then {w.Inputs} rows of weights
                ref float result = ref {Memory(op.Y)};
                """);
            foreach (PanelRun run in runs)
            {
                var sums = new SampleSums(own.Lanes, vectors, run.Together, run.Inputs, w);
                bool whole = strip == w.Width;
                int step = whole ? run.Together * w.Width : strip, first = run.First * w.Width, end = run.End * w.Width;
                if (first + step == end && runs.Count == 1)
                {
                    WriteUnits(op, packed, sums, panel => packed.Offset + (panel * w.Stride) is var offset and > 0 ? $"{offset}" : "");
                    continue;
                }

                using (writer.OpenBlock($"for (int unit = {first}; unit < {end}; unit += {step})"))
                {
                    string within = whole ? "" : w.Count == 1 ? "unit" : $"unit % {w.Width}", before = w.Count == 1 ? "" : $"unit / {w.Width} * {w.Stride}";
                    WriteUnits(op, packed, sums, panel =>
                    {
                        int start = packed.Offset + (panel * w.Stride);
                        return string.Join(" + ", new[] { start == 0 ? "" : $"{start}", before, within }.Where(static term => term.Length > 0));
                    });
                    WriteAdvance(sums);
                }
            }
        }
    }

    private void WriteUnits(DenseForward op, Packed packed, SampleSums sums, Func<int, string> offset)
    {
        string input = SampleMethods.Input(plan);
        writer.Write($"ref float input = ref {(op.X.Name == input ? input : Memory(op.X))};");
        for (int panel = 0; panel < sums.Panels; panel++)
        {
            string at = offset(panel), pointer = SampleMethods.Pointer(packed.Block);
            writer.Write($"ref float {sums.Weight(panel)} = ref {(at.Length == 0 ? pointer : $"Compiler::Unsafe.Add(ref {pointer}, {at})")};");
        }

        sums.WriteStart(writer);
        sums.WriteLoop(writer);
        sums.WriteStore(writer, op.Function);
    }

    private void WriteAdvance(SampleSums sums) => writer.Write($"result = ref Compiler::Unsafe.Add(ref result, {sums.Panels * sums.Vectors * sums.Lanes});");

    private void WriteSoftmax(Softmax softmax)
    {
        int size = softmax.Y.Columns, pitch = plan.Inference.Places.PitchOf(softmax.X), lanes = Math.Min(form.Lanes, pitch);
        if (size > lanes)
        {
            writer.Write($"Runtime::Softmax.Apply({Row(softmax.X, pitch)}, {pitch}, {Output(softmax.Y)}, 0, 1, {size});");
            return;
        }

        string vector = $"Simd::Vector{lanes * 32}";
        writer.Write($"{vector}<float> probabilities = Runtime::Softmax.Apply({vector}.LoadUnsafe(ref {Memory(softmax.X)}), {size});");
        SampleMethods.WriteOutput(writer, "probabilities", lanes, size, 0);
    }

    private string Row(Value value, int length) => $"Interop::MemoryMarshal.CreateReadOnlySpan(ref {Memory(value)}, {length})";

    private string Memory(Value value) => plan.Inference.Places[value] switch
    {
        RowBuffer { Offset: 0 } => "values",
        RowBuffer row => $"Compiler::Unsafe.Add(ref values, {row.Offset})",
        InPlace inPlace => Memory(inPlace.Of),
        var other => throw new NotSupportedException(other.GetType().Name),
    };
}
