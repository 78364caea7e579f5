using System.Runtime.Intrinsics;
using Xunit.Abstractions;

namespace NetGen.Tests.Numerics;

/// <summary>Holds the vector functions to the bounds their documentation states, over a dense grid of float bit patterns.</summary>
public sealed class VectorMathTests(ITestOutputHelper output)
{
    // A prime, so that low mantissa bits vary: some 2 million values of either sign and every exponent.
    private const uint Stride = 997;

    public static TheoryData<string, double> Functions => new()
    {
        { "Exp", 1.1 }, { "Expm1", 1.5 }, { "Sigmoid", 2.3 }, { "Tanh", 2.5 }, { "SoftplusTail", 2.8 }, { "Softplus", 2.8 }, { "NormalCdf", 4.5 }, { "NormalDensity", 2 },
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void EveryExponent_StaysWithinTheDocumentedError(string name, double bound)
    {
        Function function = Function.Named(name);
        double worst = 0;
        float worstAt = 0;
        uint stride = Stride * function.Thinning;
        Span<float> x = stackalloc float[8];
        Span<float> y = stackalloc float[8];
        foreach (uint sign in new[] { 0u, 1u << 31 })
        {
            for (uint bits = 0x0080_0000; bits < 0x7F80_0000 - (8 * stride); bits += 8 * stride)
            {
                for (int lane = 0; lane < 8; lane++)
                {
                    x[lane] = BitConverter.UInt32BitsToSingle(sign | (bits + ((uint)lane * stride)));
                }

                function.Vector(Vector256.Create<float>(x)).CopyTo(y);
                for (int lane = 0; lane < 8; lane++)
                {
                    double exact = function.Exact(x[lane]);
                    if (Math.Abs(exact) < function.Smallest)
                    {
                        ((double)MathF.Abs(y[lane])).ShouldBeLessThan(1.01 * function.Smallest);
                        continue;
                    }

                    double error = Ulp.Error(y[lane], exact);
                    if (error > worst)
                    {
                        (worst, worstAt) = (error, x[lane]);
                    }
                }
            }
        }

        output.WriteLine($"{name}: {worst:F3} ulp at {worstAt:R}");
        worst.ShouldBeLessThanOrEqualTo(bound, $"at {worstAt:R}");
    }

    /// <summary>A vector function, its exact form, and the size of result below which it may be zero.</summary>
    private sealed record Function(Func<Vector256<float>, Vector256<float>> Vector, Func<double, double> Exact, double Smallest, uint Thinning = 1)
    {
        public static Function Named(string name) => name switch
        {
            "Exp" => new(VectorMath.Exp, Math.Exp, 2.4e-38),
            "Expm1" => new(VectorMath.Expm1, ReferenceMath.Expm1, VectorMath.SmallestNormal * 2),
            "Sigmoid" => new(VectorMath.Sigmoid, ReferenceMath.Sigmoid, 1.25e-38),
            "Tanh" => new(VectorMath.Tanh, Math.Tanh, VectorMath.SmallestNormal),
            "SoftplusTail" => new(VectorMath.SoftplusTail, x => ReferenceMath.Log1p(Math.Exp(-Math.Abs(x))), 2.4e-38),
            "Softplus" => new(x => VectorMath.Softplus(x, Vector256<float>.One), x => ReferenceMath.Softplus(x, 1), 2.4e-38),
            "NormalCdf" => new(x => VectorMath.NormalCdf(x, out _), ReferenceMath.NormalCdf, 1.3e-38, Thinning: 7),
            "NormalDensity" => new(
                x =>
                {
                    VectorMath.NormalCdf(x, out Vector256<float> density);
                    return density;
                },
                ReferenceMath.NormalDensity,
                1e-38),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Unknown function."),
        };
    }
}
