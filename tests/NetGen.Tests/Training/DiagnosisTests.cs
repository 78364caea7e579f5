using System.Globalization;

namespace NetGen.Tests.Training;

/// <summary>Made-up histories, one for every rule and on both sides of its thresholds. The loss of a constant output is 1 throughout.</summary>
public sealed class DiagnosisTests
{
    [Fact]
    public void LossThatFallsAndSettles_IsHealthy()
    {
        Diagnosis diagnosis = Read(Epochs(30, static t => Settling(t, 0.1), static t => Settling(t, 0.12)));
        diagnosis.IsHealthy.ShouldBeTrue();
        diagnosis.Findings[0].Sentence.ShouldBe(
            "The training loss went from 1 to 0.1008, 10 % of the loss of a constant output. The validation loss is 0.1208, close to the training loss.");
        diagnosis.Findings[0].Advice.ShouldBeEmpty();
        diagnosis.Shows(FindingKind.Healthy).ShouldBeTrue();
        diagnosis.Shows(FindingKind.Overfits).ShouldBeFalse();
    }

    /// <summary>A validation loss well above the training loss, though not enough to be called overfitting.</summary>
    [Theory]
    [InlineData(0.124, ", close to the training loss.")]
    [InlineData(0.22, ", 2.2 times the training loss.")]
    [InlineData(0.05, ", close to the training loss.")]
    public void ValidationLoss_KeepsUpOnlyWhereItIsClose(double validation, string words) =>
        Read(Epochs(30, static t => Settling(t, 0.1), t => Settling(t, validation))).Findings.ShouldHaveSingleItem().Sentence.ShouldContain(words);

    [Fact]
    public void LossThatStillFalls_IsReportedAsFalling()
    {
        Read(Epochs(10, static t => 1 - (0.08 * t))).Findings.ShouldHaveSingleItem().Sentence.ShouldContain("more epochs can lower it further");
        Read(Epochs(30, static t => Settling(t, 0.1))).Findings[0].Sentence.ShouldNotContain("more epochs");
    }

    [Theory]
    [InlineData(0.69, FindingKind.Healthy)]
    [InlineData(0.71, FindingKind.Underfits)]
    [InlineData(0.94, FindingKind.Underfits)]
    public void LossThatSettlesHigh_Underfits(double level, FindingKind expected)
    {
        Finding finding = Read(Epochs(40, t => level + (0.2 * Math.Exp(-t / 2.0)))).Findings.ShouldHaveSingleItem();
        finding.Kind.ShouldBe(expected);
        finding.Numbers.ShouldContain(number => number.Name == "training loss at the end" && Math.Abs(number.Value - level) < 1e-6);
        finding.Numbers.ShouldContain(new Evidence("loss of a constant output", 1));
    }

    [Theory]
    [InlineData(0.96)]
    [InlineData(1.09)]
    public void LossOfAConstant_IsStalled(double level)
    {
        Kinds(Epochs(40, t => level + (0.01 * (t % 2)))).ShouldBe([FindingKind.Stalled, FindingKind.Underfits]);
        Kinds(Epochs(40, _ => level)).ShouldBe([FindingKind.Stalled, FindingKind.Underfits]);
    }

    [Fact]
    public void NoisyTrainingWithFallingValidationLoss_IsNotStalled()
    {
        Kinds(Epochs(20, static t => 1 + (0.03 * (t % 2)), static t => 1.2 - (0.02 * t))).ShouldBeEmpty();
        Kinds(Epochs(20, static t => 1 + (0.03 * (t % 2)), static t => 1.2 - (0.001 * t))).ShouldBe([FindingKind.Stalled, FindingKind.Underfits]);
    }

    [Fact]
    public void PenaltyLargerThanTheLoss_IsNamedAsACause()
    {
        Finding finding = Read([.. Epochs(20, static _ => 0.8).Select(static epoch => epoch with { Penalty = 2.5 })]).Findings.ShouldHaveSingleItem();
        finding.Sentence.ShouldContain("The penalties are 2.5, which is more");
        finding.Advice.ShouldStartWith("smaller L1 and L2");
        finding.Numbers.ShouldContain(new Evidence("penalty at the end", 2.5));
    }

