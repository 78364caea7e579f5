using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>How panels and counts read in comments.</summary>
internal static class PanelWords
{
    public static string Panels(PanelLayout w) => $"{Count(w.Count, "panel")} of {w.Width} units";

    public static string Padding(PanelLayout w) => w.PaddedUnits == w.Units ? "" : $" padded to {w.PaddedUnits}";

    public static string Count(int number, string noun) => $"{number} {noun}{(number == 1 ? "" : "s")}";
}
