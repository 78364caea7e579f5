using Lectures.Data;
using Lectures.Output;
using NetGen;

namespace Lectures.Topics;

/// <summary>Back-propagation against a numeric derivative.</summary>
internal static class GradientCheckTopic
{
    public static Topic Topic { get; } = new(
        "gradcheck", Lecture.DeepNetworks,
        "back-propagation agrees with a central difference to 1e-7; one wrong sign among 33 derivatives is off by more than 1e-5", Run);

    private static Outcome Run(Page page)
    {
        Dataset data = Rings.Draw(32, seed: 1);
        var network = new HiddenLayerNet(seed: 1);
        GradientCheck exact = network.CheckGradients(data, useDoubleBackward: true), single = network.CheckGradients(data);
        GradientCheck broken = new BrokenNet(network).CheckGradients(data, useDoubleBackward: true);
        double cube = CentralDifference(static theta => theta * theta * theta, 1, 0.01);

        page.Say("The numeric derivative is (L(θ + ε) - L(θ - ε))/2ε. Its error shrinks with ε²: for θ³ at 1 with ε = 0.01 it gives 3.0001. The relative "
            + "error is ‖analytic - numeric‖ / (‖analytic‖ + ‖numeric‖). Below 1e-7 the gradient is right, above 1e-5 something may be wrong. NetGen "
            + "trains in float, so rounding adds to the error. Its generated backward pass in double stays below the bound of the lectures. In the last "
            + "column, the sign of one derivative is wrong on purpose.");
        page.Table(
            ["tensor", "in double", "as trained, in float", "one wrong sign"],
            [.. exact.Tensors.Select((tensor, i) => new[]
            {
                tensor.Name, $"{tensor.RelativeError:0.0E+0}", $"{single.Tensors[i].RelativeError:0.0E+0}", $"{broken.Tensors[i].RelativeError:0.0E+0}"
            })]);
        return new Outcome(
            Finding.About("central difference of θ³ at 1 with ε = 0.01", cube, 3.0001, 1e-12),
            Finding.AtMost("largest relative error in double", exact.MaxRelativeError, 1e-7),
            Finding.AtMost("largest relative error as trained, in float", single.MaxRelativeError, 1.1e-5),
            Finding.AtLeast("largest relative error with one wrong sign", broken.MaxRelativeError, 1e-5));
    }

    private static double CentralDifference(Func<double, double> function, double at, double epsilon) =>
        (function(at + epsilon) - function(at - epsilon)) / (2 * epsilon);
}
