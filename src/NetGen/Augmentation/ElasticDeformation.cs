namespace NetGen;

/// <summary>Elastic deformation: a smooth random field moves every pixel a little, as an unsteady hand would have.</summary>
/// <remarks>
/// <para>
/// Simard, Steinkraus and Platt, "Best Practices for Convolutional Neural Networks Applied to Visual Document Analysis", ICDAR 2003: a number from −1 to 1 is drawn for every pixel and direction, both fields are
/// smoothed by a Gaussian of deviation σ and scaled by α. That moves a pixel by α / (2√(3π)·σ) in each direction, as a standard deviation: 1.4 pixels for their α = 34 and σ = 4 on images of 29 × 29.
/// </para>
/// <para>
/// Here the numbers stand 1.5 σ apart instead of one pixel, which no one can see behind a Gaussian of that width: the deviation is the same for every pixel, and the correlation at a distance d is nearly the paper's e^(−d²/4σ²).
/// </para>
/// <para>Valid where a drawing bent a little is still of its class: handwriting, drawings, tissue. Not for things whose straight lines matter, nor with α so large that strokes tear.</para>
/// </remarks>
public sealed class ElasticDeformation
{
    /// <summary>Checks and keeps the settings.</summary>
    /// <param name="alpha">α, the scale of the displacement; 0 moves nothing.</param>
    /// <param name="sigma">σ, the deviation of the Gaussian that smooths, in pixels; at least 1. Far below 4 it moves neighbours apart, far above it moves the whole image.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public ElasticDeformation(float alpha = 34, float sigma = 4)
    {
        Alpha = Setting.NotNegative(alpha);
        Sigma = sigma >= 1 && float.IsFinite(sigma) ? sigma : throw new ArgumentOutOfRangeException(nameof(sigma), sigma, "sigma must be finite and at least 1.");
    }

    /// <summary>α, the scale of the displacement.</summary>
    public float Alpha { get; }

    /// <summary>σ, the deviation of the Gaussian that smooths, in pixels.</summary>
    public float Sigma { get; }

    /// <summary>By how many pixels a pixel is moved in each direction, as a standard deviation: α / (2√(3π)·σ).</summary>
    public float Deviation => (float)(Alpha / (2 * Math.Sqrt(3 * Math.PI) * Sigma));

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"alpha {Alpha} sigma {Sigma}");
}
