using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>A batch normalisation at inference, with running statistics: γ·(x − mean) / √(variance + ε) + β.</summary>
/// <param name="Mean">Index of the running means in the statistics.</param>
/// <param name="Variance">Index of the running variances in the statistics.</param>
/// <param name="Gamma">Index of γ in the packed parameters.</param>
/// <param name="Beta">Index of β in the packed parameters.</param>
/// <param name="Epsilon">ε.</param>
/// <param name="Length">Number of units.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record NormalizedUnits(int Mean, int Variance, int Gamma, int Beta, double Epsilon, int Length) : AffineLayer(Length)
{
    /// <summary>The properties and their values, in every culture the same.</summary>
    public override string ToString() => RecordText.Of(nameof(NormalizedUnits), PrintMembers);

    internal override AffineColumn Column(int index, ReadOnlySpan<float> parameters, ReadOnlySpan<float> state) =>
        new(state[Mean + index], Math.Sqrt(state[Variance + index] + Epsilon), parameters[Gamma + index], parameters[Beta + index]);
}
