using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>The method that computes a sample of a small network: what both forms of it share.</summary>
internal static class SampleMethods
{
    /// <summary>The blocks of weights that it reads, in the order of its arguments.</summary>
    public static IEnumerable<PackedBlock> Blocks(KernelPlan plan) =>
        plan.Inference.Infer.OfType<DenseForward>().Select(op => ((Packed)plan.Inference.Places[op.W]).Block).Distinct().OrderBy(static block => block);

    /// <summary>The name of its argument for a block of weights.</summary>
    public static string Pointer(PackedBlock block) => block == PackedBlock.Folded ? "packedFolded" : "packed";

    /// <summary>The name of the input. It is scaled already where the scaling is not folded into the weights.</summary>
    public static string Input(KernelPlan plan) => plan.Inference.Unfolded?.Y.Name ?? "x";

    /// <summary>Writes the method for a vector width.</summary>
    public static void Write(SourceWriter writer, KernelPlan plan, VectorForm form)
    {
        // References take fewer arguments than spans: with so few the call becomes a jump.
        string blocks = string.Concat(Blocks(plan).Select(static block => $"ref float {Pointer(block)}, "));
        bool inRegisters = plan.Inference.Sample.Method == SampleMethod.Registers;
        writer.Write($"""
            /// <summary>The output of one sample; {(inRegisters
                ? "all hidden values stay in registers"
                : "all layers in one method, because with so few weights a call for every layer would cost as much as half a layer")}.</summary>
            {KernelCompilation.Attribute}
            """);
        using (writer.OpenBlock($"private static void PredictOne{form.Bits}({blocks}ref float {Input(plan)}, ref float y)"))
        {
            if (inRegisters)
            {
                new RegisterNetwork(writer, plan, form).Write();
            }
            else
            {
                new SmallNetwork(writer, plan, form).Write();
            }
        }
    }

    /// <summary>Writes the first lanes of a vector to the output: as few stores of whole vectors as possible, then the tail value by value.</summary>
    /// <param name="writer">Receives the statements.</param>
    /// <param name="value">The vector.</param>
    /// <param name="lanes">The lanes of the vector.</param>
    /// <param name="count">How many lanes to write, at most all.</param>
    /// <param name="first">Where in the output the first lane goes.</param>
    public static void WriteOutput(SourceWriter writer, string value, int lanes, int count, int first)
    {
        string vector = $"Simd::Vector{lanes * 32}";
        while (count > 0 && lanes > VectorForm.Portable.Lanes && count < lanes)
        {
            lanes /= 2;
            if (count >= lanes)
            {
                Store(Half("GetLower"));
                first += lanes;
                count -= lanes;
                value = Half("GetUpper");
            }
            else
            {
                value = Half("GetLower");
            }

            vector = $"Simd::Vector{lanes * 32}";
        }

        if (count == lanes)
        {
            Store(value);
            return;
        }

        for (int lane = 0; lane < count; lane++)
        {
            writer.Write($"{RegisterTile.At("y", first + lane)} = {vector}.GetElement({value}, {lane});");
        }

        string Half(string which) => $"{vector}.{which}({value})";

        void Store(string part) => writer.Write($"Simd::Vector{lanes * 32}.StoreUnsafe({part}, ref y{(first == 0 ? "" : $", {first}")});");
    }
}
