using NetGen.Generator.Emission.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission;

/// <summary>Writes inference: one sample, a batch, a batch with its losses, and the kernels of one sample.</summary>
internal static class InferenceEmitter
{
    public static void Write(SourceWriter writer, KernelPlan plan)
    {
        WritePredict(writer, plan);
        writer.Line();
        WriteBatch(writer, plan);
        writer.Line();
        WriteClassify(writer, plan);
        writer.Line();
        WriteConveniences(writer);
        foreach (KernelMethod kernel in DenseKernels.OfPredict(plan).Concat(DenseKernels.OfInference(plan)))
        {
            writer.Line();
            kernel.WriteChoice(writer, plan.Kernels);
        }
    }

    /// <summary>Writes the members that only call others.</summary>
    private static void WriteConveniences(SourceWriter writer) => writer.Write("""
        /// <summary>Computes the output of one sample into an array of its own; the other overload allocates nothing.</summary>
        /// <param name="input"><see cref="InputSize"/> values.</param>
        /// <returns><see cref="OutputSize"/> values.</returns>
        /// <exception cref="Sys::ArgumentException">The span has the wrong length.</exception>
        public float[] Predict(Sys::ReadOnlySpan<float> input)
        {
            float[] output = new float[OutputSize];
            Predict(input, output);
            return output;
        }

        /// <summary>
        /// The classes of many samples, row after row; see <see cref="Classify"/>. Allocates nothing; any number of threads may call it at once.
        /// </summary>
        /// <param name="inputs">n x <see cref="InputSize"/> values.</param>
        /// <param name="classes">Receives n classes.</param>
        /// <exception cref="Sys::ArgumentException">The lengths are not those of the same number of rows.</exception>
        public void ClassifyBatch(Sys::ReadOnlySpan<float> inputs, Sys::Span<int> classes) => Runtime::Classification.ClassifyBatch(this, inputs, classes);
        """);

    private static void WritePredict(SourceWriter writer, KernelPlan plan)
    {
        writer.Write($"""
            /// <summary>Computes the output of one sample. Allocates nothing; any number of threads may call it at once.</summary>{Unfitted(plan)}
            /// <param name="input"><see cref="InputSize"/> values.</param>
            /// <param name="output">Receives <see cref="OutputSize"/> values.</param>
            /// <exception cref="Sys::ArgumentException">A span has the wrong length.</exception>
            """);
        using (writer.OpenBlock("public void Predict(Sys::ReadOnlySpan<float> input, Sys::Span<float> output)"))
        {
            writer.Write("""
                Runtime::SpanLength.CheckInput(input.Length, InputSize);
                Runtime::SpanLength.CheckOutput(output.Length, OutputSize);
                """);
            if (plan.Inference.Sample.Method != SampleMethod.LayerByLayer && plan.Inference.Unfolded is { } unfolded)
            {
                writer.Write($$"""
                    {{(plan.Model.IsFrozen ? PhaseEmitter.DeclareFrozen : PhaseEmitter.DeclareFolded)}}
                    if (folded.Unfolded({{unfolded.Layer}}).Any)
                    {
                        PredictStandardized(folded, input, output);
                    }
                    else
                    {
                        PredictOne({{Handed(plan)}}input, output);
                    }
                    """);
            }
            else if (plan.Inference.Sample.Method != SampleMethod.LayerByLayer)
            {
                if (plan.Inference.Foldings.Count > 0 && !plan.Model.IsFrozen)
                {
                    writer.Write(PhaseEmitter.DeclareFolded);
                }

                WriteChoice(writer, plan, "input", "output");
            }
            else
            {
                int length = plan.Inference.Sample.Scratch + plan.Inference.Room;
                WithScratch(writer, Literals.Int(length), length <= plan.Inference.StackFloats, "PredictOne(input, output, scratch);");
            }
        }

        if (plan.Inference.Sample.Method != SampleMethod.LayerByLayer)
        {
            WriteFolded(writer, plan);
            if (plan.Inference.Sample.Method == SampleMethod.OneMethod)
            {
                writer.Line();
                SmallNetwork.WriteHiddenValues(writer, plan);
            }

            return;
        }

        writer.Line();
        using (writer.OpenBlock("private void PredictOne(Sys::ReadOnlySpan<float> x, Sys::Span<float> y, Sys::Span<float> scratch)"))
        {
            if (plan.Inference.Sample.Kernels.Any(static kernel => kernel.Op.Reading.Alternates))
            {
                writer.Write($"bool {DenseForward.Direction} = Runtime::PanelOrder.Alternate(); // large layers begin with the panels that were read last");
            }

            new PhaseEmitter(PhaseKind.Predict, plan.Inference.Places, plan.Inference.Sample.Scratch, plan.Model.IsFrozen)
                .Write(writer, plan.Inference.Sample.Ops);
        }
    }

