using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Writes the mathematics as it stands, in plain loops and double precision: the page a student reads first, and what the fast code is checked against.</summary>
internal static class ReferenceEmitter
{
    public static void Write(SourceWriter writer, KernelPlan plan)
    {
        string self = plan.Model.Declaration.Name;
        writer.Write($$"""
            double NG::INeuralNetwork<{{self}}>.ReferenceLoss(NG::ReferencePass pass) => Reference(pass, withGradient: false);

            void NG::INeuralNetwork<{{self}}>.ReferenceGradient(NG::ReferencePass pass) => Reference(pass, withGradient: true);

            /// <summary>The mean loss of a few samples by forward propagation and, on request, its gradient by backward propagation: plain loops, double precision.</summary>
            /// <remarks>n counts samples, i the inputs of a layer, j its units; [n * width + i] is row n, column i.</remarks>
            """);
        using (writer.OpenBlock("private static double Reference(NG::ReferencePass pass, bool withGradient)"))
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

    private static void WriteBackward(SourceWriter writer, KernelPlan plan, HashSet<string> declared)
    {
        int offset = 0;
        foreach ((Buffer value, ParameterSpec _, string _) in plan.Mathematics.Tensors)
        {
            Buffer gradient = LayerBuffers.GradientOf(value);
            declared.Add(gradient.Name);
            writer.Write($"Sys::Span<double> {gradient} = new(pass.Gradient, {offset}, {value.Length});");
            offset += value.Length;
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
        foreach ((Buffer value, ParameterSpec spec, string _) in plan.Mathematics.Tensors)
        {
            string shape = spec.Role == ParameterRole.Weight ? $"[{value.Rows}, {value.Columns}]: unit j, input i" : $"[{value.Length}]";
            writer.Write($"Sys::ReadOnlySpan<double> {value} = new(pass.Parameters, {offset}, {value.Length}); // {shape}");
            declared.Add(value.Name);
            offset += value.Length;
        }

        int statisticOffset = 0;
        foreach ((Buffer value, StatisticSpec spec, string _) in plan.Mathematics.Statistics)
        {
            // Training does not read what it tracks for inference.
            if (plan.Mathematics.Forward.Any(op => op.Sources.Contains(value)))
            {
                writer.Write($"Sys::ReadOnlySpan<double> {value} = new(pass.State, {statisticOffset}, {spec.Length});");
                declared.Add(value.Name);
            }

            statisticOffset += spec.Length;
        }

        WriteOps(writer, plan.Mathematics.Forward, declared);
        return declared;
    }

    private static void WriteOps(SourceWriter writer, IReadOnlyList<KernelOp> ops, HashSet<string> declared)
    {
        foreach (KernelOp op in ops)
        {
            writer.Line();
            writer.Write($"// {Formulas.Of(op)}");
            foreach (Buffer written in op.Sources.Where(static source => source.Role == BufferRole.Loss).Append(op.Target))
            {
                if (declared.Add(written.Name))
                {
                    string length = !written.HasBatchAxis ? Literals.Int(written.Length) : written.Columns == 1 ? "rows" : $"rows * {written.Columns}";
                    writer.Write($"double[] {written} = new double[{length}];");
                }
            }

            writer.Write(Loops(op));
        }
    }

    private static string Loops(KernelOp op) => op switch
    {
        MatMulNT(var y, var x, var w) => $$"""
            for (int n = 0; n < rows; n++)
            {
                for (int j = 0; j < {{y.Columns}}; j++)
                {
                    double sum = 0;
                    for (int i = 0; i < {{x.Columns}}; i++)
                    {
                        sum += {{w}}[j * {{x.Columns}} + i] * {{x}}[n * {{x.Columns}} + i];
                    }

                    {{y}}[n * {{y.Columns}} + j] = sum;
                }
            }
            """,
        MatMulNN(var dx, var dy, var w) => $$"""
            for (int n = 0; n < rows; n++)
            {
                for (int i = 0; i < {{dx.Columns}}; i++)
                {
                    double sum = 0;
                    for (int j = 0; j < {{dy.Columns}}; j++)
                    {
                        sum += {{dy}}[n * {{dy.Columns}} + j] * {{w}}[j * {{dx.Columns}} + i];
                    }

                    {{dx}}[n * {{dx.Columns}} + i] = sum;
                }
            }
            """,
        MatMulTN(var dw, var dy, var x) => $$"""
            for (int j = 0; j < {{dy.Columns}}; j++)
            {
                for (int i = 0; i < {{x.Columns}}; i++)
                {
                    double sum = 0;
                    for (int n = 0; n < rows; n++)
                    {
                        sum += {{dy}}[n * {{dy.Columns}} + j] * {{x}}[n * {{x.Columns}} + i];
                    }

                    {{dw}}[j * {{x.Columns}} + i] = sum;
                }
            }
            """,
        AddRow(var y, var b) => $$"""
            for (int n = 0; n < rows; n++)
            {
                for (int j = 0; j < {{y.Columns}}; j++)
                {
                    {{y}}[n * {{y.Columns}} + j] += {{b}}[j];
                }
            }
            """,
        SumRows(var db, var dy) => $$"""
            for (int j = 0; j < {{dy.Columns}}; j++)
            {
                double sum = 0;
                for (int n = 0; n < rows; n++)
                {
                    sum += {{dy}}[n * {{dy.Columns}} + j];
                }

                {{db}}[j] = sum;
            }
            """,
        Apply(var y, var x, var f) => Each(y, $"{y}[k] = {f.FormulaOf($"{x}[k]", Literals.Double(f.Parameter))};"),
        ApplyBackward(var dx, var dy, var x, var y, var f) => Each(dx, $"{dx}[k] = {dy}[k] * ({f.DerivativeOf($"{x}[k]", $"{y}[k]", Literals.Double(f.Parameter))});"),
        SlopedRelu(var y, var x, var s) => Each(y, $"{y}[k] = {x}[k] > 0 ? {x}[k] : {s}[{(s.HasBatchAxis ? "k" : "0")}] * {x}[k];"),
        SlopedReluBackward(var dx, var dy, var x, var s) => Each(dx, $"{dx}[k] = {x}[k] > 0 ? {dy}[k] : {s}[{(s.HasBatchAxis ? "k" : "0")}] * {dy}[k];"),
        SlopeGradient(var ds, var dy, var x) => $$"""
            {{ds}}[0] = 0;
            {{Each(x, $"{ds}[0] += {dy}[k] * Sys::Math.Min({x}[k], 0);")}}
            """,
        Multiply(var y, var a, var b) => Each(y, $"{y}[k] = {a}[k] * {b}[k];"),
        DrawMask(var m, var rate, var layer) => DrawRows(
            m, "Dropout", layer, $"random.Uniform((uint)j) < {Literals.Float(rate)} ? 0 : 1 / (1 - {Literals.Double(rate)})"),
        DrawSlopes(var s, var lower, var upper, var layer) => DrawRows(
            s, "RandomSlope", layer, $"{Literals.Double(lower)} + ({Literals.Double(upper)} - {Literals.Double(lower)}) * random.Uniform((uint)j)"),
        DrawWeightMask(var m, var rate, var layer) => $$"""
            NG::CounterRandom {{m}}Random = pass.RandomOfStep(NG::CounterRandom.Purpose.DropConnect, {{layer}});
            {{Each(m, $"{m}[k] = {m}Random.Uniform((uint)k) < {Literals.Float(rate)} ? 0 : 1 / (1 - {Literals.Double(rate)});")}}
            """,
        Scale(var y, var x, var mean, var divisor) => $$"""
            for (int n = 0; n < rows; n++)
            {
                for (int i = 0; i < {{x.Columns}}; i++)
                {
                    {{y}}[n * {{x.Columns}} + i] = ({{x}}[n * {{x.Columns}} + i] - {{mean}}[i]) / {{divisor}}[i];
                }
            }
            """,
        MeanOfRows(var mean, var x) => $$"""
            for (int n = 0; n < rows; n++)
            {
                for (int j = 0; j < {{x.Columns}}; j++)
                {
                    {{mean}}[j] += {{x}}[n * {{x.Columns}} + j] / rows;
                }
            }
            """,
        VarianceOfRows(var variance, var x, var mean) => $$"""
            for (int n = 0; n < rows; n++)
            {
                for (int j = 0; j < {{x.Columns}}; j++)
                {
                    double difference = {{x}}[n * {{x.Columns}} + j] - {{mean}}[j];
                    {{variance}}[j] += difference * difference / rows;
                }
            }
            """,
        Normalize(var y, var x, var mean, var variance, var gamma, var beta, var epsilon) => $$"""
            for (int n = 0; n < rows; n++)
            {
                for (int j = 0; j < {{x.Columns}}; j++)
                {
                    double normalized = ({{x}}[n * {{x.Columns}} + j] - {{mean}}[j]) / Sys::Math.Sqrt({{variance}}[j] + {{Literals.Double(epsilon)}});
                    {{y}}[n * {{x.Columns}} + j] = {{gamma}}[j] * normalized + {{beta}}[j];
                }
            }
            """,
        NormalizeGradients(var dgamma, var dbeta, var dy, var x, var mean, var variance, var epsilon) => $$"""
            for (int j = 0; j < {{x.Columns}}; j++)
            {
                {{dgamma}}[j] = 0;
                {{dbeta}}[j] = 0;
                for (int n = 0; n < rows; n++)
                {
                    double normalized = ({{x}}[n * {{x.Columns}} + j] - {{mean}}[j]) / Sys::Math.Sqrt({{variance}}[j] + {{Literals.Double(epsilon)}});
                    {{dgamma}}[j] += {{dy}}[n * {{x.Columns}} + j] * normalized;
                    {{dbeta}}[j] += {{dy}}[n * {{x.Columns}} + j];
                }
            }
            """,
        NormalizeBackward(var dx, var dy, var x, var mean, var variance, var gamma, var dgamma, var dbeta, var epsilon) => $$"""
            for (int n = 0; n < rows; n++)
            {
                for (int j = 0; j < {{x.Columns}}; j++)
                {
                    // mean and variance depend on every row, so the gradient's own mean and its part along the normalized values go
                    double deviation = Sys::Math.Sqrt({{variance}}[j] + {{Literals.Double(epsilon)}});
                    double normalized = ({{x}}[n * {{x.Columns}} + j] - {{mean}}[j]) / deviation;
                    {{dx}}[n * {{x.Columns}} + j] = {{gamma}}[j] / deviation * ({{dy}}[n * {{x.Columns}} + j] - {{dbeta}}[j] / rows - normalized * {{dgamma}}[j] / rows);
                }
            }
            """,
        PadRows(var y, var x) => Each(y, $"{y}[k] = {x}[k];"),
        Softmax(var y, var x) => $$"""
            for (int n = 0; n < rows; n++)
            {
                {{SoftmaxOfRow(y, x)}}
            }
            """,
        SoftmaxBackward(var dx, var dy, var y) => $$"""
            for (int n = 0; n < rows; n++)
            {
                double sum = 0;
                for (int j = 0; j < {{y.Columns}}; j++)
                {
                    sum += {{dy}}[n * {{y.Columns}} + j] * {{y}}[n * {{y.Columns}} + j];
                }

                for (int j = 0; j < {{y.Columns}}; j++)
                {
                    {{dx}}[n * {{y.Columns}} + j] = {{y}}[n * {{y.Columns}} + j] * ({{dy}}[n * {{y.Columns}} + j] - sum);
                }
            }
            """,
        SoftmaxCrossEntropy(var y, var l, var z, var t) => $$"""
            for (int n = 0; n < rows; n++)
            {
                {{SoftmaxOfRow(y, z)}}

                // -ln y = ln Σ e^{{z}} - {{z}}, which stays finite where y is too small for a number
                for (int j = 0; j < {{y.Columns}}; j++)
                {
                    {{l}}[n] += {{t}}[n * {{y.Columns}} + j] * (largest + Sys::Math.Log(sum) - {{z}}[n * {{y.Columns}} + j]);
                }
            }
            """,
        SigmoidCrossEntropy(var y, var l, var z, var t) => $$"""
            for (int n = 0; n < rows; n++)
            {
                for (int j = 0; j < {{y.Columns}}; j++)
                {
                    int k = n * {{y.Columns}} + j;
                    {{y}}[k] = 1 / (1 + Sys::Math.Exp(-{{z}}[k]));
                    {{l}}[n] += NG::ReferenceMath.SigmoidCrossEntropy({{z}}[k], {{t}}[k]) / {{y.Columns}};
                }
            }
            """,
        SquaredError(var y, var l, var z, var t) => $$"""
            for (int n = 0; n < rows; n++)
            {
                for (int j = 0; j < {{y.Columns}}; j++)
                {
                    int k = n * {{y.Columns}} + j;
                    {{y}}[k] = {{z}}[k];
                    {{l}}[n] += ({{y}}[k] - {{t}}[k]) * ({{y}}[k] - {{t}}[k]) / {{y.Columns}};
                }
            }
            """,
        OutputMinusTarget(var dz, var y, var t, var numerator, var denominator) =>
            Each(dz, $"{dz}[k] = {(numerator == 1 ? "" : $"{numerator} * ")}({y}[k] - {t}[k]) / {(denominator == 1 ? "rows" : $"(rows * {denominator}.0)")};"),
        _ => throw new NotSupportedException(op.GetType().Name),
    };

    /// <summary>A loop over all values, rows and columns alike.</summary>
    private static string Each(Buffer buffer, string statement)
    {
        string length = buffer.HasBatchAxis ? $"rows * {buffer.Columns}" : Literals.Int(buffer.Length);
        return $$"""
            for (int k = 0; k < {{length}}; k++)
            {
                {{statement}}
            }
            """;
    }

    private static string DrawRows(Buffer buffer, string purpose, int layer, string value) => $$"""
        for (int n = 0; n < rows; n++)
        {
            NG::CounterRandom random = pass.RandomOfRow(NG::CounterRandom.Purpose.{{purpose}}, {{layer}}, n);
            for (int j = 0; j < {{buffer.Columns}}; j++)
            {
                {{buffer}}[n * {{buffer.Columns}} + j] = {{value}};
            }
        }
        """;

    /// <summary>Row n, the largest value subtracted first: e^z cannot overflow then, and the quotient is the same.</summary>
    private static string SoftmaxOfRow(Buffer y, Buffer z)
    {
        string row = $"n * {y.Columns}";
        return string.Join("\n    ", $$"""
            double largest = {{z}}[{{row}}];
            for (int j = 1; j < {{y.Columns}}; j++)
            {
                largest = Sys::Math.Max(largest, {{z}}[{{row}} + j]);
            }

            double sum = 0;
            for (int j = 0; j < {{y.Columns}}; j++)
            {
                {{y}}[{{row}} + j] = Sys::Math.Exp({{z}}[{{row}} + j] - largest);
                sum += {{y}}[{{row}} + j];
            }

            for (int j = 0; j < {{y.Columns}}; j++)
            {
                {{y}}[{{row}} + j] /= sum;
            }
            """.Split('\n'));
    }
}
