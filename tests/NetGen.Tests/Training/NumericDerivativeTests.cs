namespace NetGen.Tests.Training;

/// <summary>The derivative that gradients are compared with, and where there is none.</summary>
public sealed class NumericDerivativeTests
{
    /// <summary>Functions, a point, and the derivative there; NaN at a kink.</summary>
    public static TheoryData<string, double, double> Cases => new()
    {
        { "cube", 1, 3 },
        { "cube", 0, 0 },
        { "exp", 2, Math.Exp(2) },
        { "steep", 0.3, 1000 * Math.Cos(300) },
        { "steep", Math.PI / 2000, 0 }, // no slope, much curvature
        { "constant", 5, 0 },
        { "relu", 1, 1 },
        { "relu", -1, 0 },
        { "relu", 0, double.NaN },
        { "relu", 3e-6, 1 }, // within the first step
        { "relu", -3e-7, 0 }, // within the second
        { "relu", 8e-7, 1 }, // just within the second, where the sides differ less than they did, and still do
        { "relu", -9e-7, 0 },
        { "relu", 8e-6, 1 }, // just within the first
        { "relu", 1e-9, double.NaN }, // too near to tell
        { "small kink", 0, double.NaN }, // a thousandth of the slope
        { "large and small", 0, 1 }, // a kink below what a loss of a million is rounded to
        { "not a number", 1, double.PositiveInfinity },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Derivative_IsThatOfTheFunctionAndNoneAtAKink(string function, double at, double expected)
    {
        double[] parameters = [7, at];
        Func<double, double> f = function switch
        {
            "cube" => static x => x * x * x,
            "exp" => Math.Exp,
            "steep" => static x => Math.Sin(1000 * x),
            "constant" => static _ => 3,
            "relu" => static x => Math.Max(x, 0),
            "small kink" => static x => x + (0.001 * Math.Abs(x)),
            "large and small" => static x => 1e6 + x + (1e-4 * Math.Abs(x)),
            _ => static _ => double.NaN,
        };
        double? derivative = new NumericDerivative(parameters, () => f(parameters[1])).At(1);
        parameters.ShouldBe([7, at], "put back");
        if (double.IsPositiveInfinity(expected))
        {
            derivative.ShouldNotBeNull("what is no number must not pass for a kink");
            double.IsNaN(derivative.Value).ShouldBeTrue();
        }
        else if (double.IsNaN(expected))
        {
            derivative.ShouldBeNull();
        }
        else
        {
            derivative.ShouldNotBeNull();
            derivative.Value.ShouldBe(expected, 1e-3 * Math.Max(1, Math.Abs(expected)) * (function is "steep" or "large and small" ? 1 : 1e-3));
        }
    }
}
