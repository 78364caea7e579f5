using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Applies f, or multiplies by f', for every value of a stored tile. It is for functions that are too long to be inlined once for every sum.</summary>
/// <remarks>
/// It is a method of its own, because the JIT hoists the constants of a function out of all loops around it, also out of that of the tile. Two constants leave
/// a tile of twelve sums one register short of the sixteen that vectors of 256 bits have. One sum is then spilled to memory, which costs more than half of the
/// speed.
/// </remarks>
/// <param name="Function">f.</param>
/// <param name="IsDerivative">Whether the result is multiplied by f'.</param>
/// <param name="Pitch">From one row to the next.</param>
/// <param name="PanelWidth">Width of the panels, of which a tile takes as much as its vectors hold.</param>
internal sealed record TileFunction(Elementwise Function, bool IsDerivative, int Pitch, int PanelWidth)
{
    /// <summary>The end of the method's name, after the name of its kernel.</summary>
    public const string Suffix = "Function";

    public void Write(SourceWriter writer, string kernel, VectorForm form)
    {
        writer.Write($"""
            /// <summary>Goes over a tile that is stored.</summary>
            {KernelCompilation.Attribute}
            """);
        string activation = IsDerivative ? "ref float activation, " : "";
        using (writer.OpenBlock($"private static void {kernel}{form.Bits}{Suffix}(ref float result, {activation}Sys::UIntPtr end)"))
        {
            WriteLoops(writer, form, "end");
        }
    }

    /// <summary>Writes the loops over a tile that starts at <c>result</c>. The derivative follows from the values that start at <c>activation</c>.</summary>
    /// <param name="writer">Receives the statements.</param>
    /// <param name="form">The vectors.</param>
    /// <param name="end">Where the rows end; null for a single row.</param>
    public void WriteLoops(SourceWriter writer, VectorForm form, string? end)
    {
        int units = form.VectorsOver(PanelWidth) * form.Lanes;
        if (end is null)
        {
            WriteRow(writer, form, "0", $"{units}");
            return;
        }

        using (writer.OpenBlock($"for (Sys::UIntPtr row = 0; row < {end}; row += {Pitch})"))
        {
            WriteRow(writer, form, "row", $"row + {units}");
        }
    }

    private void WriteRow(SourceWriter writer, VectorForm form, string first, string end)
    {
        string vector = $"Simd::Vector{form.Bits}", value = $"{vector}.LoadUnsafe(ref result, k)";
        using (writer.OpenBlock($"for (Sys::UIntPtr k = {first}; k < {end}; k += {form.Lanes})"))
        {
            if (IsDerivative)
            {
                writer.Write($"{vector}<float> a = {vector}.LoadUnsafe(ref activation, k);");
            }

            string stored = IsDerivative ? ActivationCalls.Differentiate(value, "a", Function, form.Lanes) : ActivationCalls.Apply(value, Function, form.Lanes);
            writer.Write($"{vector}.StoreUnsafe({stored}, ref result, k);");
        }
    }
}
