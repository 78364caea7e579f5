using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>
/// The functions of layers and losses in plain <see langword="double"/>, written for readability. They are the definition that the fast code is tested against.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ReferenceMath
{
    private static readonly double RootOfTwo = Math.Sqrt(2);
    private static readonly double RootOfPi = Math.Sqrt(Math.PI);

    /// <summary>σ(z) = 1 / (1 + e⁻ᶻ).</summary>
    /// <param name="z">Any value.</param>
    public static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    /// <summary>σ′ = y·(1 − y), from y = σ(z).</summary>
    /// <param name="y">The result of <see cref="Sigmoid"/>.</param>
    public static double SigmoidDerivative(double y) => y * (1 - y);

    /// <summary>tanh′ = 1 − y², from y = tanh z.</summary>
    /// <param name="y">The result of <see cref="Math.Tanh"/>.</param>
    public static double TanhDerivative(double y) => 1 - (y * y);

    /// <summary>z for z &gt; 0, else slope·z. It is the ReLU for slope 0, and a leaky or learned ReLU otherwise. NaN stays NaN.</summary>
    /// <param name="z">Any value.</param>
    /// <param name="slope">The slope for z ≤ 0.</param>
    public static double Relu(double z, double slope = 0) => z > 0 ? z : slope * z;

    /// <summary>1 for z &gt; 0, else the slope.</summary>
    /// <param name="z">Any value.</param>
    /// <param name="slope">The slope for z ≤ 0.</param>
    public static double ReluDerivative(double z, double slope = 0) => z > 0 ? 1 : slope;

    /// <summary>z for z &gt; 0, else α·(eᶻ − 1).</summary>
    /// <param name="z">Any value.</param>
    /// <param name="alpha">α.</param>
    public static double Elu(double z, double alpha) => z > 0 ? z : alpha * Expm1(z);

    /// <summary>1 for z &gt; 0, else α·eᶻ.</summary>
    /// <param name="z">Any value.</param>
    /// <param name="alpha">α.</param>
    public static double EluDerivative(double z, double alpha) => z > 0 ? 1 : alpha * Math.Exp(z);

    /// <summary>ln(1 + e^(βz)) / β, computed as max(z, 0) + ln(1 + e^(−|βz|)) / β, which does not overflow.</summary>
    /// <param name="z">Any value.</param>
    /// <param name="beta">β, positive.</param>
    public static double Softplus(double z, double beta) => Math.Max(z, 0) + (Log1p(Math.Exp(-Math.Abs(beta * z))) / beta);

    /// <summary>σ(βz).</summary>
    /// <param name="z">Any value.</param>
    /// <param name="beta">β, positive.</param>
    public static double SoftplusDerivative(double z, double beta) => Sigmoid(beta * z);

    /// <summary>z·Φ(z).</summary>
    /// <param name="z">Any value.</param>
    public static double Gelu(double z) => z * NormalCdf(z);

    /// <summary>Φ(z) + z·φ(z).</summary>
    /// <param name="z">Any value.</param>
    public static double GeluDerivative(double z) => NormalCdf(z) + (z * NormalDensity(z));

    /// <summary>½·z·(1 + tanh u) with u = √(2/π)·(z + 0.044715·z³), the approximation of z·Φ(z). It is computed as z·σ(2u).</summary>
    /// <param name="z">Any value.</param>
    public static double GeluTanh(double z) => z * Sigmoid(TwiceGeluArgument(z));

    /// <summary>The derivative of <see cref="GeluTanh"/>: σ(2u) + z·σ(2u)·σ(−2u)·2u′.</summary>
    /// <param name="z">Any value.</param>
    public static double GeluTanhDerivative(double z)
    {
        double sigmoid = Sigmoid(TwiceGeluArgument(z));
        return sigmoid + (z * sigmoid * Sigmoid(-TwiceGeluArgument(z)) * 2 * RootOfTwo / RootOfPi * (1 + (3 * 0.044715 * z * z)));
    }

    /// <summary>z·σ(z).</summary>
    /// <param name="z">Any value.</param>
    public static double Silu(double z) => z * Sigmoid(z);

    /// <summary>σ(z)·(1 + z·(1 − σ(z))).</summary>
    /// <param name="z">Any value.</param>
    public static double SiluDerivative(double z)
    {
        double s = Sigmoid(z);
        return s * (1 + (z * (1 - s)));
    }

    /// <summary>yᵢ = e^zᵢ / Σₖ e^zₖ. The largest logit is subtracted first, so that no exponential overflows.</summary>
    /// <param name="z">The logits.</param>
    /// <param name="y">Receives the probabilities; may be <paramref name="z"/>.</param>
    public static void Softmax(ReadOnlySpan<double> z, Span<double> y)
    {
        double largest = Largest(z);
        double sum = 0;
        for (int i = 0; i < z.Length; i++)
        {
            y[i] = Math.Exp(z[i] - largest);
            sum += y[i];
        }

        for (int i = 0; i < z.Length; i++)
        {
            y[i] /= sum;
        }
    }

    /// <summary>−Σᵢ tᵢ ln yᵢ for y = softmax(z), from the logits: ln yᵢ = zᵢ − max − ln Σₖ e^(zₖ − max).</summary>
    /// <param name="z">The logits of one sample.</param>
    /// <param name="t">The targets.</param>
    public static double SoftmaxCrossEntropy(ReadOnlySpan<double> z, ReadOnlySpan<double> t)
    {
        double largest = Largest(z);
        double sum = 0;
        for (int i = 0; i < z.Length; i++)
        {
            sum += Math.Exp(z[i] - largest);
        }

        double loss = 0;
        for (int i = 0; i < z.Length; i++)
        {
            loss += t[i] * (largest - z[i] + Math.Log(sum));
        }

        return loss;
    }

    /// <summary>−t ln y − (1 − t) ln(1 − y) for y = σ(z), from the logit: max(z, 0) − z·t + ln(1 + e⁻|ᶻ|).</summary>
    /// <param name="z">The logit of one unit.</param>
    /// <param name="t">The target.</param>
    public static double SigmoidCrossEntropy(double z, double t) => Math.Max(z, 0) - (z * t) + Log1p(Math.Exp(-Math.Abs(z)));

    /// <summary>φ(z) = e^(−z²/2) / √(2π).</summary>
    /// <param name="z">Any value.</param>
    public static double NormalDensity(double z) => Math.Exp(-0.5 * z * z) / (RootOfTwo * RootOfPi);

    /// <summary>Φ(z) = ½·erfc(−z/√2).</summary>
    /// <param name="z">Any value.</param>
    public static double NormalCdf(double z) => 0.5 * Erfc(-z / RootOfTwo);

    /// <summary>erf x = 2/√π ∫₀ˣ e^(−u²) du.</summary>
    /// <param name="x">Any value.</param>
    public static double Erf(double x) => Math.Abs(x) < 2 ? ErfSeries(x) : 1 - Erfc(x);

    /// <summary>erfc x = 1 − erf x, with full relative accuracy for large x.</summary>
    /// <param name="x">Any value.</param>
    public static double Erfc(double x)
    {
        if (double.IsNaN(x))
        {
            return x;
        }

        if (Math.Abs(x) < 2)
        {
            return x < 0.5 ? 1 - ErfSeries(x) : ErfcFraction(x);
        }

        return x > 0 ? ErfcFraction(x) : 2 - ErfcFraction(-x);
    }

    /// <summary>ln(1 + x), accurate near zero (W. Kahan's correction of the rounding of 1 + x).</summary>
    /// <param name="x">Above −1.</param>
    public static double Log1p(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : Math.Log(u) * (x / (u - 1));
    }

    /// <summary>eˣ − 1, accurate near zero (W. Kahan).</summary>
    /// <param name="x">Any value.</param>
    public static double Expm1(double x)
    {
        double u = Math.Exp(x);
        if (u == 1)
        {
            return x;
        }

        double m = u - 1;
        return m == -1 || double.IsPositiveInfinity(m) ? m : m * (x / Math.Log(u));
    }

    /// <summary>erf x = 2/√π·e^(−x²) Σₙ 2ⁿ x²ⁿ⁺¹ / (1·3·…·(2n + 1)). All terms have the same sign (Abramowitz and Stegun 7.1.6).</summary>
    private static double ErfSeries(double x)
    {
        double term = x, sum = x;
        for (int n = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / RootOfPi * Math.Exp(-x * x) * sum;
    }

    /// <summary>
    /// erfc x for x &gt; 0 by the continued fraction e^(−x²)/√π · 1/(x + ½/(x + 1/(x + 3⁄2/(x + …)))), evaluated from its last term (Abramowitz and Stegun
    /// 7.1.14).
    /// </summary>
    private static double ErfcFraction(double x)
    {
        int terms = 40 + (int)(400 / (x * x));
        double fraction = x;
        for (int n = terms; n > 0; n--)
        {
            fraction = x + (0.5 * n / fraction);
        }

        return Math.Exp(-x * x) / (RootOfPi * fraction);
    }

    private static double TwiceGeluArgument(double z) => 2 * RootOfTwo / RootOfPi * z * (1 + (0.044715 * z * z));

    private static double Largest(ReadOnlySpan<double> values)
    {
        double largest = double.NegativeInfinity;
        foreach (double value in values)
        {
            largest = Math.Max(largest, value);
        }

        return largest;
    }
}
