namespace NetGen;

/// <summary>The derivative of a loss by one of its parameters, from differences of the loss alone.</summary>
/// <param name="parameters">The parameters, each put back after it was moved.</param>
/// <param name="loss">The loss at the parameters as they are.</param>
internal sealed class NumericDerivative(double[] parameters, Func<double> loss)
{
    /// <summary>
    /// Half the widths of the central difference (f(θ + ε) − f(θ − ε)) / 2ε, whose error shrinks with ε². The smaller ones are for a kink that lies within the
    /// first.
    /// </summary>
    private static readonly double[] s_steps = [1e-5, 1e-6, 1e-7];

    /// <summary>Derivatives from the left and from the right that differ by no more than this share of them are one.</summary>
    private const double Agreement = 1e-6;

    /// <summary>
    /// A difference of no more than this share of the loss is rounding: sums are rounded to some 1e-15 of it, and the smallest step makes 1e-8 of that.
    /// </summary>
    private const double Rounding = 1e-8;

    /// <summary>
    /// A step of a tenth makes the difference of a smooth function a tenth too, and that at a kink no smaller. Between the two there is room.
    /// </summary>
    private const double Shrinking = 0.3;

    /// <summary>
    /// The difference shrinks too where a kink lies just within a step. There the central difference changes with the step, and that of a smooth function does
    /// so by no more than this share of it.
    /// </summary>
    private const double Stable = 1e-5;

    private readonly double _here = loss();

    /// <summary>The derivative; null at a kink, where it is not one number.</summary>
    /// <param name="parameter">Index of the parameter.</param>
    public double? At(int parameter)
    {
        double before = double.NaN, centralBefore = double.NaN;
        foreach (double step in s_steps)
        {
            (double left, double right) = OneSided(parameter, step);
            double difference = Math.Abs(right - left), central = (left + right) / 2;

            // Not a number is a result, and one to report.
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
