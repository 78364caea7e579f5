using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission;

/// <summary>
/// Writes the mathematics as it is, in plain loops and double precision. Students read this page first, and the fast code is checked against it.
/// </summary>
internal static class ReferenceEmitter
{
    public static void Write(SourceWriter writer, KernelPlan plan)
    {
        string self = plan.Model.Declaration.Name;
        writer.Write($$"""
            double NG::INeuralNetwork<{{self}}>.ReferenceLoss(Runtime::ReferencePass pass) => Reference(pass, withGradient: false);

            void NG::INeuralNetwork<{{self}}>.ReferenceGradient(Runtime::ReferencePass pass) => Reference(pass, withGradient: true);

            /// <summary>
            /// The mean loss of a few samples by forward propagation and, on request, its gradient by backward propagation: plain loops, double precision.
            /// </summary>
            /// <remarks>{{Letters(plan)}}</remarks>
            """);
        using (writer.OpenBlock("private static double Reference(Runtime::ReferencePass pass, bool withGradient)"))
        {
            HashSet<string> declared = WriteForward(writer, plan);
            writer.Line();
            writer.Write("""
                double meanLoss = 0;
                for (int n = 0; n < rows; n++)
                {
                    meanLoss += loss[n] / rows;
                }

                if (!withGradient)
                {
                    return meanLoss;
                }

                // Backward propagation: the chain rule from the loss to the first layer.
                """);
            WriteBackward(writer, plan, declared);
            writer.Line();
            writer.Write("return meanLoss;");
        }
    }

    private static string Letters(KernelPlan plan)
    {
        const string OfVectors = "n counts samples, i the inputs of a layer, j its units; [n * width + i] is row n, column i.";
        return !plan.Layers.Any(static row => row.Layer.WindowSummary.Length > 0) ? OfVectors : OfVectors + """
             In an image or sequence
            /// i counts rows, j columns, k and c channels, and u and v are the row and column of a window;
            /// [((n * height + i) * width + j) * channels + k] is pixel i, j, channel k.
            """;
    }

    private static void WriteBackward(SourceWriter writer, KernelPlan plan, HashSet<string> declared)
    {
        int offset = 0;
        foreach (NamedTensor tensor in plan.Mathematics.Tensors)
        {
            Value gradient = tensor.Value.Gradient;
            declared.Add(gradient.Name);
            writer.Write($"Sys::Span<double> {gradient} = new(pass.Gradient, {offset}, {gradient.Length});");
            offset += gradient.Length;
        }

        WriteOps(writer, plan.Mathematics.Backward, declared);
    }

    private static HashSet<string> WriteForward(SourceWriter writer, KernelPlan plan)
    {
        writer.Write("int rows = pass.Rows;");
        writer.Write("Sys::ReadOnlySpan<double> x = pass.Inputs;");
        writer.Write("Sys::ReadOnlySpan<double> t = pass.Targets;");
        int offset = 0;
        var declared = new HashSet<string>(StringComparer.Ordinal) { "x", "t" };
        foreach (Value value in plan.Mathematics.Tensors.Select(static tensor => tensor.Value))
        {
            string shape = value.Shape.Dimensions.Count switch
            {
                1 => $"[{value.Length}]",
                2 => $"[{value.Rows}, {value.Columns}]: unit j, input i",
                4 => $"[{string.Join(", ", value.Shape.Dimensions)}]: filter k, channel c, row u, column v",
                _ => $"[{string.Join(", ", value.Shape.Dimensions)}]: filter k, channel c, place v",
            };
            writer.Write($"Sys::ReadOnlySpan<double> {value} = new(pass.Parameters, {offset}, {value.Length}); // {shape}");
            declared.Add(value.Name);
            offset += value.Length;
        }

        int statisticOffset = 0;
        foreach (Value value in plan.Mathematics.Statistics.Select(static statistic => statistic.Value))
        {
            // Training does not read the statistics that it tracks for inference.
            if (plan.Mathematics.Forward.Any(op => op.Reads.Contains(value)))
            {
                writer.Write($"Sys::ReadOnlySpan<double> {value} = new(pass.State, {statisticOffset}, {value.Length});");
                declared.Add(value.Name);
            }

            statisticOffset += value.Length;
        }

        WriteOps(writer, plan.Mathematics.Forward, declared);
        return declared;
    }

    private static void WriteOps(SourceWriter writer, IReadOnlyList<Operation> ops, HashSet<string> declared)
    {
        foreach (Operation op in WithBiases(ops))
        {
            writer.Line();
            writer.Write($"// {op.FullFormula}");
            foreach (Value written in op.Writes)
            {
                if (declared.Add(written.Name) && op is not Same)
                {
                    string length = !written.HasBatchAxis ? Literals.Int(written.Length) : written.Columns == 1 ? "rows" : $"rows * {written.Columns}";
                    string image = written.HasBatchAxis && written.Shape.Dimensions.Count > 1 ? $" // {written.Shape} for each row" : "";
                    writer.Write($"double[] {written} = new double[{length}];{image}");
                }
            }

            writer.Write(((IReferenceLoops)op).Loops);
            foreach (Value term in op.Plus)
            {
                Value sum = op.Writes.First();
                writer.Write(ReferenceLoop.Each(sum, $"{sum}[k] += {term}[k];"));
            }
        }
    }

    /// <summary>The operations. A convolution and the biases after it are one operation, because lectures write them in one formula.</summary>
    private static IEnumerable<Operation> WithBiases(IReadOnlyList<Operation> ops)
    {
        for (int i = 0; i < ops.Count; i++)
        {
            bool hasBias = i + 1 < ops.Count && ops[i] is Convolve && ops[i + 1] is AddRow;
            yield return hasBias ? (Convolve)ops[i] with { Bias = ((AddRow)ops[++i]).B } : ops[i];
        }
    }
}
