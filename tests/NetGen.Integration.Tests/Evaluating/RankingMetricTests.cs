namespace NetGen.Integration.Tests.Evaluating;

public sealed class RankingMetricTests
{
    /// <summary>Scores are the inputs.</summary>
    private static readonly ThreeScoresNet s_scores = Identity(new ThreeScoresNet());

    [Fact]
    public void TiedOutputs_RankByTheLowestIndex_SoTopOneIsTheAccuracy()
    {
        // The target's class 1 ties with class 0 in the first row and with class 2 in the second.
        Evaluation evaluation = SoftmaxOf([2, 2, 1, 1, 2, 2, 1, 1, 1], [1, 1, 2]);
        evaluation.Accuracy.ShouldBe(1.0 / 3);
        evaluation.TopKAccuracy(1).ShouldBe(1.0 / 3);
        evaluation.TopKAccuracy(2).ShouldBe(2.0 / 3);
        evaluation.TopKAccuracy(3).ShouldBe(1);
        evaluation.TopKAccuracy(1000).ShouldBe(1);
    }

    [Fact]
    public void SingleUnit_HasItsTargetAmongTheTopTwo()
    {
        Evaluation evaluation = UnitOf([1, -1, 2, -2], [1, 1, 0, 0]);
        evaluation.TopKAccuracy(1).ShouldBe(0.5);
        evaluation.TopKAccuracy(2).ShouldBe(1);
    }

    [Fact]
    public void NaNOutput_RanksLastAndHasNoRocArea()
    {
        var data = Dataset.FromLabels([0, 1, 2, 3, 4, 5], 3, [1, 2], 3);
        var net = new ThreeScoresNet();
        net.SetParameters([1, 0, 0, 0, float.NaN, 0, 0, 0, 1, 0, 0, 0]);
        Evaluation evaluation = net.Evaluate(data);
        evaluation.TopKAccuracy(2).ShouldBe(0.5, "class 2 of the second row is behind the NaN of class 1 alone; class 1 of the first is behind all");
        evaluation.RocAucPerClass[1].ShouldBe(double.NaN);
        evaluation.RocAucPerClass[2].ShouldBe(1);
        evaluation.RocAuc.ShouldBe(double.NaN);
    }

    [Fact]
    public void OneClassAlone_HasNoArea()
    {
        Evaluation evaluation = UnitOf([1, 2, 3], [1, 1, 1]);
        evaluation.RocAuc.ShouldBe(double.NaN);
        evaluation.RocAucPerClass.ShouldBe([double.NaN, double.NaN]);
        evaluation.Accuracy.ShouldBe(1);
    }

    [Fact]
    public void EqualScores_HaveARocAreaOfOneHalf() => UnitOf([1, 1, 1, 1], [0, 1, 1, 0]).RocAuc.ShouldBe(0.5);

    [Fact]
    public void Mistakes_ComeInTheOrderOfTheLossTheyCost()
    {
        Evaluation evaluation = SoftmaxOf([3, 0, 0, 0, 5, 0, 0, 4, 0, 1, 0, 0, 0, 0, 4], [0, 2, 0, 1, 1]);
        Mistake[] mistakes = [.. evaluation.WorstMistakes(10)];
        mistakes.Select(static mistake => mistake.Row).ShouldBe([1, 2, 4, 3]);
        mistakes[0].Target.ShouldBe(2);
        mistakes[0].Predicted.ShouldBe(1);
        mistakes[0].Probability.ShouldBe(1 / (1 + (2 * Math.Exp(-5))), 1e-6);
        mistakes[0].TargetProbability.ShouldBe(Math.Exp(-5) / (1 + (2 * Math.Exp(-5))), 1e-8);
        evaluation.WorstMistakes(2).ShouldBe(mistakes[..2]);
        evaluation.WorstMistakes(0).ShouldBeEmpty();
        mistakes[3].ToString().ShouldBe("row 3: class 1 (probability 0.212) taken for class 0 (0.576)");
    }

