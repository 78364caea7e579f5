namespace NetGen.Tests.Numerics;

public sealed class ActivationTests
{
    private static readonly Dictionary<string, Case> s_cases = new(StringComparer.Ordinal)
    {
        ["linear"] = Case.Of<LinearActivation>(0, (z, _) => z, (_, _) => 1),
        ["sigmoid"] = Case.Of<SigmoidActivation>(0, (z, _) => ReferenceMath.Sigmoid(z), (z, _) => ReferenceMath.SigmoidDerivative(ReferenceMath.Sigmoid(z))),
        ["tanh"] = Case.Of<TanhActivation>(0, (z, _) => Math.Tanh(z), (z, _) => ReferenceMath.TanhDerivative(Math.Tanh(z))),
        ["relu"] = Case.Of<ReluActivation>(0, (z, _) => ReferenceMath.Relu(z), (z, _) => ReferenceMath.ReluDerivative(z)),
        ["leaky relu"] = Case.Of<LeakyReluActivation>(0.01f, ReferenceMath.Relu, ReferenceMath.ReluDerivative),
        ["elu"] = Case.Of<EluActivation>(1.5f, ReferenceMath.Elu, ReferenceMath.EluDerivative),
        ["softplus"] = Case.Of<SoftplusActivation>(2f, ReferenceMath.Softplus, ReferenceMath.SoftplusDerivative),
        ["gelu"] = Case.Of<GeluActivation>(0, (z, _) => ReferenceMath.Gelu(z), (z, _) => ReferenceMath.GeluDerivative(z)),
        ["silu"] = Case.Of<SiluActivation>(0, (z, _) => ReferenceMath.Silu(z), (z, _) => ReferenceMath.SiluDerivative(z)),
        ["erf"] = Case.Of<ErfActivation>(0, (z, _) => ReferenceMath.Erf(z), (z, _) => 2 / Math.Sqrt(Math.PI) * Math.Exp(-z * z)),
        ["gelu tanh"] = Case.Of<GeluTanhActivation>(0, (z, _) => ReferenceMath.GeluTanh(z), (z, _) => ReferenceMath.GeluTanhDerivative(z)),
        ["hard sigmoid"] = Case.Of<HardSigmoidActivation>(0.2f, (z, alpha) => Math.Clamp((alpha * z) + 0.5, 0, 1), (z, alpha) => Math.Abs(alpha * z) < 0.5
            ? alpha
            : 0),
        ["hard swish"] = Case.Of<HardSwishActivation>(0, (z, _) => z * Math.Clamp((z / 6) + 0.5, 0, 1), (z, _) => z <= -3 ? 0 : z > 3 ? 1 : (z / 3) + 0.5),
        ["at least"] = Case.Of<AtLeastActivation>(-1.25f, Math.Max, (z, limit) => z > limit ? 1 : 0),
        ["at most"] = Case.Of<AtMostActivation>(6, Math.Min, (z, limit) => z < limit ? 1 : 0),
    };

    public static TheoryData<string> Activations => [.. s_cases.Keys];

