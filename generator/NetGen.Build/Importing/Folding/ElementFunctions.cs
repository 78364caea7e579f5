using NetGen.Build.Importing.Graph;

namespace NetGen.Build.Importing.Folding;

/// <summary>Functions of one element, for constants.</summary>
internal static class ElementFunctions
{
    public static Func<float, float> Of(Elementwise function)
    {
        double value = function.Value;
        Func<double, double> f = function.Kind switch
        {
            "Relu" => static x => x > 0 ? x : 0,
            "LeakyRelu" => x => x > 0 ? x : value * x,
            "Elu" => x => x > 0 ? x : value * (Math.Exp(x) - 1),
            "Sigmoid" => static x => 1 / (1 + Math.Exp(-x)),
            "Tanh" => Math.Tanh,
            "Softplus" => static x => x > 30 ? x : Math.Log(1 + Math.Exp(x)),
            "HardSigmoid" => x => Math.Min(1, Math.Max(0, value * x + 0.5)),
            "HardSwish" => static x => x * Math.Min(1, Math.Max(0, x / 6 + 0.5)),
            "AtLeast" => x => x < value ? value : x,
            "AtMost" => x => x > value ? value : x,
            "Sqrt" => Math.Sqrt,
            "Exp" => Math.Exp,
            "Log" => Math.Log,
            "Abs" => Math.Abs,
            "Reciprocal" => static x => 1 / x,
            "Floor" => Math.Floor,
            "Ceil" => Math.Ceiling,
            "Pow" => x => Math.Pow(x, value),
            _ => throw new DeclinedException($"NetGen does not support {function.Kind} of a constant."),
        };
        return x => (float)f(x);
    }
}
