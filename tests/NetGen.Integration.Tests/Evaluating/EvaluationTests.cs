namespace NetGen.Integration.Tests.Evaluating;

public sealed class EvaluationTests
{
    [Fact]
    public void OneHotTargets_AreMetByTheArgMax()
    {
        // Logits are ten times the inputs: rows are taken for classes 0, 0, 1, 2, 2, 2.
        var net = new SoftmaxNet();
        net.SetParameters([10, 0, 0, 0, 10, 0, 0, 0, 10, 0, 0, 0]);
        float[] features = [1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 1];
        Evaluation evaluation = net.Evaluate(Dataset.FromLabels(features, 3, [0, 1, 1, 2, 2, 0], 3));
        evaluation.Accuracy.ShouldBe(4.0 / 6, 1e-12);

        ConfusionMatrix confusion = evaluation.ConfusionMatrix.ShouldNotBeNull();
        int[,] expected = { { 1, 0, 1 }, { 1, 1, 0 }, { 0, 0, 2 } };
        for (int actual = 0; actual < 3; actual++)
        {
            for (int predicted = 0; predicted < 3; predicted++)
            {
                confusion[actual, predicted].ShouldBe(expected[actual, predicted]);
            }
        }

        evaluation.Precision.ShouldBe([1.0 / 2, 1, 2.0 / 3]);
        evaluation.Recall.ShouldBe([1.0 / 2, 1.0 / 2, 1]);
        evaluation.F1.ShouldBe([1.0 / 2, 2.0 / 3, 4.0 / 5]);

        // −ln of a right class's probability, and 10 more of a wrong one's.
        double right = Math.Log(1 + (2 * Math.Exp(-10)));
        evaluation.Loss.ShouldBe(((4 * right) + (2 * (10 + right))) / 6, 1e-5);
    }

    /// <summary>What is no number is neither right nor "below the threshold", and agrees with the top-k accuracy.</summary>
    [Fact]
    public void NaNOutputs_AreWrong()
    {
        var net = new SoftmaxNet();
        net.SetParameters([float.NaN, 0, 0, 0, 10, 0, 0, 0, 10, 0, 0, 0]);
        Evaluation classes = net.Evaluate(Dataset.FromLabels([1, 0, 0, 0, 1, 0], 3, [0, 1], 3));
        (classes.Accuracy, classes.TopKAccuracy(1)).ShouldBe((0, 0));
        var labels = new LabelsNet();
        labels.SetParameters([float.NaN, 0, 0, 0, 10, 0, 0, 0, 10, 0, 0, 0]);
        labels.Evaluate(new Dataset([1, 1, 1, 1, 1, 1], 3, [0, 1, 1, 0, 0, 1], 3)).Accuracy.ShouldBe(3.0 / 6, 1e-12);
    }

    [Fact]
    public void NaNOutputs_AreOfNoClass_SoThatAllMetricsAgree()
    {
        var net = new SoftmaxNet();
        net.SetParameters([float.NaN, 0, 0, 0, 10, 0, 0, 0, 10, 0, 0, 0]);
        Evaluation found = net.Evaluate(Dataset.FromLabels([1, 0, 0, 0, 1, 0], 3, [0, 0], 3));
        ConfusionMatrix matrix = found.ConfusionMatrix!;
        (matrix[0, 0], matrix.UnclassifiedOf(0), matrix.SupportOf(0)).ShouldBe((0, 2, 2));
        (found.Accuracy, found.WeightedAverage.Recall, found.F1[0]).ShouldBe((0, 0, 0));
        found.WorstMistakes(5).Length.ShouldBe(2);
    }

    [Fact]
    public void DataThatFitWouldRefuse_AreRefused()
    {
        var net = new SoftmaxNet();
        Should.Throw<ArgumentException>(() => net.Evaluate(Dataset.FromLabels([1, float.NaN, 0], 3, [0], 3))).Message.ShouldContain("NaN");
        Should.Throw<ArgumentException>(() => net.Evaluate(new Dataset([1, 0, 0], 3, [2, 0, 0], 3))).Message.ShouldContain("between 0 and 1");
    }

    [Fact]
    public void SeveralSigmoids_AreCountedLabelByLabel()
    {
        var net = new LabelsNet();
        net.SetParameters([10, 0, 0, 0, 10, 0, 0, 0, 10, 0, 0, 0]);
        Evaluation evaluation = net.Evaluate(new Dataset([1, -1, 1, -1, -1, 1], 3, [1, 0, 0, 1, 0, 1], 3));
        evaluation.Accuracy.ShouldBe(4.0 / 6, 1e-12);
        evaluation.ConfusionMatrix.ShouldBeNull();
        evaluation.Precision.ShouldBeEmpty();
        evaluation.Loss.ShouldBe((Math.Log(1 + Math.Exp(-10)) * 4 + (10 + Math.Log(1 + Math.Exp(-10))) * 2) / 6, 1e-5);

        // One-hot rows are classes, whatever the activation.
        net.Evaluate(new Dataset([1, -1, -1, -1, -1, 1], 3, [1, 0, 0, 0, 1, 0], 3)).Accuracy.ShouldBe(0.5);
    }

