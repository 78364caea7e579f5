namespace NetGen.Tests.Optimizers;

public class OptimizerTests
{
    private static readonly Dictionary<string, Optimizer> s_rules = new(StringComparer.Ordinal)
    {
        ["sgd"] = new Sgd(0.1f),
        ["sgd momentum"] = new Sgd(0.05f, momentum: 0.9f),
        ["sgd dampening"] = new Sgd(0.05f, momentum: 0.9f, dampening: 0.3f),
        ["sgd nesterov"] = new Sgd(0.05f, momentum: 0.9f, nesterov: true),
        ["momentum"] = new Momentum(0.1f),
        ["rmsprop"] = new RmsProp(0.01f),
        ["rmsprop momentum"] = new RmsProp(0.01f, momentum: 0.9f),
        ["rmsprop centered"] = new RmsProp(0.01f, alpha: 0.9f, centered: true),
        ["rmsprop momentum centered"] = new RmsProp(0.01f, alpha: 0.95f, momentum: 0.5f, centered: true),
        ["adam"] = new Adam(0.01f),
        ["adam other"] = new Adam(0.003f, beta1: 0.5f, beta2: 0.9f, epsilon: 1e-3f),
        ["adamw"] = new AdamW(0.01f, weightDecay: 0.1f),
    };

    public static TheoryData<string> Rules => [.. s_rules.Keys];