    [Fact]
    public void LossThatFallsWithoutSlowing_HasTooLowARate()
    {
        Finding finding = Read(Epochs(20, static t => 1.2 - (0.001 * t))).Findings.ShouldHaveSingleItem();
        finding.Kind.ShouldBe(FindingKind.LearningRateTooLow);
        finding.Numbers.ShouldContain(number => number.Name == "fall, second half" && Math.Abs(number.Value - 0.01) < 1e-9);
        finding.Numbers.ShouldContain(new Evidence("learning rate, epoch 20", 0.25));

        // Noise that is larger than a single step down.
        Kinds(Epochs(30, static t => 1.2 - (0.01 * t) + (0.01 * Math.Sin(7 * t)))).ShouldBe([FindingKind.LearningRateTooLow]);

        // The flat end of an exponential fall is none.
        Kinds(Epochs(30, static t => 0.8 + (0.3 * Math.Exp(-t / 4.0)))).ShouldBe([FindingKind.Underfits]);
        Kinds(Epochs(30, static t => 0.8 + (0.3 * Math.Exp(-t / 20.0)))).ShouldBe([FindingKind.LearningRateTooLow]);
    }

    [Fact]
    public void HighLossThatFallsFast_IsNotJudged()
    {
        Diagnosis diagnosis = Read(Epochs(8, static t => 1000 * Math.Pow(0.5, t)));
        diagnosis.Findings.ShouldBeEmpty();
        diagnosis.IsHealthy.ShouldBeFalse();
        diagnosis.Missing.ShouldContain(static sentence => sentence.Contains("Train for more epochs", StringComparison.Ordinal));
    }

    [Fact]
    public void LossThatFitsNoRule_IsReportedAsSuch() =>
        Read(Epochs(10, static t => 1.5 + (0.02 * (t % 2)))).Missing.ShouldContain(
            static sentence => sentence.Contains("fit no rule", StringComparison.Ordinal));

    [Theory]
    [InlineData(0.25, FindingKind.LearningRateTooHigh)]
    [InlineData(0.05, FindingKind.Healthy)]
    public void LossThatJumps_HasTooHighARate(double share, FindingKind expected) =>
        Kinds(Epochs(20, t => 0.4 * (1 + (share * (t % 2 == 0 ? 1 : -1))))).ShouldBe([expected]);

    [Fact]
    public void JumpsOfANearlyZeroLoss_AreHealthy() =>
        Kinds(Epochs(40, static t => t < 5 ? 1.0 / (t + 1) : 0.01 * (1 + (0.8 * (t % 2))))).ShouldBe([FindingKind.Healthy]);

    [Fact]
    public void SingleSpike_IsHealthy() => Kinds(Epochs(30, static t => t == 25 ? 0.9 : Settling(t, 0.1))).ShouldBe([FindingKind.Healthy]);

    [Fact]
    public void LossThatRisesAboveAConstant_HasTooHighARate()
    {
        Kinds(Epochs(10, static t => 0.9 + (0.2 * t))).ShouldBe([FindingKind.LearningRateTooHigh]);
        Kinds(Epochs(30, static t => t < 3 ? 0.8 : 5)).ShouldBe([FindingKind.LearningRateTooHigh]);
    }

    [Fact]
    public void NonFiniteLoss_IsADivergence()
    {
        foreach (double broken in (double[])[double.NaN, double.PositiveInfinity])
        {
            Finding finding = Read(Epochs(9, t => t == 6 ? broken : 0.5)).Findings.ShouldHaveSingleItem();
            finding.Kind.ShouldBe(FindingKind.LearningRateTooHigh);
            finding.Sentence.ShouldContain("after 6 good epoch(s)");
        }

        Diagnosis atOnce = Diagnosis.Of([], 1, StopReason.Diverged);
        atOnce.Findings.ShouldHaveSingleItem().Kind.ShouldBe(FindingKind.LearningRateTooHigh);
        atOnce.Missing.ShouldContain(static sentence => sentence.Contains("but found 0", StringComparison.Ordinal));
    }

    [Fact]
    public void RisingValidationLossWithFallingTrainingLoss_IsOverfitting()
    {
        Finding finding = Read(Epochs(20, static t => 0.5 * Math.Pow(0.9, t), static t => 0.5 + (0.02 * Math.Abs(t - 8)))).Findings.ShouldHaveSingleItem();
        finding.Kind.ShouldBe(FindingKind.Overfits);
        finding.Sentence.ShouldContain("lowest in epoch 9, at 0.5. Then it rose to 0.7");
        finding.Numbers.ShouldContain(new Evidence("lowest validation loss, epoch 9", 0.5));
        finding.Advice.ShouldContain("EarlyStopping");
        Diagnosis.Of(Epochs(20, static t => 0.5 * Math.Pow(0.9, t), static t => 0.5 + (0.02 * Math.Abs(t - 8))), 1, StopReason.StoppedByCallback)
            .Findings[0].Sentence.ShouldEndWith("A callback then stopped the training.");
    }

