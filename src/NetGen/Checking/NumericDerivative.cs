namespace NetGen;

/// <summary>The derivative of a loss with respect to one parameter, computed from differences of the loss.</summary>
/// <param name="parameters">The parameters. Each is restored after it was changed.</param>
/// <param name="loss">Computes the loss with the current parameters.</param>
internal sealed class NumericDerivative(double[] parameters, Func<double> loss)
{
    /// <summary>
    /// The steps ε of the central difference (f(θ + ε) − f(θ − ε)) / 2ε, whose error shrinks with ε². The smaller steps are for a kink that lies within the
    /// first step.
    /// </summary>
    private static readonly double[] s_steps = [1e-5, 1e-6, 1e-7];

    /// <summary>If the derivatives from the left and from the right differ by at most this share of their size, they count as equal.</summary>
    private const double Agreement = 1e-6;

    /// <summary>
    /// A difference of at most this share of the loss is rounding. Sums are rounded to about 1e-15 of the loss, and the division by the smallest step makes
    /// 1e-8 of that.
    /// </summary>
    private const double Rounding = 1e-8;

    /// <summary>
    /// A tenth of the step makes the difference of a smooth function ten times smaller. At a kink the difference stays. The limit is between the two.
    /// </summary>
    private const double Shrinking = 0.3;

    /// <summary>
    /// The difference also shrinks if a kink lies just within the larger step. Then the central difference changes with the step. For a smooth function it
    /// changes by at most this share.
    /// </summary>
    private const double Stable = 1e-5;

    private readonly double _here = loss();

    /// <summary>The derivative; null at a kink, where it is not defined.</summary>
    /// <param name="parameter">Index of the parameter.</param>
    public double? At(int parameter)
    {
        double before = double.NaN, centralBefore = double.NaN;
        foreach (double step in s_steps)
        {
            (double left, double right) = OneSided(parameter, step);
            double difference = Math.Abs(right - left), central = (left + right) / 2;

            // NaN counts as agreement, because NaN is a result to report.
            bool agrees = !(difference > Math.Max(Agreement * Math.Max(Math.Abs(left), Math.Abs(right)), Rounding * Math.Abs(_here)));
            bool isStable = Math.Abs(central - centralBefore) <= Math.Max(Stable * Math.Abs(central), Rounding * Math.Abs(_here));
            if (agrees || (isStable && difference <= Shrinking * before))
            {
                return central;
            }

            (before, centralBefore) = (difference, central);
        }

        return null;
    }

    private (double Left, double Right) OneSided(int parameter, double step)
    {
        double value = parameters[parameter];
        parameters[parameter] = value + step;
        double above = loss();
        parameters[parameter] = value - step;
        double below = loss();
        parameters[parameter] = value;
        return ((_here - below) / step, (above - _here) / step);
    }
}
