using NetGen.Generator.Model;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Plans;

/// <summary>Which kernels a class gets. They are the same for all of its layers, so that a batch is cut into the same tiles everywhere.</summary>
/// <param name="Forms">Vector widths, widest first.</param>
/// <param name="TileRows">Heights of tiles, tallest first, down to 1. A kernel takes as many of the tallest as fit. If at least half of one is left, it takes
/// one more, otherwise the next lower ones.</param>
/// <param name="Reason">The reason, for the reader of the generated code.</param>
internal sealed record KernelSelection(IReadOnlyList<VectorForm> Forms, IReadOnlyList<int> TileRows, string Reason)
{
    /// <summary>Rows of the tallest tile.</summary>
    public int Tile => TileRows[0];

    /// <summary>
    /// Whether the sums of the tallest tile fill so many of sixteen registers that nothing else may be in the same method. Lower tiles leave registers free,
    /// and a class with lower tiles has too many layers for additional methods.
    /// </summary>
    public bool FillsRegisters => Tile > 4;

    /// <summary>The forms that can compute with panels of this width: a vector must not be wider than a panel.</summary>
    public IEnumerable<VectorForm> FormsOver(int panelWidth) => Forms.Where(form => form.Lanes <= panelWidth);
}