    [Fact]
    public void SmallRiseOfTheValidationLoss_IsHealthy()
    {
        // Less than a tenth of it; less than a hundredth of the constant; up and down; together with the training loss.
        Kinds(Epochs(20, static t => 0.5 * Math.Pow(0.95, t), static t => 0.3 + (0.002 * Math.Abs(t - 8)))).ShouldBe([FindingKind.Healthy]);
        Kinds(Epochs(20, static t => 0.1 * Math.Pow(0.8, t), static t => 0.01 + (0.0005 * Math.Abs(t - 8)))).ShouldBe([FindingKind.Healthy]);
        Kinds(Epochs(20, static t => 0.4 * Math.Pow(0.95, t), static t => 0.25 + (0.04 * (t % 2)))).ShouldBe([FindingKind.Healthy]);
        Kinds(Epochs(20, static t => 0.3 + (0.01 * Math.Abs(t - 8)), static t => 0.3 + (0.01 * Math.Abs(t - 8)))).ShouldBe([FindingKind.Healthy]);
    }

    [Theory]
    [InlineData(0.32, FindingKind.Overfits)]
    [InlineData(0.28, FindingKind.Healthy)]
    public void ValidationLossFarAboveTheTrainingLoss_IsOverfitting(double validation, FindingKind expected) =>
        Kinds(Epochs(20, static t => Settling(t, 0.08), t => Settling(t, validation - 0.02))).ShouldBe([expected]);

    [Fact]
    public void ValidationLossOfAConstant_IsNotHealthy()
    {
        Diagnosis diagnosis = Read(Epochs(20, static _ => 0.6, static _ => 0.96));
        diagnosis.Findings.ShouldBeEmpty();
        diagnosis.ToString().ShouldContain("not judged: the losses. They fit no rule");
    }

    [Fact]
    public void DeadUnits_AreReadFromTheLastReading()
    {
        TrainingHealth dead = Health(1, new LayerHealth("Relu1", 1, 10, 4), new LayerHealth("Relu2", 1, 10, 3)),
            alive = Health(1, new LayerHealth("Relu1", 1, 10, 0));
        Finding finding = Read(WithHealth(alive, dead)).Findings.ShouldHaveSingleItem();
        finding.Kind.ShouldBe(FindingKind.DeadUnits);
        finding.Sentence.ShouldContain("4 of 10 in Relu1.");
        finding.Numbers.ShouldBe([new Evidence("dead share of Relu1, epoch 10", 0.4)]);
        Read(WithHealth(dead, alive)).IsHealthy.ShouldBeTrue();
    }

    [Fact]
    public void GradientRatio_DistinguishesVanishingFromExploding()
    {
        Kinds(WithHealth(Health(1e-4))).ShouldBe([FindingKind.VanishingGradients]);
        Kinds(WithHealth(Health(1e-2))).ShouldBe([FindingKind.Healthy]);
        Kinds(WithHealth(Health(1e2))).ShouldBe([FindingKind.Healthy]);
        Kinds(WithHealth(Health(1e4))).ShouldBe([FindingKind.ExplodingGradients]);
        Kinds(WithHealth(Health(double.NaN))).ShouldBe([FindingKind.Healthy]);
        Kinds(WithHealth(Health(double.NaN) with { FirstNonFinite = "output of Relu2" })).ShouldBe([FindingKind.ExplodingGradients]);
        Kinds(WithHealth(Health(0, new LayerHealth("Relu1", 0, 5, 5))))
            .ShouldBe([FindingKind.DeadUnits], "nothing vanishes behind a layer that lets nothing through");
    }

    [Fact]
    public void HealthOfAShortTraining_IsJudgedToo()
    {
        Diagnosis diagnosis = Read([.. Epochs(2, static _ => 0.5).Select(static epoch => epoch with { Health = Health(1e-5) })]);
        diagnosis.Findings.ShouldHaveSingleItem().Kind.ShouldBe(FindingKind.VanishingGradients);
    }

    [Fact]
    public void WhatIsNotThere_IsNamedInsteadOfGuessed()
    {
        Diagnosis nothing = Diagnosis.Of([]);
        nothing.Findings.ShouldBeEmpty();
        nothing.Missing.Length.ShouldBe(4);

        Diagnosis shortOne = Read(Epochs(4, static t => 5 + (10.0 * t), static t => 9.0 * t));
        shortOne.Findings.ShouldBeEmpty("four epochs show no course, however bad they look");
        shortOne.Missing[0].ShouldContain("needs at least 5 epochs with finite losses, but found 4");

        Diagnosis complete =
            Read([.. Epochs(5, static t => Settling(t, 0.1), static t => Settling(t, 0.1)).Select(static epoch => epoch with { Health = Health(1) })]);
        complete.IsHealthy.ShouldBeTrue();
        complete.Missing.ShouldBeEmpty();
    }

