namespace NetGen;

/// <summary>scale ⊙ x + shift, element by element. <see langword="default"/> is the identity.</summary>
/// <param name="scale">The factor of each value.</param>
/// <param name="shift">The summand of each value.</param>
internal readonly ref struct Affine(ReadOnlySpan<double> scale, ReadOnlySpan<double> shift)
{
    public ReadOnlySpan<double> Scale { get; } = scale;

    public ReadOnlySpan<double> Shift { get; } = shift;

    public bool IsIdentity => Scale.IsEmpty;
}