    /// <summary>
    /// A remark for networks that scale their input. Predictions do not check that the scaling is fitted, because the check would cost as much as a small
    /// layer.
    /// </summary>
    private static string Unfitted(KernelPlan plan) => plan.Scaling == ScalingKind.None || plan.Model.IsFrozen
        ? ""
        : """

            /// <remarks>
            /// Until training or loading has set the scaling of the input, the input is not scaled, and the output means nothing. This is not checked here;
            /// <c>Evaluate</c> and <see cref="Save"/> refuse such a network.
            /// </remarks>
            """;

    /// <summary>
    /// Writes the second method of a network in one method, if scaling is folded into its first layer. Columns that must be scaled before are rare, and the
    /// other networks then need no memory for them.
    /// </summary>
    private static void WriteFolded(SourceWriter writer, KernelPlan plan)
    {
        if (plan.Inference.Unfolded is not { } unfolded)
        {
            return;
        }

        writer.Line();
        using (writer.OpenBlock($"private void PredictStandardized(Runtime::{FoldedType(plan)} folded, Sys::ReadOnlySpan<float> x, Sys::Span<float> y)"))
        {
            writer.Write($"""
                // {unfolded.Formula}
                Sys::ReadOnlySpan<float> {unfolded.Y} = folded.Unfolded({unfolded.Layer}).Standardize(x, stackalloc float[{unfolded.Y.Columns}]);
                PredictOne({Handed(plan)}{unfolded.Y}, y);
                """);
        }

        writer.Line();
        string folded = plan.Model.IsFrozen ? "" : "Runtime::FoldedWeights folded, ";
        using (writer.OpenBlock($"private void PredictOne({folded}Sys::ReadOnlySpan<float> {unfolded.Y}, Sys::Span<float> y)"))
        {
            WriteChoice(writer, plan, unfolded.Y.Name, "y");
        }
    }

    private static string FoldedType(KernelPlan plan) => plan.Model.IsFrozen ? "FrozenWeights" : "FoldedWeights";

    /// <summary>The argument with the folded weights. A frozen class has only one block of weights and passes none.</summary>
    private static string Handed(KernelPlan plan) => plan.Model.IsFrozen ? "" : "folded, ";

    private static void WriteChoice(SourceWriter writer, KernelPlan plan, string input, string output)
    {
        string arguments = "";
        foreach (PackedBlock block in SampleMethods.Blocks(plan))
        {
            string pointer = SampleMethods.Pointer(block), values = block == PackedBlock.Folded ? "folded.Values" : "_storage.Parameters";
            writer.Write($"ref float {pointer} = ref Interop::MemoryMarshal.GetReference({values});");
            arguments += $"ref {pointer}, ";
        }

        arguments = $"({arguments}ref Interop::MemoryMarshal.GetReference({input}), ref Interop::MemoryMarshal.GetReference({output}));";
        IReadOnlyList<VectorForm> forms = plan.Inference.Sample.Forms;
        switch (forms.Count)
        {
            case 1:
                writer.Write($"PredictOne{forms[0].Bits}{arguments}");
                break;
            case 2:
                writer.Write($$"""
                    if (Runtime::VectorWidth.Lanes == {{forms[1].Lanes}})
                    {
                        PredictOne{{forms[1].Bits}}{{arguments}}
                    }
                    else
                    {
                        PredictOne{{forms[0].Bits}}{{arguments}}
                    }
                    """);
                break;
            default:
                using (writer.OpenBlock("switch (Runtime::VectorWidth.Lanes)"))
                {
                    foreach (VectorForm form in forms)
                    {
                        string label = form == forms[forms.Count - 1] ? "default" : $"case {form.Lanes}";
                        writer.Write($"{label}:\n    PredictOne{form.Bits}{arguments}\n    break;");
                    }
                }

                break;
        }
    }

