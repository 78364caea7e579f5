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
        { "Exp", 1.1 }, { "Expm1", 1.6 }, { "Sigmoid", 2.3 }, { "Tanh", 2.5 }, { "SoftplusTail", 2.8 }, { "Softplus", 2.8 }, { "NormalCdf", 3.4 }, { "NormalDensity", 2 },
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

    [Theory]
    [InlineData("Exp", 0, float.PositiveInfinity)]
    [InlineData("Expm1", -1, float.PositiveInfinity)]
    [InlineData("Sigmoid", 0, 1)]
    [InlineData("Tanh", -1, 1)]
    [InlineData("SoftplusTail", 0, 0)]
    [InlineData("Softplus", 0, float.PositiveInfinity)]
    [InlineData("NormalCdf", 0, 1)]
    [InlineData("NormalDensity", 0, 0)]
    public void InfinityAndNotANumber_GoToTheLimit(string name, float below, float above)
    {
        Vector256<float> nanOfAnotherPattern = Vector256.Create(BitConverter.UInt32BitsToSingle(0xFF8A_BCDE));
        Func<Vector256<float>, Vector256<float>> function = Function.Named(name).Vector;
        function(Vector256.Create(float.NegativeInfinity))[0].ShouldBe(below);
        function(Vector256.Create(float.PositiveInfinity))[0].ShouldBe(above);
        Vector256.EqualsAll(Vector256.IsNaN(function(Vector256.Create(float.NaN))).AsInt32(), Vector256<int>.AllBitsSet).ShouldBeTrue();
        Vector256.EqualsAll(Vector256.IsNaN(function(nanOfAnotherPattern)).AsInt32(), Vector256<int>.AllBitsSet).ShouldBeTrue();
    }

    [Theory]
    [InlineData("Exp")]
    [InlineData("Sigmoid")]
    [InlineData("SoftplusTail")]
    [InlineData("SteepSoftplus")]
    [InlineData("NormalCdf")]
    [InlineData("NormalDensity")]
    public void NegativeArguments_NeverGiveADenormal(string name)
    {
        Func<Vector256<float>, Vector256<float>> function = Function.Named(name).Vector;
        for (float x = -120; x < -5; x += 0.0003f)
        {
            float.IsSubnormal(function(Vector256.Create(x))[0]).ShouldBeFalse($"at {x:R}");
        }
    }

    [Fact]
    public void FlushBelow_KeepsNotANumberAndWhatIsLargeEnough()
    {
        Vector256<float> x = Vector256.Create(1e-31f, -1e-31f, 1e-30f, -1f, float.NaN, float.PositiveInfinity, 0f, 1e-42f);
        Vector256<float> y = VectorMath.FlushBelow(x, VectorMath.Negligible);
        Enumerable.Range(0, 8).Select(i => y[i]).ShouldBe([0, -0f, 1e-30f, -1, float.NaN, float.PositiveInfinity, 0, 0]);
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
            "SteepSoftplus" => new(x => VectorMath.Softplus(x, Vector256.Create(10f)), x => ReferenceMath.Softplus(x, 10), 1.2e-38),
            "NormalCdf" => new(x => VectorMath.NormalCdf(x, out _), ReferenceMath.NormalCdf, 1.3e-38, Thinning: 7),
            "NormalDensity" => new(
                x =>
                {
                    VectorMath.NormalCdf(x, out Vector256<float> density);
                    return density;
                },
                ReferenceMath.NormalDensity,
                1.8e-38),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Unknown function."),
        };
    }
}
