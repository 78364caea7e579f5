using System.Collections.Immutable;

namespace NetGen;

/// <summary>Folds scalings and batch normalisations into the weights before or after them, if no other layer reads the value between the two.</summary>
/// <remarks><code>
/// after a product      w' = r·w                     b' = r·(b − m) + β           r = γ / √(v + ε)
/// before a dense one   w' = w·r                     b' = b + Σ w·(β − r·m)       of a scaling: r = 1 / divisor, β = 0
/// </code>computed in double.</remarks>
internal static class OnnxFolding
{
    /// <summary>
    /// If the mean is more than this number of divisors, the product would lose too many digits. Such a layer is not folded, as at inference.
    /// </summary>
    private const double Farthest = 500;

    /// <summary>The layers after folding. A folded layer passes its input through.</summary>
    public static ImmutableArray<OnnxLayer> Of(ImmutableArray<OnnxLayer> layers)
    {
        OnnxLayer[] folded = [.. layers];
        int[] readers = new int[layers.Length];
        foreach (int read in layers.SelectMany(static layer => layer.Line.Reads).Where(static read => read >= 0))
        {
            readers[read]++;
        }

        for (int i = 0; i < folded.Length; i++)
        {
            if (IsAffine(folded[i]) && ProductBefore(folded, readers, i) is >= 0 and var before
                && folded[before].Parameters[0].Shape[0] == folded[i].Line.Input[^1])
            {
                folded[before] = After(folded[before], Affine(folded[i]));
                folded[i] = folded[i] with { Kind = "View" };
            }
        }

        for (int i = folded.Length - 1; i >= 0; i--)
        {
            if (folded[i].Kind is "Dense" && AffineBefore(folded, readers, folded[i].Line.Reads[0]) is >= 0 and var before
                && Affine(folded[before]) is var affine && affine.Factors.Length == folded[i].Parameters[0].Shape[1] && IsNear(affine))
            {
                folded[i] = Before(folded[i], affine);
                folded[before] = folded[before] with { Kind = "View" };
            }
        }

        return [.. folded];
    }

    private static bool IsAffine(OnnxLayer layer) => layer.Kind is "BatchNorm" or "Standardize" or "MinMaxScale";

    private static bool PassesOn(OnnxLayer layer) => layer.Kind is "View";

    /// <summary>The product whose output only this layer reads; −1 if there is none.</summary>
    private static int ProductBefore(OnnxLayer[] layers, int[] readers, int layer)
    {
        int read = layers[layer].Line.Reads[0];
        while (read >= 0 && readers[read] == 1 && PassesOn(layers[read]))
        {
            read = layers[read].Line.Reads[0];
        }

        return read >= 0 && readers[read] == 1 && layers[read].Kind is "Dense" or "Conv1D" or "Conv2D" ? read : -1;
    }

    /// <summary>The scaling or normalisation at an index, if only one layer reads it; else −1.</summary>
    private static int AffineBefore(OnnxLayer[] layers, int[] readers, int read) =>
        read >= 0 && readers[read] == 1 && IsAffine(layers[read]) ? read : -1;

    private static bool IsNear((double[] Factors, double[] Means, double[] Shifts) affine) =>
        affine.Factors.Zip(affine.Means, static (factor, mean) => Math.Abs(factor * mean)).All(static distance => distance <= Farthest);

    /// <summary>r, m and β of r·(x − m) + β.</summary>
    private static (double[] Factors, double[] Means, double[] Shifts) Affine(OnnxLayer layer)
    {
        double[] means = Values(layer.Statistics[0]), others = Values(layer.Statistics[1]);
        return layer.Kind is "BatchNorm"
            ? (
                [.. Values(layer.Parameters[0]).Zip(others, (gamma, variance) => gamma / Math.Sqrt(variance + (float)layer.Line.Double("epsilon")))],
                means,
                Values(layer.Parameters[1]))
            : ([.. others.Select(static divisor => 1 / divisor)], means, new double[means.Length]);
    }

    private static OnnxLayer After(OnnxLayer product, (double[] Factors, double[] Means, double[] Shifts) affine)
    {
        OnnxParameter w = product.Parameters[0];
        int units = w.Shape[0], inputs = w.Values.Length / units;
        float[] weights = new float[w.Values.Length], biases = new float[units];
        for (int unit = 0; unit < units; unit++)
        {
            double bias = product.Parameters.Length > 1 ? product.Parameters[1].Values.Span[unit] : 0;
            biases[unit] = (float)((affine.Factors[unit] * (bias - affine.Means[unit])) + affine.Shifts[unit]);
            for (int i = unit * inputs; i < (unit + 1) * inputs; i++)
            {
                weights[i] = (float)(affine.Factors[unit] * w.Values.Span[i]);
            }
        }

        return With(product, weights, biases);
    }

    private static OnnxLayer Before(OnnxLayer product, (double[] Factors, double[] Means, double[] Shifts) affine)
    {
        OnnxParameter w = product.Parameters[0];
        int units = w.Shape[0], inputs = w.Shape[1];
        float[] weights = new float[w.Values.Length], biases = new float[units];
        for (int unit = 0; unit < units; unit++)
        {
            double bias = product.Parameters.Length > 1 ? product.Parameters[1].Values.Span[unit] : 0;
            for (int i = 0; i < inputs; i++)
            {
                double weight = w.Values.Span[(unit * inputs) + i];
                weights[(unit * inputs) + i] = (float)(weight * affine.Factors[i]);
                bias += weight * (affine.Shifts[i] - (affine.Factors[i] * affine.Means[i]));
            }

            biases[unit] = (float)bias;
        }

        return With(product, weights, biases);
    }

    private static OnnxLayer With(OnnxLayer product, float[] weights, float[] biases)
    {
        OnnxParameter w = product.Parameters[0];
        string name = product.Parameters.Length > 1 ? product.Parameters[1].Name : w.Name.Replace("weight", "bias", StringComparison.Ordinal);
        return product with { Parameters = [w with { Values = weights }, new OnnxParameter(name, [biases.Length], biases)] };
    }

    private static double[] Values(OnnxParameter tensor) => [.. tensor.Values.ToArray().Select(static value => (double)value)];
}
