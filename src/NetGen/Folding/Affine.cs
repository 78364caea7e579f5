namespace NetGen;

/// <summary>scale ⊙ x + shift, value by value; <see langword="default"/> leaves x as it is.</summary>
/// <param name="scale">What each value is multiplied by.</param>
/// <param name="shift">What is then added.</param>
internal readonly ref struct Affine(ReadOnlySpan<double> scale, ReadOnlySpan<double> shift)
{
    public ReadOnlySpan<double> Scale { get; } = scale;

    public ReadOnlySpan<double> Shift { get; } = shift;

    public bool IsIdentity => Scale.IsEmpty;
}
