using NetGen.Generator.Model;

namespace NetGen.Generator.Tests.Mathematics;

/// <summary>The activation functions once more, from their definitions; neither the runtime's nor the generator's text is used.</summary>
internal static class ActivationFormulas
{
    public static double Value(Elementwise function, double z) => function.Name switch
    {
        "Sigmoid" => Sigmoid(z),
        "Tanh" => (Sigmoid(2 * z) * 2) - 1,
        "Relu" => Math.Max(z, 0),
        "LeakyRelu" => z > 0 ? z : function.Parameter * z,
        "Elu" => z > 0 ? z : function.Parameter * (Math.Exp(z) - 1),
        "Softplus" => Softplus(function.Parameter * z) / function.Parameter,
        "Gelu" => z * NormalCdf(z),
        "Silu" => z * Sigmoid(z),
        "Erf" => (2 * NormalCdf(z * Math.Sqrt(2))) - 1,
        "GeluTanh" => 0.5 * z * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (z + (0.044715 * z * z * z)))),
        "HardSwish" => z <= -3 ? 0 : z >= 3 ? z : z * (z + 3) / 6,
        "HardSigmoid" => Between(0, 1, 0.5 + (function.Parameter * z)),
        "AtLeast" => z < function.Parameter ? function.Parameter : z,
        "AtMost" => z > function.Parameter ? function.Parameter : z,
        _ => throw new NotSupportedException($"The interpreter does not know {function.Name}: write down its formula and derivative."),
    };

    public static double Derivative(Elementwise function, double z) => function.Name switch
    {
        "Sigmoid" => Sigmoid(z) * Sigmoid(-z),
        "Tanh" => 4 * Sigmoid(2 * z) * Sigmoid(-2 * z),
        "Relu" => z > 0 ? 1 : 0,
        "LeakyRelu" => z > 0 ? 1 : function.Parameter,
        "Elu" => z > 0 ? 1 : function.Parameter * Math.Exp(z),
        "Softplus" => Sigmoid(function.Parameter * z),
        "Gelu" => NormalCdf(z) + (z * NormalDensity(z)),
        "Silu" => Sigmoid(z) + (z * Sigmoid(z) * Sigmoid(-z)),
        "Erf" => 2 * Math.Sqrt(2) * NormalDensity(z * Math.Sqrt(2)),
        "GeluTanh" => GeluTanhDerivative(z),
        "HardSwish" => z <= -3 ? 0 : z > 3 ? 1 : ((2 * z) + 3) / 6,
        "HardSigmoid" => Math.Abs(function.Parameter * z) < 0.5 ? function.Parameter : 0,
        "AtLeast" => z > function.Parameter ? 1 : 0,
        "AtMost" => z < function.Parameter ? 1 : 0,
        _ => throw new NotSupportedException(function.Name),
    };

    public static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    /// <summary>ln(1 + eᶻ), written so that nothing overflows.</summary>
    public static double Softplus(double z) => z > 30 ? z + Math.Exp(-z) : z < -30 ? Math.Exp(z) : Math.Log(1 + Math.Exp(z));

    private static double GeluTanhDerivative(double z)
    {
        double root = Math.Sqrt(2 / Math.PI), tanh = Math.Tanh(root * (z + (0.044715 * z * z * z)));
        return (0.5 * (1 + tanh)) + (0.5 * z * (1 - (tanh * tanh)) * root * (1 + (0.134145 * z * z)));
    }

    private static double Between(double least, double most, double value) => value < least ? least : value > most ? most : value;

    private static double NormalDensity(double z) => Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>Φ(z) = ½ + φ(z)·(z + z³/3 + z⁵/15 + …) (Marsaglia, "Evaluating the Normal Distribution", 2004).</summary>
    private static double NormalCdf(double z)
    {
        if (Math.Abs(z) > 8)
        {
            return z > 0 ? 1 : 0;
        }

        double sum = z, term = z;
        for (int k = 3; Math.Abs(term) > 1e-18 * Math.Abs(sum); k += 2)
        {
            term *= z * z / k;
            sum += term;
        }

        return 0.5 + (NormalDensity(z) * sum);
    }
}
