namespace NetGen.Tests.Optimizers;

/// <summary>What optimizers say of themselves: the text that a checkpoint compares, the state that they need, and why a setting is refused.</summary>
public sealed class OptimizerTextTests
{
    [Theory]
    [InlineData("Sgd(learningRate 0.1, momentum 0.5, dampening 0.25, nesterov False)")]
    [InlineData("Momentum(learningRate 0.1, beta 0.5)")]
    [InlineData("RmsProp(learningRate 0.1, alpha 0.5, epsilon 0.25, momentum 0.125, centered True)")]
    [InlineData("Adam(learningRate 0.1, beta1 0.5, beta2 0.25, epsilon 0.125)")]
    [InlineData("AdamW(learningRate 0.1, beta1 0.5, beta2 0.25, epsilon 0.125, weightDecay 0.0625)")]
    public void Text_HasEverySetting(string text)
    {
        Optimizer[] all =
        [
            new Sgd(0.1f, 0.5f, 0.25f), new Momentum(0.1f, 0.5f), new RmsProp(0.1f, 0.5f, 0.25f, 0.125f, centered: true), new Adam(0.1f, 0.5f, 0.25f, 0.125f),
            new AdamW(0.1f, 0.5f, 0.25f, 0.125f, 0.0625f),
        ];
        all.Select(static one => one.ToString()).Contains(text, StringComparer.Ordinal).ShouldBeTrue(text);
    }

    [Fact]
    public void StateSlots_AreThoseThatTheRuleReads()
    {
        new Sgd(0.1f).StateSlotCount.ShouldBe(0);
        new Sgd(0.1f, momentum: 0.5f).StateSlotCount.ShouldBe(1);
        new Momentum(0.1f).StateSlotCount.ShouldBe(1);
        new RmsProp(0.1f).StateSlotCount.ShouldBe(1);
        new RmsProp(0.1f, momentum: 0.5f).StateSlotCount.ShouldBe(3);
        new RmsProp(0.1f, centered: true).StateSlotCount.ShouldBe(3);
        new Adam().StateSlotCount.ShouldBe(2);
        new AdamW().StateSlotCount.ShouldBe(2);
    }

    /// <summary>A rule outside NetGen gets its penalties in the gradient.</summary>
    [Fact]
    public void RulesOfNetGen_AddThePenalties()
    {
        Optimizer[] all = [new Sgd(0.1f), new Momentum(0.1f), new RmsProp(0.1f), new Adam(), new AdamW()];
        all.ShouldAllBe(static rule => rule.AddsPenalties);
        new OwnRule().AddsPenalties.ShouldBeFalse();
        new OwnRule().ToString().ShouldBe("OwnRule(learningRate 0.5)");
    }

    [Fact]
    public void RefusedSetting_IsExplained()
    {
        Refused(static () => new Sgd(0)).ShouldStartWith("The learning rate must be positive and finite.");
        Refused(static () => new Sgd(0.1f, 0.5f, dampening: 1.5f)).ShouldStartWith("dampening must be from 0 to 1.");
        Refused(static () => new Sgd(0.1f, momentum: 0.5f, dampening: 0.25f, nesterov: true))
            .ShouldStartWith("Nesterov's form needs a momentum above 0 and no dampening, but they are 0.5 and 0.25.");
        new Sgd(0.1f, 0.5f, dampening: 1).Dampening.ShouldBe(1);

        static string Refused(Func<Optimizer> create) => Should.Throw<ArgumentOutOfRangeException>(() => create()).Message;
    }

    /// <summary>The square of a smaller gradient would add a denormal to the average: (1 − β)g² is the smallest normal number at the bound.</summary>
    [Fact]
    public void SmallestGradient_HasTheSmallestNormalSquare()
    {
        new SquareAverage(new MovingAverage(0.999f)).SmallestGradient.ShouldBe((float)Math.Sqrt(1.17549435e-38 / 0.001), 1e-24f);
        new SquareAverage(new MovingAverage(0.5f)).SmallestGradient.ShouldBe((float)Math.Sqrt(2 * 1.17549435e-38), 1e-25f);
    }

    [Fact]
    public void LengthsThatDiffer_AreRefused()
    {
        foreach (Optimizer rule in new Optimizer[] { new Sgd(0.1f), new Momentum(0.1f), new RmsProp(0.1f), new Adam(), new AdamW() })
        {
            float[] state = new float[8 * Math.Max(1, rule.StateSlotCount)];
            Should.Throw<ArgumentException>(() => Update(rule, 8, 7, state, 8)).Message.ShouldContain("gradient");
            if (rule.StateSlotCount > 0)
            {
                Should.Throw<ArgumentException>(() => Update(rule, 8, 8, state, 7)).Message.ShouldContain("state");
            }
        }

        static void Update(Optimizer rule, int weights, int gradient, float[] state, int stateLength) =>
            rule.Update(new float[weights], new float[gradient], new OptimizerState(state, 8, 0, stateLength), default, new UpdateStep(0.1f, 1));
    }

    private sealed class OwnRule() : Optimizer(0.5f)
    {
        public override int StateSlotCount => 0;

        public override void Update(Span<float> weights, ReadOnlySpan<float> gradient, OptimizerState state, Decay decay, UpdateStep step)
        {
            // Only its descriptions are asked for.
        }
    }
}