    [Theory]
    [MemberData(nameof(Rules))]
    public void FiftySteps_FollowTheRuleInDouble(string name)
    {
        foreach ((float l1, float l2, bool isWeight) in new[] { (0f, 0f, true), (0f, 0.1f, true), (0.01f, 0f, true), (0.01f, 0.1f, true), (0f, 0f, false) })
        {
            Optimizer rule = s_rules[name];
            const int count = 29;
            float[] weights = Values(0, count);
            double[] plainWeights = [.. weights.Select(w => (double)w)];
            PlainOptimizer[] plain = [.. weights.Select(_ => new PlainOptimizer(rule))];
            float[] state = new float[rule.StateSlotCount * count];
            for (int number = 1; number <= 50; number++)
            {
                float[] gradient = Values(number, count);
                rule.Update(
                    weights, gradient, new OptimizerState(state, count, 0, count), new Decay(l1, l2, isWeight), new UpdateStep(rule.LearningRate, number));
                for (int i = 0; i < count; i++)
                {
                    plainWeights[i] = plain[i].Step(plainWeights[i], gradient[i], rule.LearningRate, l1, l2, isWeight, number);
                    ((double)weights[i]).ShouldBe(plainWeights[i], 2e-5, $"{name}, weight {i} after step {number}, L1 {l1}, L2 {l2}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void BlockCutIntoPieces_GivesTheSameBits(string name)
    {
        Optimizer rule = s_rules[name];
        const int count = 61;
        var decay = new Decay(0.01f, 0.1f, true);
        float[] whole = Values(0, count);
        float[] pieces = Values(0, count);
        float[] wholeState = new float[rule.StateSlotCount * count];
        float[] piecesState = new float[rule.StateSlotCount * count];
        for (int number = 1; number <= 10; number++)
        {
            float[] gradient = Values(number, count);
            var step = new UpdateStep(rule.LearningRate, number);
            rule.Update(whole, gradient, new OptimizerState(wholeState, count, 0, count), decay, step);
            int first = 0;
            foreach (int length in new[] { 24, 1, 7, 8, 0, 13, 3, 5 })
            {
                rule.Update(pieces.AsSpan(first, length), gradient.AsSpan(first, length), new OptimizerState(piecesState, count, first, length), decay, step);
                first += length;
            }

            first.ShouldBe(count);
        }

        pieces.ShouldBe(whole);
        piecesState.ShouldBe(wholeState);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Padding_StaysZero(string name)
    {
        Optimizer rule = s_rules[name];
        float[] weights = new float[19], gradient = new float[19], state = new float[19 * rule.StateSlotCount];
        for (int number = 1; number <= 100; number++)
        {
            rule.Update(weights, gradient, new OptimizerState(state, 19, 0, 19), new Decay(0.01f, 0.1f, true), new UpdateStep(0.1f, number));
        }

        weights.ShouldAllBe(w => w == 0);
        state.ShouldAllBe(s => s == 0);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void GradientThatStaysZero_LeavesNoDenormal(string name)
    {
        Optimizer rule = s_rules[name];
        const int count = 11;
        float[] weights = new float[count], gradient = [.. Values(3, count).Select(g => g * 1e-6f)], state = new float[count * rule.StateSlotCount];
        int denormals = 0;
        for (int number = 1; number <= 100_000; number++)
        {
            rule.Update(weights, gradient, new OptimizerState(state, count, 0, count), default, new UpdateStep(rule.LearningRate, number));
            gradient.AsSpan().Clear();
            denormals += state.Count(float.IsSubnormal) + weights.Count(float.IsSubnormal);
        }

        denormals.ShouldBe(0);
        state.ShouldAllBe(s => s == 0);
    }

    [Theory]
    [InlineData(1e-17f)]
    [InlineData(1e-19f)]
    [InlineData(1e-25f)]
    [InlineData(1e-38f)]
    public void TinyGradient_GivesNoDenormalsAndNoLargeStep(float size)
    {
        foreach ((string name, Optimizer rule) in s_rules)
        {
            float[] weights = [1f, 0f, 1f], gradient = [size, -size, size * 3], state = new float[3 * rule.StateSlotCount];
            int denormals = 0;
            for (int number = 1; number <= 5000; number++)
            {
                rule.Update(weights, gradient, new OptimizerState(state, 3, 0, 3), new Decay(0, 0, false), new UpdateStep(rule.LearningRate, number));
                denormals += state.Count(float.IsSubnormal) + weights.Count(float.IsSubnormal);
            }

            denormals.ShouldBe(0, name);
            weights.Zip([1f, 0f, 1f]).ShouldAllBe(w => Math.Abs(w.First - w.Second) < 1e-3, name);
        }
    }

    [Fact]
    public void WeightThatOnlyDecays_EndsAtZero()
    {
        float[] weights = [1e-29f, -1e-29f, 1f];
        for (int number = 1; number <= 100; number++)
        {
            new Sgd(0.1f).Update(weights, [0, 0, 0], default, new Decay(0, 1, true), new UpdateStep(0.1f, number));
        }

        weights[..2].ShouldBe([0, -0f]);
        ((double)weights[2]).ShouldBe(Math.Pow(0.9, 100), 1e-9);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void NotANumber_ReachesTheWeight(string name)
    {
        Optimizer rule = s_rules[name];
        float[] weights = [1, 1, 1], gradient = [0, float.NaN, 0], state = new float[3 * rule.StateSlotCount];
        rule.Update(weights, gradient, new OptimizerState(state, 3, 0, 3), default, new UpdateStep(rule.LearningRate, 1));
        weights.Select(float.IsNaN).ShouldBe([false, true, false]);
    }

    [Fact]
    public void ConstantGradient_CenteredRmsPropStaysFinite()
    {
        foreach (float alpha in new[] { 0.3f, 0.5f, 0.9f, 0.97f })
        {
            const int count = 1000;
            var rule = new RmsProp(1e-6f, alpha, centered: true);
            float[] weights = Values(0, count), gradient = Values(1, count), state = new float[count * 3];
            for (int number = 1; number <= 1000; number++)
            {
                rule.Update(weights, gradient, new OptimizerState(state, count, 0, count), default, new UpdateStep(1e-6f, number));
            }

            weights.ShouldAllBe(w => float.IsFinite(w));
        }
    }

    [Fact]
    public void ShareOfTheGradient_IsThatOfTheDecimalNumberWritten()
    {
        // 1 - 0.999f is 0.00100004673.
        float[] weights = [0], state = new float[2];
        new Adam(beta1: 0.99f, beta2: 0.999f).Update(weights, [1], new OptimizerState(state, 1, 0, 1), default, new UpdateStep(0.001f, 1));
        state.ShouldBe([0.01f, 0.001f]);
    }

    [Fact]
    public void SettingOutOfRange_IsNamed()
    {
        Refused(() => new Sgd(0)).ShouldBe("learningRate");
        Refused(() => new Sgd(float.NaN)).ShouldBe("learningRate");
        Refused(() => new Sgd(0.1f, momentum: 1)).ShouldBe("momentum");
        Refused(() => new Sgd(0.1f, momentum: float.NaN)).ShouldBe("momentum");
        Refused(() => new Sgd(0.1f, momentum: 0.5f, dampening: -1)).ShouldBe("dampening");
        Refused(() => new Sgd(0.1f, nesterov: true)).ShouldBe("nesterov");
        Refused(() => new Sgd(0.1f, momentum: 0.5f, dampening: 0.1f, nesterov: true)).ShouldBe("nesterov");
        Refused(() => new Momentum(0.1f, beta: 1)).ShouldBe("beta");
        Refused(() => new RmsProp(0.1f, alpha: -0.1f)).ShouldBe("alpha");
        Refused(() => new RmsProp(0.1f, epsilon: 0)).ShouldBe("epsilon");
        Refused(() => new RmsProp(0.1f, momentum: 1)).ShouldBe("momentum");
        Refused(() => new Adam(beta1: 1)).ShouldBe("beta1");
        Refused(() => new Adam(beta2: 1)).ShouldBe("beta2");
        Refused(() => new Adam(epsilon: float.PositiveInfinity)).ShouldBe("epsilon");
        Refused(() => new AdamW(weightDecay: -1)).ShouldBe("weightDecay");

        static string? Refused(Func<Optimizer> create) => Should.Throw<ArgumentOutOfRangeException>(() => create()).ParamName;
    }

    /// <summary>Values of both signs between about 0.05 and 1 in size.</summary>
    private static float[] Values(int seed, int count) =>
        [.. Enumerable.Range(0, count).Select(i => (float)Math.Sin((1.3 * i) + (0.7 * seed) + 0.5))];
}
