namespace NetGen;

/// <summary>Elementary functions of all lanes of a vector at once, without a branch per lane.</summary>
/// <remarks>
/// NaN in is NaN out everywhere, infinities go to the limit. A function that decays ends in zero, never in denormals: arithmetic on them is some
/// hundred times slower and .NET has no switch to flush them. Errors are the largest measured against <see langword="double"/>, with and without fused
/// multiply-add, in units of the last place of the result.
/// </remarks>
internal static partial class VectorMath
{
    /// <summary>The smallest float with full precision, 2⁻¹²⁶.</summary>
    public const float SmallestNormal = 1.17549435e-38f;

    /// <summary>What a gradient smaller than this changes no weight would show; and its products with anything usual are still normal.</summary>
    public const float Negligible = 1e-30f;
}
