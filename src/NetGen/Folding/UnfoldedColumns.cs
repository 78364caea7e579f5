using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>
/// The input columns of a layer that would lose digits if their scaling were folded into the weights. They are standardized before the product, (x − mean) /
/// divisor. The other columns enter the product unchanged.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UnfoldedColumns
{
    private readonly AffineLayer _layer;
    private readonly float[] _means;
    private readonly float[] _divisors;

    internal UnfoldedColumns(AffineLayer layer)
    {
        _layer = layer;
        _means = new float[layer.Length];
        _divisors = new float[layer.Length];
    }

    /// <summary>Whether there are any such columns. This depends on the statistics, and usually there are none.</summary>
    public bool Any { get; private set; }

    /// <summary>The input of the layer: x itself, or x with these columns standardized.</summary>
    /// <param name="x">Samples, row after row.</param>
    /// <param name="standardized">Memory for the same number of values.</param>
    public ReadOnlySpan<float> Standardize(ReadOnlySpan<float> x, Span<float> standardized)
    {
        if (!Any)
        {
            return x;
        }

        for (int start = 0; start < x.Length; start += _means.Length)
        {
            ElementwisePass.Scale(x.Slice(start, _means.Length), _means, _divisors, standardized.Slice(start, _means.Length));
        }

        return standardized[..x.Length];
    }

    /// <summary>Chooses the columns again, and returns the function of all columns that the weights include.</summary>
    /// <param name="parameters">The packed parameters.</param>
    /// <param name="state">The statistics.</param>
    /// <param name="scale">Receives a factor for each column.</param>
    /// <param name="shift">Receives a summand for each column.</param>
    internal Affine Choose(ReadOnlySpan<float> parameters, ReadOnlySpan<float> state, Span<double> scale, Span<double> shift)
    {
        bool any = false;
        for (int index = 0; index < _means.Length; index++)
        {
            AffineColumn column = _layer.Column(index, parameters, state);
            bool folds = column.Folds;
            any |= !folds;
            (_means[index], _divisors[index]) = folds ? (0, 1) : ((float)column.Mean, (float)column.Divisor);
            (scale[index], shift[index]) = folds ? column.Folded : column.Standardized;
        }

        Any = any;
        return new Affine(scale, shift);
    }
}
