using System.Text.Json;

namespace NetGen.Integration.Tests.Evaluating;

/// <summary>scikit-learn's metrics of the same outputs: see Fixtures/make_metrics_fixtures.py for the fields.</summary>
public sealed class MetricFixtureTests
{
    /// <summary>Counts and ranks agree exactly; what is left is the rounding of their shares.</summary>
    private const double Exact = 1e-12;

    private static readonly JsonElement s_fixture =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "metrics.json"))).RootElement;

    [Fact]
    public void SeveralClasses_AreMeasuredAsByScikitLearn() => ShouldAgree(EvaluationOf<SixClassesNet>("softmax"), "softmax");

    [Fact]
    public void ClassesWithoutPredictionsOrRows_AreAveragedAsInScikitLearn()
    {
        Evaluation evaluation = EvaluationOf<SixClassesNet>("softmaxWithoutAClass");
        ShouldAgree(evaluation, "softmaxWithoutAClass");

        // By themselves they are undefined, which an average must not hide.
        evaluation.Precision[4].ShouldBe(double.NaN);
        evaluation.F1[4].ShouldBe(0);
        evaluation.Precision[5].ShouldBe(double.NaN);
        evaluation.Recall[5].ShouldBe(double.NaN);
        evaluation.F1[5].ShouldBe(double.NaN);
        evaluation.RocAucPerClass[5].ShouldBe(double.NaN);
        evaluation.RocAucPerClass[4].ShouldBeInRange(0, 1);
        evaluation.RocAuc.ShouldBe(double.NaN);
    }

    [Fact]
    public void SigmoidUnit_IsMeasuredAsByScikitLearn() => ShouldAgree(EvaluationOf<SigmoidUnitNet>("sigmoid"), "sigmoid");

    [Fact]
    public void TanhUnit_HasTheMeasuresOfScikitLearnAndNoLogLoss()
    {
        Evaluation evaluation = EvaluationOf<TanhUnitNet>("tanh");
        ShouldAgree(evaluation, "tanh");
        evaluation.LogLoss.ShouldBe(double.NaN);
    }

    [Fact]
    public void LogLossOfASquaredErrorNetwork_LimitsProbabilitiesAsScikitLearn()
    {
        ShouldAgree(EvaluationOf<SquaredUnitNet>("sigmoidOfSquaredError"), "sigmoidOfSquaredError");
        ShouldAgree(EvaluationOf<SquaredClassesNet>("softmaxOfSquaredError"), "softmaxOfSquaredError");
    }

    [Fact]
    public void IndependentLabels_AreMeasuredAsByScikitLearn() => ShouldAgree(EvaluationOf<LabelsNet>("labels"), "labels");

    [Fact]
    public void Regression_IsMeasuredAsByScikitLearn() => ShouldAgree(EvaluationOf<ThreeScoresNet>("regression"), "regression");

    private static Evaluation EvaluationOf<T>(string name)
        where T : INeuralNetwork<T>
    {
        JsonElement fixture = s_fixture.GetProperty(name);
        var network = T.Create(seed: 0);
        float[] identity = new float[T.ParameterCount];
        for (int unit = 0; unit < T.OutputSize; unit++)
        {
            identity[(unit * T.InputSize) + unit] = 1;
        }

        network.SetParameters(identity);
        return network.Evaluate(new Dataset(Floats(fixture, "logits"), T.InputSize, Floats(fixture, "targets"), T.OutputSize));
    }

    private static void ShouldAgree(Evaluation evaluation, string name)
    {
        JsonElement fixture = s_fixture.GetProperty(name);
        var checks = new Dictionary<string, Action<JsonElement>>(StringComparer.Ordinal)
        {
            ["accuracy"] = expected => evaluation.Accuracy.ShouldBe(expected.GetDouble(), Exact),

            // Logarithms of float outputs.
            ["logLoss"] = expected => evaluation.LogLoss.ShouldBe(expected.GetDouble(), 2e-6 * expected.GetDouble()),
            ["rocAuc"] = expected => evaluation.RocAuc.ShouldBe(expected.GetDouble(), Exact),
            ["rocAucPerClass"] = expected => ShouldBe([.. evaluation.RocAucPerClass], expected),
            ["topK"] = expected => ShouldBe([.. Enumerable.Range(1, expected.GetArrayLength()).Select(evaluation.TopKAccuracy)], expected),
            ["confusion"] = expected => ShouldBe(Counts(evaluation.ConfusionMatrix.ShouldNotBeNull()), expected),
            ["precision"] = expected => ShouldBe([.. evaluation.Precision.Select(OrZero)], expected),
            ["recall"] = expected => ShouldBe([.. evaluation.Recall.Select(OrZero)], expected),
            ["f1"] = expected => ShouldBe([.. evaluation.F1.Select(OrZero)], expected),
            ["macro"] = expected => ShouldBe([evaluation.MacroAverage.Precision, evaluation.MacroAverage.Recall, evaluation.MacroAverage.F1], expected),
            ["weighted"] = expected =>
                ShouldBe([evaluation.WeightedAverage.Precision, evaluation.WeightedAverage.Recall, evaluation.WeightedAverage.F1], expected),
            ["rmse"] = expected => evaluation.Rmse.ShouldBe(expected.GetDouble(), 1e-6),
            ["mae"] = expected => evaluation.Mae.ShouldBe(expected.GetDouble(), 1e-6),
            ["r2"] = expected => evaluation.R2.ShouldBe(expected.GetDouble(), 1e-6),
        };
        foreach (JsonProperty property in fixture.EnumerateObject().Where(static property => property.Name is not ("logits" or "targets")))
        {
            checks[property.Name](property.Value);
        }
    }

    private static void ShouldBe(double[] actual, JsonElement expected)
    {
        double[] values = [.. expected.EnumerateArray().Select(static value => value.GetDouble())];
        actual.Length.ShouldBe(values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            actual[i].ShouldBe(values[i], Exact, $"at {i}");
        }
    }

    private static double[] Counts(ConfusionMatrix confusion) =>
        [.. Enumerable.Range(0, confusion.ClassCount * confusion.ClassCount)
            .Select(index => (double)confusion[index / confusion.ClassCount, index % confusion.ClassCount])];

    /// <summary>What scikit-learn makes of a share without samples.</summary>
    private static double OrZero(double share) => double.IsNaN(share) ? 0 : share;

    private static float[] Floats(JsonElement fixture, string name) =>
        [.. fixture.GetProperty(name).EnumerateArray().Select(static value => (float)value.GetDouble())];
}
