using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// f, or f' at the result's place, for every value of a tile that is stored already: for what is too long to be written, and inlined, once for every sum.
/// </summary>
/// <remarks>
/// It is a method of its own, because the JIT takes the constants of a function out of all loops around it, that of the tile included. Two of them leave a tile
/// of twelve sums one register short of the sixteen that
/// vectors of 256 bits have; the sum that is then kept in memory costs more than half of the speed.
/// </remarks>
/// <param name="Function">f.</param>
/// <param name="IsDerivative">Whether the result is multiplied by f'.</param>
/// <param name="Pitch">From one row to the next.</param>
/// <param name="PanelWidth">Width of the panels, of which a tile takes as much as its vectors hold.</param>
internal sealed record TileFunction(Elementwise Function, bool IsDerivative, int Pitch, int PanelWidth)
{
    /// <summary>What the method's name has after that of its kernel.</summary>
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

    /// <summary>The loops over a tile that starts at <c>result</c>, and whose derivative follows from what starts at <c>activation</c>.</summary>
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
