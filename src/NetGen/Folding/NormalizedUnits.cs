using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>A batch normalization at inference, by running statistics: γ · (x − mean) / √(variance + ε) + β.</summary>
/// <param name="Mean">Where the running means lie in the statistics.</param>
/// <param name="Variance">Where the running variances lie.</param>
/// <param name="Gamma">Where γ lies in the packed parameters.</param>
/// <param name="Beta">Where β lies.</param>
/// <param name="Epsilon">ε.</param>
/// <param name="Length">Units.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record NormalizedUnits(int Mean, int Variance, int Gamma, int Beta, double Epsilon, int Length) : AffineLayer(Length)
{
    internal override AffineColumn Column(int index, ReadOnlySpan<float> parameters, ReadOnlySpan<float> state) =>
        new(state[Mean + index], Math.Sqrt(state[Variance + index] + Epsilon), parameters[Gamma + index], parameters[Beta + index]);
}
