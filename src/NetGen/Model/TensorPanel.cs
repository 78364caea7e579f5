namespace NetGen;

/// <summary>A panel of a parameter tensor: some adjacent units, with one row of values for each input.</summary>
/// <param name="Tensor">Index of the tensor.</param>
/// <param name="Offset">Index of its first value in the packed block.</param>
/// <param name="FirstUnit">The unit in its first lane.</param>
/// <param name="Units">Number of lanes that hold a unit. The other lanes are padding.</param>
/// <param name="Inputs">Number of rows; 1 for biases.</param>
/// <param name="Width">Number of lanes, which is the distance from one row to the next.</param>
internal readonly record struct TensorPanel(int Tensor, int Offset, int FirstUnit, int Units, int Inputs, int Width)
{
    /// <summary>Number of values, including padding.</summary>
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
