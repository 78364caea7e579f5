namespace NetGen;

/// <summary>Elementary functions of all lanes of a vector, without a branch per lane.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>NaN gives NaN. An infinity gives the limit of the function.</item>
/// <item>
/// A function that decays becomes zero before it becomes denormal. Arithmetic on denormals is about a hundred times slower, and .NET has no switch to flush
/// them.
/// </item>
/// <item>
/// Errors are in units of the last place (ulp) of the result. They are the largest measured against <see langword="double"/>, with and without fused
/// multiply-add.
/// </item>
/// </list>
/// </remarks>
internal static partial class VectorMath
{
    /// <summary>The smallest float with full precision, 2⁻¹²⁶.</summary>
    public const float SmallestNormal = 1.17549435e-38f;

    /// <summary>A gradient smaller than this does not change any weight noticeably. Products of larger gradients with usual numbers are still normal.</summary>
    public const float Negligible = 1e-30f;
}
