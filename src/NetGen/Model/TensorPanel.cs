namespace NetGen;

/// <summary>A panel of a parameter tensor: some units side by side, one row of them for every input.</summary>
/// <param name="Tensor">Index of the tensor.</param>
/// <param name="Offset">Where it starts in the packed block.</param>
/// <param name="FirstUnit">The unit in its first lane.</param>
/// <param name="Units">Lanes that hold a unit; what follows them is padding.</param>
/// <param name="Inputs">Rows; 1 for biases.</param>
/// <param name="Width">Lanes: values from one row to the next.</param>
internal readonly record struct TensorPanel(int Tensor, int Offset, int FirstUnit, int Units, int Inputs, int Width)
{
    /// <summary>Values, padding included.</summary>
    public int Length => Inputs * Width;

    /// <summary>All panels of a tensor.</summary>
    public static IEnumerable<TensorPanel> Of(TensorInfo tensor, int index)
    {
        for (int panel = 0; panel < tensor.PanelCount; panel++)
        {
            int first = panel * tensor.PanelWidth;
            int units = Math.Min(tensor.PanelWidth, tensor.Rows - first);
            yield return new TensorPanel(index, tensor.Offset + (panel * tensor.PanelStride), first, units, tensor.Columns, tensor.PanelWidth);
        }
    }
}
