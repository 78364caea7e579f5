using System.Text.Json;

namespace NetGen.Integration.Tests.Generalising;

/// <summary>L1 and L2 together are the elastic net: trained long enough they end where scikit-learn's solvers do.</summary>
public sealed class ElasticNetTests
{
    public static TheoryData<int> Nets => [.. Enumerable.Range(0, GeneralisingFixture.Root.GetProperty("elasticNets").GetArrayLength())];

    [Theory]
    [MemberData(nameof(Nets))]
    public void LongTraining_EndsAtTheSolutionOfScikitLearn(int index)
    {
        JsonElement fixture = GeneralisingFixture.Root.GetProperty("elasticNets")[index];
        (float[] parameters, double penalty) = fixture.GetProperty("estimator").GetString() == "ElasticNet"
            ? Trained<ElasticPlaneNet>(fixture, 0.3f)
            : Trained<ElasticUnitNet>(fixture, 2);
        double[] weights = fixture.Doubles("weights");
        parameters.ShouldBeNear([.. weights, fixture.GetProperty("intercept").GetDouble()], 2e-4);

        // The L1 part is there to be seen: it has driven some weights to zero, and not all.
        weights.Count(static weight => weight == 0).ShouldBeInRange(1, weights.Length - 1);
        double l1 = fixture.GetProperty("l1").GetDouble(), l2 = fixture.GetProperty("l2").GetDouble();
        penalty.ShouldBe((l1 * weights.Sum(Math.Abs)) + (l2 / 2 * weights.Sum(static weight => weight * weight)), 1e-3);
    }

    private static (float[] Parameters, double Penalty) Trained<T>(JsonElement fixture, float learningRate)
        where T : INeuralNetwork<T>
    {
        var data = new Dataset(fixture.Floats("inputs"), T.InputSize, fixture.Floats("targets"), 1);

        // A weight that belongs at zero jumps over it by the step size each time; so the steps must become small.
        var shrink = new ActionCallback(static (training, _) => training.LearningRate *= 0.997f);
        T net = T.Create(1);
        History history = net.Fit(data, new FitOptions
        {
            Epochs = 4000, BatchSize = data.Count, Optimizer = new Sgd(learningRate), L1 = fixture.GetProperty("l1").GetSingle(),
            L2 = fixture.GetProperty("l2").GetSingle(), Callbacks = [shrink],
        });
        return (net.Parameters(), history.Epochs[^1].Penalty);
    }
}