    [Fact]
    public void WithoutABaseline_LevelsAreNotJudged()
    {
        Diagnosis flat = Diagnosis.Of(Epochs(20, static _ => 0.9));
        flat.Findings.ShouldBeEmpty();
        flat.Missing.ShouldContain(static sentence => sentence.Contains("how much was learned", StringComparison.Ordinal));
        Diagnosis.Of(Epochs(20, static t => Settling(t, 0.1))).IsHealthy.ShouldBeTrue();
        Diagnosis.Of(Epochs(20, static t => Settling(t, 0.1)), baselineLoss: 0).IsHealthy.ShouldBeTrue("targets that are constant give no level either");
        Diagnosis.Of(Epochs(20, static t => t % 2 == 0 ? 0.2 : 0.6)).Findings.ShouldHaveSingleItem().Kind.ShouldBe(FindingKind.LearningRateTooHigh);
        Diagnosis.Of(Epochs(20, static t => 0.5 * Math.Pow(0.9, t), static t => 0.5 + (0.02 * Math.Abs(t - 8)))).Findings.ShouldHaveSingleItem().Kind.ShouldBe(
            FindingKind.Overfits);
    }

    [Fact]
    public void ValidationInFewEpochs_IsNotJudged() =>
        Read(
        [
            .. Epochs(20, static t => Settling(t, 0.1), static t => t >= 16 ? 0.9 : double.NaN)
        ]).Missing.ShouldContain(static sentence => sentence.Contains("whether the network overfits", StringComparison.Ordinal));

    [Fact]
    public void Causes_ComeBeforeTheirEffects() =>
        Kinds([.. Epochs(20, static _ => 1).Select(static epoch => epoch with { Health = Health(1e-6, new LayerHealth("Relu1", 1, 10, 9)) })])
            .ShouldBe([FindingKind.VanishingGradients, FindingKind.DeadUnits, FindingKind.Stalled, FindingKind.Underfits]);

    [Fact]
    public void Text_HasFindingAdviceAndNumbersInAnyCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        string[] lines = Read([.. Epochs(20, static _ => 0.8).Select(static epoch => epoch with { Accuracy = 0.625 })]).ToString().TrimEnd('\n').Split('\n');
        CultureInfo.CurrentCulture = before;
        lines.Length.ShouldBe(5);
        lines[0].ShouldStartWith("Underfits: The training loss stays at 0.8, 80 % of the loss of a constant output");
        lines[1].ShouldStartWith("  try: more units or layers");
        lines[2].ShouldBe("  from: training loss at the end 0.8, loss of a constant output 1, training accuracy, epoch 20 0.625");
        lines[3].ShouldStartWith("not judged: whether the network overfits");
        lines[4].ShouldStartWith("not judged: dead units and gradients");
    }

    [Fact]
    public void Reading_DependsOnTheRecordsAlone()
    {
        EpochRecord[] epochs = Epochs(20, static t => Settling(t, 0.3), static t => Settling(t, 0.5));
        Read(epochs).ToString().ShouldBe(Read([.. epochs.Select(static epoch => epoch with { Duration = TimeSpan.FromDays(1) })]).ToString());
        var history = new History { BaselineLoss = 1 };
        foreach (EpochRecord epoch in epochs)
        {
            history.Add(epoch);
        }

        history.Diagnose().ToString().ShouldBe(Read(epochs).ToString());
    }

    /// <summary>From 1 down to a level with a time constant of four epochs.</summary>
    private static double Settling(int t, double level) => level + ((1 - level) * Math.Exp(-t / 4.0));

    private static EpochRecord[] Epochs(int count, Func<int, double> loss, Func<int, double>? validation = null) =>
        [.. Enumerable.Range(0, count)
            .Select(t => new EpochRecord { Epoch = t + 1, Loss = loss(t), ValidationLoss = validation?.Invoke(t), LearningRate = 0.25f })];

    /// <summary>Ten healthy epochs of which the last ones have readings.</summary>
    private static EpochRecord[] WithHealth(params TrainingHealth[] readings) =>
        [.. Epochs(10, static t => Settling(t, 0.1))
            .Select((epoch, t) => epoch with { Health = t >= 10 - readings.Length ? readings[t - 10 + readings.Length] : null })];

    private static TrainingHealth Health(double ratio, params LayerHealth[] layers) =>
        new() { SampleCount = 64, Layers = [.. layers], Tensors = [], GradientRatio = ratio };

    private static Diagnosis Read(IReadOnlyList<EpochRecord> epochs) => Diagnosis.Of(epochs, baselineLoss: 1);

    private static IEnumerable<FindingKind> Kinds(IReadOnlyList<EpochRecord> epochs) => Read(epochs).Findings.Select(static finding => finding.Kind);
}