    [Fact]
    public void MistakesOfASingleUnit_HaveTheProbabilitiesOfBothClasses()
    {
        Mistake[] mistakes = [.. UnitOf([3, -1, 2, -3], [1, 1, 0, 0]).WorstMistakes(9)];
        mistakes.Select(static mistake => (mistake.Row, mistake.Target, mistake.Predicted)).ShouldBe([(2, 0, 1), (1, 1, 0)]);
        mistakes[0].Probability.ShouldBe(1 / (1 + Math.Exp(-2)), 1e-6);
        mistakes[0].TargetProbability.ShouldBe(1 / (1 + Math.Exp(2)), 1e-6);
        mistakes[1].Probability.ShouldBe(1 / (1 + Math.Exp(-1)), 1e-6);

        Mistake ofTanh = Identity(new TanhUnitNet()).Evaluate(new Dataset([-1], 1, [1], 1)).WorstMistakes(1).ShouldHaveSingleItem();
        ofTanh.TargetProbability.ShouldBe((1 + Math.Tanh(-1)) / 2, 1e-6);
        ofTanh.Probability.ShouldBe((1 - Math.Tanh(-1)) / 2, 1e-6);
    }

    [Fact]
    public void ScoresThatAreNotProbabilities_HaveARankingButNoLogLoss()
    {
        Evaluation evaluation = s_scores.Evaluate(Dataset.FromLabels([5, 1, 0, -7, 3, 2], 3, [0, 2], 3));
        evaluation.TopKAccuracy(1).ShouldBe(0.5);
        evaluation.WorstMistakes(1).ShouldBe([new Mistake(1, 2, 1, 3, 2)]);
        evaluation.LogLoss.ShouldBe(double.NaN);
    }

    [Fact]
    public void NetworksWithoutClasses_HaveNoRanks()
    {
        Evaluation regression = s_scores.Evaluate(new Dataset([1, 2, 3], 3, [1, 2, 4], 3));
        regression.TopKAccuracy(1).ShouldBe(double.NaN);
        regression.RocAuc.ShouldBe(double.NaN);
        regression.RocAucPerClass.ShouldBeEmpty();
        regression.LogLoss.ShouldBe(double.NaN);
        regression.MacroAverage.F1.ShouldBe(double.NaN);
        regression.WeightedAverage.F1.ShouldBe(double.NaN);
        regression.WorstMistakes(3).ShouldBeEmpty();

        Evaluation labels = Identity(new LabelsNet()).Evaluate(new Dataset([1, -1, 1], 3, [1, 1, 0], 3));
        labels.TopKAccuracy(1).ShouldBe(double.NaN);
        labels.WorstMistakes(3).ShouldBeEmpty();
        labels.MacroAverage.F1.ShouldBe(double.NaN);
    }

    [Fact]
    public void CountOutOfRange_IsNamed()
    {
        Evaluation evaluation = UnitOf([1], [1]);
        Should.Throw<ArgumentOutOfRangeException>(() => evaluation.TopKAccuracy(0)).ParamName.ShouldBe("k");
        Should.Throw<ArgumentOutOfRangeException>(() => evaluation.WorstMistakes(-1)).ParamName.ShouldBe("count");
    }

    [Fact]
    public void Support_IsTheNumberOfSamplesOfAClass()
    {
        ConfusionMatrix confusion = SoftmaxOf([1, 0, 0, 1, 0, 0, 0, 1, 0], [0, 1, 1]).ConfusionMatrix!;
        Enumerable.Range(0, 3).Select(confusion.SupportOf).ShouldBe([1, 2, 0]);
    }

    private static Evaluation SoftmaxOf(float[] logits, int[] labels) => Identity(new SoftmaxNet()).Evaluate(Dataset.FromLabels(logits, 3, labels, 3));

    private static Evaluation UnitOf(float[] logits, float[] labels) => Identity(new SigmoidUnitNet()).Evaluate(new Dataset(logits, 1, labels, 1));

    private static T Identity<T>(T network)
        where T : INeuralNetwork<T>
    {
        float[] identity = new float[T.ParameterCount];
        for (int unit = 0; unit < T.OutputSize; unit++)
        {
            identity[(unit * T.InputSize) + unit] = 1;
        }

        network.SetParameters(identity);
        return network;
    }
}