    private static void WriteBatch(SourceWriter writer, KernelPlan plan)
    {
        InferencePlan inference = plan.Inference;
        writer.Write("""
            /// <summary>Computes the outputs of many samples, row after row. Allocates nothing; any number of threads may call it at once.</summary>
            /// <param name="inputs">n x <see cref="InputSize"/> values.</param>
            /// <param name="outputs">Receives n x <see cref="OutputSize"/> values.</param>
            /// <exception cref="Sys::ArgumentException">The lengths are not those of the same number of rows.</exception>
            """);
        using (writer.OpenBlock("public void PredictBatch(Sys::ReadOnlySpan<float> inputs, Sys::Span<float> outputs)"))
        {
            writer.Write("int count = Runtime::SpanLength.CheckRows(inputs.Length, InputSize, outputs.Length, OutputSize);");
            WithBlockScratch(writer, inference, $$"""
                for (int first = 0; first < count; first += {{inference.BlockRows}})
                {
                    int rows = Sys::Math.Min({{inference.BlockRows}}, count - first);
                    PredictRows(
                        inputs.Slice(first * InputSize, rows * InputSize),
                        outputs.Slice(first * OutputSize, rows * OutputSize),
                        scratch,
                        rows);
                }
                """);
        }

        writer.Line();
        using (writer.OpenBlock("private void PredictRows(Sys::ReadOnlySpan<float> x, Sys::Span<float> y, Sys::Span<float> scratch, int rows)"))
        {
            new PhaseEmitter(PhaseKind.Inference, inference.Places, inference.PerRow, plan.Model.IsFrozen)
                .Write(writer, [.. inference.Infer, .. inference.Finish]);
        }

        writer.Line();
        const string Scored = "Sys::ReadOnlySpan<float> inputs, Sys::ReadOnlySpan<float> targets, Sys::Span<float> outputs, Sys::Span<float> losses";
        using (writer.OpenBlock($"void NG::IInferenceNetwork<{plan.Model.Declaration.Name}>.Score({Scored})"))
        {
            writer.Write("int count = Runtime::SpanLength.CheckRows(inputs.Length, InputSize, outputs.Length, OutputSize);");
            WithBlockScratch(writer, inference, $$"""
                for (int first = 0; first < count; first += {{inference.BlockRows}})
                {
                    int rows = Sys::Math.Min({{inference.BlockRows}}, count - first);
                    ScoreRows(
                        inputs.Slice(first * InputSize, rows * InputSize),
                        targets.Slice(first * OutputSize, rows * OutputSize),
                        outputs.Slice(first * OutputSize, rows * OutputSize),
                        losses.Slice(first, rows),
                        scratch,
                        rows);
                }
                """);
        }

        writer.Line();
        const string Rows =
            "Sys::ReadOnlySpan<float> x, Sys::ReadOnlySpan<float> t, Sys::Span<float> y, Sys::Span<float> loss, Sys::Span<float> scratch, int rows";
        using (writer.OpenBlock($"private void ScoreRows({Rows})"))
        {
            new PhaseEmitter(PhaseKind.Inference, inference.Places, inference.PerRow, plan.Model.IsFrozen)
                .Write(writer, [.. inference.Infer, .. inference.Score]);
        }
    }

    private static void WriteClassify(SourceWriter writer, KernelPlan plan)
    {
        writer.Write("""
            /// <summary>The class of a sample.</summary>
            /// <remarks>
            /// With several outputs it is the index of the largest one, the lowest on ties. With a single output it is 1 if that output is at least 0.5 after a
            /// sigmoid, or at least 0 after any other activation; otherwise it is 0.
            /// </remarks>
            /// <param name="input"><see cref="InputSize"/> values.</param>
            /// <exception cref="Sys::ArgumentException">The span has the wrong length.</exception>
            """);
        using (writer.OpenBlock("public int Classify(Sys::ReadOnlySpan<float> input)"))
        {
            writer.Write("Runtime::SpanLength.CheckInput(input.Length, InputSize);");
            if (plan.Inference.OutputOnStack)
            {
                writer.Write("""
                    Sys::Span<float> output = stackalloc float[OutputSize];
                    Predict(input, output);
                    return Runtime::Classification.ClassOf(output, NetworkDefinition.Info.OutputActivation);
                    """);
            }
            else
            {
                writer.Write("""
                    float[] rented = Sys::Buffers.ArrayPool<float>.Shared.Rent(OutputSize);
                    try
                    {
                        Sys::Span<float> output = new(rented, 0, OutputSize);
                        Predict(input, output);
                        return Runtime::Classification.ClassOf(output, NetworkDefinition.Info.OutputActivation);
                    }
                    finally
                    {
                        Sys::Buffers.ArrayPool<float>.Shared.Return(rented);
                    }
                    """);
            }
        }
    }

    /// <summary>Declares the scratch memory of a block of rows: on the stack if it is small enough, otherwise from the pool.</summary>
    private static void WithBlockScratch(SourceWriter writer, InferencePlan inference, string body)
    {
        writer.Write($"""
            int length = {inference.PerRow} * Sys::Math.Min(count, {inference.BlockRows}){(inference.Room == 0 ? "" : $" + {inference.Room}")};
            float[]? rented = length <= {inference.StackFloats} ? null : Sys::Buffers.ArrayPool<float>.Shared.Rent(length);
            Sys::Span<float> scratch = rented is null ? stackalloc float[length] : rented;
            """);
        writer.Write(body);
        writer.Line();
        writer.Write("""
            if (rented is not null)
            {
                Sys::Buffers.ArrayPool<float>.Shared.Return(rented);
            }
            """);
    }

    /// <summary>
    /// Declares the memory of hidden values. It is on the stack or rented, never in the instance, so that one instance serves any number of threads.
    /// </summary>
    private static void WithScratch(SourceWriter writer, string length, bool onStack, string body)
    {
        if (onStack)
        {
            writer.Write($"Sys::Span<float> scratch = stackalloc float[{length}];");
            writer.Write(body);
            return;
        }

        writer.Write($"float[] rented = Sys::Buffers.ArrayPool<float>.Shared.Rent({length});");
        using (writer.OpenBlock("try"))
        {
            writer.Write("Sys::Span<float> scratch = rented;");
            writer.Write(body);
        }

        using (writer.OpenBlock("finally"))
        {
            writer.Write("Sys::Buffers.ArrayPool<float>.Shared.Return(rented);");
        }
    }
}