    [Fact]
    public void SingleUnit_HasItsThresholdInTheMiddle()
    {
        var sigmoid = new SigmoidUnitNet();
        sigmoid.SetParameters([1, 0]);
        Evaluation evaluation = sigmoid.Evaluate(new Dataset([0, -0.01f, 3, -3], 1, [1, 0, 0, 1], 1));
        evaluation.Accuracy.ShouldBe(0.5);
        evaluation.ConfusionMatrix.ShouldNotBeNull()[1, 0].ShouldBe(1);
        evaluation.Precision.ShouldBe([0.5, 0.5]);

        var tanh = new TanhUnitNet();
        tanh.SetParameters([1, 0]);
        tanh.Evaluate(new Dataset([0, -0.01f, 3, -3], 1, [1, -1, -1, 1], 1)).Accuracy.ShouldBe(0.5);
    }

    [Fact]
    public void Regression_HasErrorsAndNoAccuracy()
    {
        // Outputs 1, 2, 3, 4 for targets 1, 3, 2, 6: errors 0, −1, 1, −2.
        var net = new PlaneNet();
        net.SetParameters([1, 0, 0]);
        Evaluation evaluation = net.Evaluate(new Dataset([1, 9, 2, 9, 3, 9, 4, 9], 2, [1, 3, 2, 6], 1));
        evaluation.Accuracy.ShouldBe(double.NaN);
        evaluation.ConfusionMatrix.ShouldBeNull();
        evaluation.Loss.ShouldBe(1.5, 1e-6);
        evaluation.Rmse.ShouldBe(Math.Sqrt(1.5), 1e-6);
        evaluation.Mae.ShouldBe(1, 1e-6);
        evaluation.R2.ShouldBe(1 - (6.0 / 14), 1e-6);
    }

    [Fact]
    public void SeveralOutputs_AreAveragedInEveryError()
    {
        var net = new StandardizedNet();
        net.SetParameters([1, 0, 0, 1, 0, 0, 0, 0, 5]);
        net.SetState([10, 10, 2, 2]);
        Evaluation evaluation = net.Evaluate(new Dataset([12, 14, 16, 18], 2, [2, 2, 4, 5, 4, 6], 3));
        // Outputs (1, 2, 5) and (3, 4, 5): errors −1, 0, 1 and −2, 0, −1.
        evaluation.Loss.ShouldBe(7.0 / 6, 1e-6);
        evaluation.Rmse.ShouldBe(Math.Sqrt(7.0 / 6), 1e-6);
        evaluation.Mae.ShouldBe(5.0 / 6, 1e-6);
        evaluation.R2.ShouldBe(((1 - (5 / 4.5)) + 1 + (1 - (2 / 2.0))) / 3, 1e-6);
    }

    [Fact]
    public void SaturatedOutputs_HaveFiniteLosses()
    {
        var softmax = new SoftmaxNet();
        softmax.SetParameters([1000, 0, 0, 0, 1000, 0, 0, 0, 1000, 0, 0, 0]);
        softmax.Evaluate(Dataset.FromLabels([1, 0, -1], 3, [2], 3)).Loss.ShouldBe(2000, 1e-3);
        var sigmoid = new SigmoidUnitNet();
        sigmoid.SetParameters([1000, 0]);
        sigmoid.Evaluate(new Dataset([1, -1], 1, [0, 0], 1)).Loss.ShouldBe(500, 1e-3);
        var labels = new LabelsNet();
        labels.SetParameters([1000, 0, 0, 0, 1000, 0, 0, 0, 1000, 0, 0, 0]);
        labels.Evaluate(new Dataset([1, 1, -1], 3, [1, 0, 1], 3)).Loss.ShouldBe(2000.0 / 3, 1e-3);
    }

    [Fact]
    public void Dropout_DoesNothingInEvaluation()
    {
        Dataset data = Samples.Classes(50, 4, 3);
        var net = new NoisyNet(seed: 1);
        net.SetState([0.5f, 0, 0, 0, 1, 1, 1, 2]);
        Evaluation evaluation = net.Evaluate(data);
        net.Evaluate(data).Loss.ShouldBe(evaluation.Loss);
        float[] outputs = net.Outputs(data), output = new float[3];
        double loss = 0;
        for (int row = 0; row < data.Count; row++)
        {
            net.Predict(data.FeaturesOf(row), output);
            loss -= Math.Log(output[data.TargetsOf(row).IndexOf(1f)]) / data.Count;
            output.ShouldBeNear([.. outputs[(row * 3)..((row * 3) + 3)]], 1e-5);
        }

        evaluation.Loss.ShouldBe(loss, 1e-5);
        net.Fit(data, new FitOptions { Epochs = 1, Validation = data }).Epochs[0].ValidationLoss.ShouldBe(net.Evaluate(data).Loss);
    }

    [Fact]
    public void ConstantTarget_HasNoDetermination()
    {
        var data = new Dataset(new float[14], 2, [.. Enumerable.Repeat(0.1f, 7)], 1);
        double.IsNaN(new PlaneNet().Evaluate(data).R2).ShouldBeTrue();
    }

    [Fact]
    public void Text_IsALineForPeople()
    {
        new PlaneNet().Evaluate(Samples.Values(5, 2, 1)).ToString().ShouldStartWith("loss ");
        new SoftmaxNet().Evaluate(Samples.Classes(5, 3, 3)).ToString().ShouldContain("accuracy");
        new SoftmaxNet().Evaluate(Samples.Classes(5, 3, 3)).ConfusionMatrix!.ToString().Split('\n').Length.ShouldBe(3);
    }
}
