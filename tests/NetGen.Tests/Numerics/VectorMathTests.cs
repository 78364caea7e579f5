using Xunit.Abstractions;

namespace NetGen.Tests.Numerics;

/// <summary>Holds the vector functions to the bounds their documentation states, over a dense grid of float bit patterns.</summary>
public sealed class VectorMathTests(ITestOutputHelper output)
{
    // A prime, so that low mantissa bits vary: some 2 million values of either sign and every exponent.
    private const uint Stride = 997;

    public static TheoryData<string, double> Functions => new()
    {
        { "Exp", 1.1 }, { "ExpOfNonPositive", 1.1 }, { "Log", 1 }, { "Expm1", 1.6 }, { "Sigmoid", 2.3 }, { "Tanh", 5.3 }, { "SoftplusTail", 2.8 },
        { "Softplus", 2.8 }, { "NormalCdf", 3.4 }, { "NormalDensity", 2 },
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void EveryExponent_StaysWithinTheDocumentedError(string name, double bound)
    {
        Function function = Function.Named(name);
        double worst = 0;
        float worstAt = 0;
        uint stride = Stride * function.Thinning;
        Span<float> x = stackalloc float[EveryWidth.Values], y = stackalloc float[EveryWidth.Values], wide = stackalloc float[EveryWidth.Values];
        foreach (uint sign in function.Signs)
        {
            for (uint bits = 0x0080_0000; bits < 0x7F80_0000 - (EveryWidth.Values * stride); bits += EveryWidth.Values * stride)
            {
                for (int lane = 0; lane < x.Length; lane++)
                {
                    x[lane] = BitConverter.UInt32BitsToSingle(sign | (bits + ((uint)lane * stride)));
                }

                function.Vector.Apply(512, x, wide);
                foreach (int width in new[] { 256, 128 })
                {
                    function.Vector.Apply(width, x, y);
                    y.SequenceEqual(wide).ShouldBeTrue($"with {width} bits from {x[0]:R} on");
                }

                for (int lane = 0; lane < x.Length; lane++)
                {
                    double exact = function.Exact(x[lane]);
                    if (Math.Abs(exact) < function.Smallest)
                    {
                        ((double)MathF.Abs(wide[lane])).ShouldBeLessThan(1.01 * function.Smallest);
                        continue;
                    }

                    double error = Ulp.Error(wide[lane], exact);
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
        EveryWidth function = Function.Named(name).Vector;
        function.Apply(float.NegativeInfinity).ShouldBe(below);
        function.Apply(float.PositiveInfinity).ShouldBe(above);
        float.IsNaN(function.Apply(float.NaN)).ShouldBeTrue();
        float.IsNaN(function.Apply(BitConverter.UInt32BitsToSingle(0xFF8A_BCDE))).ShouldBeTrue();
    }

    [Fact]
    public void ExpOfNonPositive_IsZeroForVerySmallValuesAndKeepsNaN()
    {
        EveryWidth function = Function.Named("ExpOfNonPositive").Vector;
        new[] { float.NegativeInfinity, -1e30f, -1000, -88, -69.1f, 0, -0f }.Select(function.Apply).ShouldBe([0, 0, 0, 0, 0, 1, 1]);
        float.IsNaN(function.Apply(float.NaN)).ShouldBeTrue();
    }

    [Fact]
    public void LogarithmOfNotANumber_IsNotANumber() => float.IsNaN(Function.Named("Log").Vector.Apply(float.NaN)).ShouldBeTrue();

    [Theory]
    [InlineData("Exp")]
    [InlineData("ExpOfNonPositive")]
    [InlineData("Sigmoid")]
    [InlineData("SoftplusTail")]
    [InlineData("SteepSoftplus")]
    [InlineData("NormalCdf")]
    [InlineData("NormalDensity")]
    public void NegativeArguments_NeverGiveADenormal(string name)
    {
        EveryWidth function = Function.Named(name).Vector;
        Span<float> x = stackalloc float[EveryWidth.Values], y = stackalloc float[EveryWidth.Values];
        for (float start = -120; start < -5; start += EveryWidth.Values * 0.0003f)
        {
            for (int lane = 0; lane < x.Length; lane++)
            {
                x[lane] = start + (lane * 0.0003f);
            }

            foreach (int width in EveryWidth.Widths)
            {
                function.Apply(width, x, y);
                foreach (float value in y)
                {
                    // An assertion for each of ten million values would take minutes.
                    if (float.IsSubnormal(value))
                    {
                        Assert.Fail($"{value:R} with {width} bits, from {start:R} on");
                    }
                }
            }
        }
    }

    [Fact]
    public void FlushBelow_KeepsNaNAndLargeValues()
    {
        EveryWidth flush = new(Denormals.Flush, Denormals.Flush, Denormals.Flush);
        float[] x = [1e-31f, -1e-31f, 1e-30f, -1f, float.NaN, float.PositiveInfinity, 0f, 1e-42f];
        x.Select(flush.Apply).ShouldBe([0, -0f, 1e-30f, -1, float.NaN, float.PositiveInfinity, 0, 0]);
    }

    /// <summary>A vector function, its exact form, and the size of result below which it may be zero.</summary>
    private sealed record Function(EveryWidth Vector, Func<double, double> Exact, double Smallest, uint Thinning = 1)
    {
        public uint[] Signs { get; init; } = [0u, 1u << 31];

        public static Function Named(string name) => name switch
        {
            "Exp" => new(new(VectorMath.Exp, VectorMath.Exp, VectorMath.Exp), Math.Exp, 2.4e-38),
            "ExpOfNonPositive" => new(new(VectorMath.ExpOfNonPositive, VectorMath.ExpOfNonPositive, VectorMath.ExpOfNonPositive), Math.Exp, 1e-30)
            {
                Signs = [1u << 31]
            },
            "Expm1" => new(new(VectorMath.Expm1, VectorMath.Expm1, VectorMath.Expm1), ReferenceMath.Expm1, VectorMath.SmallestNormal * 2),
            "Sigmoid" => new(new(VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid), ReferenceMath.Sigmoid, 1.25e-38),
            "Tanh" => new(new(VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh), Math.Tanh, VectorMath.SmallestNormal),
            "Log" => new(new(VectorMath.Log, VectorMath.Log, VectorMath.Log), Math.Log, 0) { Signs = [0] },
            "SoftplusTail" => new(
                new(VectorMath.SoftplusTail, VectorMath.SoftplusTail, VectorMath.SoftplusTail), x => ReferenceMath.Log1p(Math.Exp(-Math.Abs(x))), 2.4e-38),
            "Softplus" => new(new(Softplus, Softplus, Softplus), x => ReferenceMath.Softplus(x, 1), 2.4e-38),
            "SteepSoftplus" => new(new(SteepSoftplus, SteepSoftplus, SteepSoftplus), x => ReferenceMath.Softplus(x, 10), 1.2e-38),
            "NormalCdf" => new(new(NormalCdf, NormalCdf, NormalCdf), ReferenceMath.NormalCdf, 1.3e-38, Thinning: 7),
            "NormalDensity" => new(new(NormalDensity, NormalDensity, NormalDensity), ReferenceMath.NormalDensity, 1.8e-38),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Unknown function."),
        };

        private static V Softplus<V>(V x)
            where V : struct, IFloatVector<V> => VectorMath.Softplus(x, V.Create(1));

        private static V SteepSoftplus<V>(V x)
            where V : struct, IFloatVector<V> => VectorMath.Softplus(x, V.Create(10));

        private static V NormalCdf<V>(V x)
            where V : struct, IFloatVector<V> => VectorMath.NormalCdf(x, out _);

        private static V NormalDensity<V>(V x)
            where V : struct, IFloatVector<V>
        {
            VectorMath.NormalCdf(x, out V density);
            return density;
        }
    }
}
