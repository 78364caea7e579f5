namespace NetGen;

/// <summary>The output of a layer for one sample, if it is an image.</summary>
/// <param name="Name">The layer.</param>
/// <param name="Shape">The size of the image.</param>
/// <param name="Values">Height × width × channels.</param>
internal sealed record LayerImage(string Name, ImageShape Shape, float[] Values)
{
    /// <summary>The outputs for one sample of all image layers that are not fused with the next layer. The network is not changed.</summary>
    /// <remarks>
    /// Normalisations use their running statistics. The first layer that draws random numbers, and all layers after it, are left out, because they would drop
    /// values as in training.
    /// </remarks>
    public static IEnumerable<LayerImage> Of<T>(T network, ReadOnlySpan<float> sample)
        where T : INeuralNetwork<T>
    {
        var batch = new TrainingBatch(T.Info, network.Storage, capacity: 1, workers: 1, seed: 0) { Rows = 1, MeasuresBatch = false };
        var pass = new TrainingPass(batch, worker: 0);
        sample.CopyTo(batch.Inputs);
        network.Prepare(pass);
        network.Forward(pass);

        var images = new List<LayerImage>();
        int drawing = IndexOfFirstDrawing(T.Info);
        foreach (LayerOutput output in T.Info.LayerOutputs.Where(output => output.Layer < drawing))
        {
            LayerInfo layer = T.Info.Layers[output.Layer];
            if (layer.OutputShape is [var height, var width, var channels])
            {
                var shape = new ImageShape(height, width, channels);
                images.Add(new LayerImage(layer.Name, shape, pass.BatchBuffer(output.Offset, output.Pitch)[..shape.Length].ToArray()));
            }
        }

        return images;
    }

    private static int IndexOfFirstDrawing(NetworkInfo info)
    {
        int first = 0;
        while (first < info.Layers.Length && !Draws(info, info.Layers[first]))
        {
            first++;
        }

        return first;
    }

    private static bool Draws(NetworkInfo info, LayerInfo layer) => layer.Kind is "Dropout" or "RRelu" || (info.DrawsWeightMasks && layer.Kind is "Dense");
}
