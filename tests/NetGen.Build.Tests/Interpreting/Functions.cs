namespace NetGen.Build.Tests.Interpreting;

/// <summary>Functions of one element.</summary>
internal static class Functions
{
    public static Func<double, double> Of(TextLine node)
    {
        double constant = node.Has("alpha") ? node.Double("alpha") : node.Has("value") ? node.Double("value") : 0;
        return node.Kind switch
        {
            "Relu" => static x => Math.Max(x, 0),
            "Sigmoid" => static x => 1 / (1 + Math.Exp(-x)),
            "Tanh" => Math.Tanh,
            "Erf" => Erf,
            "Gelu" => static x => 0.5 * x * (1 + Erf(x / Math.Sqrt(2))),
            "GeluTanh" => static x => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x))),
            "Silu" => static x => x / (1 + Math.Exp(-x)),
            "HardSwish" => static x => x * Math.Clamp(x / 6 + 0.5, 0, 1),
            "HardSigmoid" => x => Math.Clamp(constant * x + 0.5, 0, 1),
            "LeakyRelu" => x => x > 0 ? x : constant * x,
            "Elu" => x => x > 0 ? x : constant * (Math.Exp(x) - 1),
            "Softplus" => static x => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x))),
            "AtLeast" => x => Math.Max(x, constant),
            "AtMost" => x => Math.Min(x, constant),
            _ => throw new ArgumentException($"{node.Kind} is no kind.", nameof(node)),
        };
    }

    /// <summary>Its series near zero, one minus its continued fraction elsewhere.</summary>
    public static double Erf(double x)
    {
        double size = Math.Abs(x);
        if (size < 3)
        {
            double sum = size, term = size;
            for (int n = 1; n < 80; n++)
            {
                term *= -size * size / n;
                sum += term / (2 * n + 1);
            }

            return Math.Sign(x) * 2 / Math.Sqrt(Math.PI) * sum;
        }

        double fraction = 0;
        for (int k = 60; k > 0; k--) fraction = k / 2.0 / (size + fraction);
        return Math.Sign(x) * (1 - Math.Exp(-size * size) / Math.Sqrt(Math.PI) / (size + fraction));
    }
}
