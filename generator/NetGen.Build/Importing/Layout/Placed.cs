using NetGen.Build.Importing.Values;

namespace NetGen.Build.Importing.Layout;

/// <summary>A value in memory: its shape in the file, and the order of its axes in memory.</summary>
/// <param name="Position">The index of the line that computes it; -1 for the network's input.</param>
/// <param name="Shape">The shape in the file, without the batch.</param>
/// <param name="Order">Axis i in memory is axis Order[i] of the shape.</param>
internal sealed record Placed(int Position, int[] Shape, int[] Order)
{
    /// <summary>The shape in memory. A row of one number has one axis there.</summary>
    public int[] Storage => Shapes.Filled(Shapes.Permute(Shape, Order));
}
