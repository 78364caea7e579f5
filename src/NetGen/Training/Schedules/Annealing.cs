namespace NetGen;

/// <summary>The curve from one learning rate to another.</summary>
public enum Annealing
{
    /// <summary>Half a cosine: slow at both ends.</summary>
    Cosine,

    /// <summary>A straight line.</summary>
    Linear,
}

/// <summary>The formulas of <see cref="Annealing"/>.</summary>
internal static class AnnealingFormulas
{
    /// <summary>The value between two factors.</summary>
    /// <param name="annealing">The curve.</param>
    /// <param name="from">The factor at share 0.</param>
    /// <param name="to">The factor at share 1.</param>
    /// <param name="share">The position on the curve, from 0 to 1.</param>
    public static double Between(this Annealing annealing, double from, double to, double share) =>
        annealing == Annealing.Linear ? from + ((to - from) * share) : to + ((from - to) * (1 + Math.Cos(Math.PI * share)) / 2);
}
