namespace NetGen;

/// <summary>What a layer makes of one sample, where that is an image.</summary>
/// <param name="Name">The layer.</param>
/// <param name="Shape">Its size.</param>
/// <param name="Values">Height × width × channels.</param>
internal sealed record LayerImage(string Name, ImageShape Shape, float[] Values)
{
    /// <summary>What a network, which is only read, makes of one sample: the output of every layer of images that is not fused with the next.</summary>
    /// <remarks>
    /// Normalisations take their running statistics. Layers from the first that draws at random on are left out: they would drop values, as in training.
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