    [Theory]
    [MemberData(nameof(Activations))]
    public void Apply_IsTheFunctionInDouble(string name)
    {
        Case activation = s_cases[name];

        // Where these are small they are a difference, or e to the power of a rounded number.
        double relative = name switch { "gelu tanh" => 1e-5, "hard sigmoid" or "hard swish" => 1e-6, _ => 6e-7 },
            absolute = name.StartsWith("hard", StringComparison.Ordinal) ? 2e-7 : 1.1e-36;
        for (float z = -100; z <= 100; z += 0.0371f)
        {
            double exact = activation.Exact(z, activation.Parameter);
            ((double)activation.Apply(z)).ShouldBe(exact, (relative * Math.Abs(exact)) + absolute, $"{name} at {z:R}");
        }
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void Derivative_IsTheCentralDifferenceOfTheFunction(string name)
    {
        Case activation = s_cases[name];
        const double h = 1e-5;

        // 1 − y² doubles the error of y, which for tanh may be five units in the last place.
        double tolerance = name switch { "silu" or "gelu tanh" => 1.2e-6, "tanh" or "hard swish" or "erf" => 7e-7, _ => 4e-7 };
        for (float z = -20.001f; z <= 20; z += 0.0371f)
        {
            double difference = (activation.Exact(z + h, activation.Parameter) - activation.Exact(z - h, activation.Parameter)) / (2 * h);
            activation.ExactDerivative(z, activation.Parameter).ShouldBe(difference, 1e-8, $"{name} in double at {z:R}");
            ((double)activation.Derivative(z)).ShouldBe(difference, tolerance, $"{name} at {z:R}");
        }
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void NotANumber_PassesThrough(string name)
    {
        float.IsNaN(s_cases[name].Apply(float.NaN)).ShouldBeTrue();
        float.IsNaN(s_cases[name].Apply(BitConverter.UInt32BitsToSingle(0xFF80_0123))).ShouldBeTrue();
        double.IsNaN(s_cases[name].Exact(double.NaN, s_cases[name].Parameter)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("linear", float.NegativeInfinity, float.PositiveInfinity, 1, 1)]
    [InlineData("sigmoid", 0, 1, 0, 0)]
    [InlineData("tanh", -1, 1, 0, 0)]
    [InlineData("relu", 0, float.PositiveInfinity, 0, 1)]
    [InlineData("leaky relu", float.NegativeInfinity, float.PositiveInfinity, 0.01f, 1)]
    [InlineData("elu", -1.5f, float.PositiveInfinity, 0, 1)]
    [InlineData("softplus", 0, float.PositiveInfinity, 0, 1)]
    [InlineData("gelu", 0, float.PositiveInfinity, 0, 1)]
    [InlineData("silu", 0, float.PositiveInfinity, 0, 1)]
    [InlineData("erf", -1, 1, 0, 0)]
    [InlineData("gelu tanh", 0, float.PositiveInfinity, 0, 1)]
    [InlineData("hard sigmoid", 0, 1, 0, 0)]
    [InlineData("hard swish", 0, float.PositiveInfinity, 0, 1)]
    [InlineData("at least", -1.25f, float.PositiveInfinity, 0, 1)]
    [InlineData("at most", float.NegativeInfinity, 6, 1, 0)]
    public void LargestAndInfiniteInputs_GoToTheLimit(string name, float below, float above, float slopeBelow, float slopeAbove)
    {
        Case activation = s_cases[name];
        activation.Apply(float.NegativeInfinity).ShouldBe(below);
        activation.Apply(float.PositiveInfinity).ShouldBe(above);
        activation.Derivative(float.NegativeInfinity).ShouldBe(slopeBelow);
        activation.Derivative(float.PositiveInfinity).ShouldBe(slopeAbove);
        activation.Derivative(float.MinValue).ShouldBe(slopeBelow);
        activation.Derivative(float.MaxValue).ShouldBe(slopeAbove);
        float.IsFinite(activation.Apply(float.MinValue)).ShouldBeTrue();
        float.IsFinite(activation.Apply(float.MaxValue)).ShouldBeTrue();
    }

    private sealed record Case(
        float Parameter, Func<float, float> Apply, Func<float, float> Derivative, Func<double, double, double> Exact,
        Func<double, double, double> ExactDerivative)
    {
        public static Case Of<T>(float parameter, Func<double, double, double> exact, Func<double, double, double> exactDerivative)
            where T : struct, IElementwiseActivation
        {
            return new Case(
                parameter,
                new EveryWidth(Apply<FloatVector512>, Apply<FloatVector256>, Apply<FloatVector128>).Apply,
                new EveryWidth(Derivative<FloatVector512>, Derivative<FloatVector256>, Derivative<FloatVector128>).Apply,
                exact,
                exactDerivative);

            V Apply<V>(V z)
                where V : struct, IFloatVector<V> => V.Apply<T>(z, V.Create(parameter));

            V Derivative<V>(V z)
                where V : struct, IFloatVector<V> => V.Derivative<T>(z, Apply(z), V.Create(parameter));
        }
    }
}
