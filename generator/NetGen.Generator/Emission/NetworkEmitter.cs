using NetGen.Generator.Emission.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission;

/// <summary>From a kernel plan to the files of one class, each about one part of it.</summary>
internal static class NetworkEmitter
{
    public static IEnumerable<GeneratedFile> Emit(KernelPlan plan)
    {
        Declaration declaration = plan.Model.Declaration;
        string self = declaration.Name;
        bool isFrozen = plan.Model.IsFrozen;
        string picture = $"{self}: {NetworkPicture.Of(plan)}";

        yield return GeneratedFile.Create(
            declaration,
            "",
            picture,
            $" : NG::{(isFrozen ? "IInferenceNetwork" : "INeuralNetwork")}<{self}>",
            Documentation(plan),
            writer => ClassEmitter.Write(writer, plan));
        yield return GeneratedFile.Create(
            declaration, "Predict", $"{picture}: inference", "", "", writer => InferenceEmitter.Write(writer, plan));
        if (!isFrozen)
        {
            yield return GeneratedFile.Create(
                declaration, "Forward", $"{picture}: forward propagation of a mini-batch", "", "", writer => TrainingEmitter.WriteForward(writer, plan));
            yield return GeneratedFile.Create(
                declaration, "Backward", $"{picture}: backward propagation of a mini-batch", "", "", writer => TrainingEmitter.WriteBackward(writer, plan));
            yield return GeneratedFile.Create(
                declaration, "Reference", $"{picture}: the mathematics in plain loops and double precision", "", "",
                writer => ReferenceEmitter.Write(writer, plan));
        }

        foreach (VectorForm form in plan.Kernels.Forms.Where(form => DenseKernels.HasAny(plan, form)))
        {
            yield return GeneratedFile.Create(
                declaration,
                $"Kernels{form.Bits}",
                $"{picture}: kernels with vectors of {form.Bits} bits",
                "",
                "",
                writer => DenseKernels.WriteAll(writer, plan, form),
                hasReferences: false);
        }
    }

    /// <summary>The documentation of the class. An editor shows it when the pointer is over the class: the table of <c>Summary()</c>.</summary>
    private static string Documentation(KernelPlan plan) => $$"""
        /// <remarks>
        /// The network that NetGen generated from the attributes of this class.
        /// <code>
        {{string.Join("\n", SummaryTable.Lines(plan).Select(static line => "/// " + line))}}
        /// </code>
        /// {{WhereToStart(plan.Model)}}
        /// </remarks>
        """;

    private static string WhereToStart(NetworkModel model) => model.IsFrozen
        ? "Frozen: it infers from weights that are embedded in the assembly, and is not trained. Start reading in the file <c>Predict</c>."
        : "Start reading in the file <c>Reference</c>, which has the mathematics in plain loops. <c>Forward</c> and <c>Backward</c> are training; "
            + "<c>Backward</c> begins with a legend. <c>Predict</c> is inference, and <c>Kernels</c> are the inner loops of all three.";
}
