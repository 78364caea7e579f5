namespace NetGen;

/// <summary>Elastic deformation: a smooth random field displaces every pixel a little, as an unsteady hand would.</summary>
/// <remarks>
/// <para>
/// Source: Simard, Steinkraus and Platt, "Best Practices for Convolutional Neural Networks Applied to Visual Document Analysis", ICDAR 2003. A number from −1
/// to 1 is drawn for every pixel and direction. Both fields are smoothed by a Gaussian of standard deviation σ and scaled by α. The displacement in each
/// direction then has a standard deviation of α / (2√(3π)·σ). This is 1.4 pixels for their α = 34 and σ = 4 on images of 29 × 29 pixels.
/// </para>
/// <para>
/// Here the random numbers are 1.5 σ apart instead of one pixel. After smoothing the difference is not visible: the standard deviation is the same for every
/// pixel, and the correlation at a distance d is nearly e^(−d²/4σ²), as in the paper.
/// </para>
/// <para>
/// Use it if a slightly bent object is still of its class: handwriting, drawings, tissue. Do not use it if straight lines matter, or with an α so large that
/// strokes tear.
/// </para>
/// </remarks>
public sealed class ElasticDeformation
{
    /// <summary>Creates the settings.</summary>
    /// <param name="alpha">α, the scale of the displacement; 0 displaces nothing.</param>
    /// <param name="sigma">
    /// σ, the standard deviation of the smoothing Gaussian, in pixels; at least 1. Far below 4 it moves neighbours apart. Far above 4 it moves the whole image.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public ElasticDeformation(float alpha = 34, float sigma = 4)
    {
        Alpha = Setting.NotNegative(alpha);
        Sigma = sigma >= 1
            && float.IsFinite(sigma) ? sigma : throw new ArgumentOutOfRangeException(nameof(sigma), sigma, "sigma must be finite and at least 1.");
    }

    /// <summary>α, the scale of the displacement.</summary>
    public float Alpha { get; }

    /// <summary>σ, the standard deviation of the smoothing Gaussian, in pixels.</summary>
    public float Sigma { get; }

    /// <summary>Standard deviation of the displacement in each direction, in pixels: α / (2√(3π)·σ).</summary>
    public float Deviation => (float)(Alpha / (2 * Math.Sqrt(3 * Math.PI) * Sigma));

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"alpha {Alpha} sigma {Sigma}");
}
