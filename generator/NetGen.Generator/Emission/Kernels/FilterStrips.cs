using NetGen.Generator.Model;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>The loop over strips of filters, each as wide as a register tile.</summary>
internal static class FilterStrips
{
    /// <param name="writer">Receives the statements.</param>
    /// <param name="panels">How the filters lie in memory.</param>
    /// <param name="strip">Filters of a tile.</param>
    /// <param name="block">Points to the first panel.</param>
    /// <param name="pointer">Name of the pointer to the strip.</param>
    /// <param name="body">Writes what happens to the filters from a unit on: a variable, or 0 where one strip holds all filters.</param>
    public static void Write(SourceWriter writer, PanelLayout panels, int strip, string block, string pointer, Action<string> body)
    {
        bool isOne = strip >= panels.Units;
        using (writer.OpenLoop(isOne ? "" : $"for (int unit = 0; unit < {panels.Units}; unit += {strip})"))
        {
            if (isOne)
            {
                writer.Write($"ref float {pointer} = ref {block};");
                body("0");
                return;
            }

            string within = strip == panels.Width ? "" : $" + unit % {panels.Width}";
            writer.Write($"ref float {pointer} = ref Compiler::Unsafe.Add(ref {block}, unit / {panels.Width} * {panels.Stride}{within});");
            body("unit");
        }
    }
}
