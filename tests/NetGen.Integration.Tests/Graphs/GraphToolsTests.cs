namespace NetGen.Integration.Tests.Graphs;

/// <summary>What looks at a network, or works with one, does so for graphs too.</summary>
public sealed class GraphToolsTests
{
    private static readonly Dataset s_data = Samples.Classes(60, 9, 3);

    [Fact]
    public void HealthMonitor_MeasuresEveryLayerThatKeepsItsOutput()
    {
        History history = new ResidualNet(seed: 1).Fit(s_data, new FitOptions { Epochs = 2, BatchSize = 16, Callbacks = [new HealthMonitor()] });
        TrainingHealth health = history.Epochs[^1].Health.ShouldNotBeNull();
        string.Join(' ', health.Layers.Select(static layer => layer.Name))
            .ShouldBe("Relu1 Relu2 Dropout1 Dense3 Add1 LayerNorm1 Relu3 Tanh1 Concat1 Dense5 Softmax1");
        health.Layers.ShouldAllBe(static layer => layer.OutputRms > 0 && double.IsFinite(layer.OutputRms));
        health.Tensors.Length.ShouldBe(12);
        health.Tensors.ShouldAllBe(static tensor => tensor.GradientNorm > 0);
        health.GradientRatio.ShouldNotBeNull();
    }

    /// <summary>Without dropout in it, a branch gives the same for every draw: the mean lies near the prediction, and the variance is the dropout's.</summary>
    [Fact]
    public void MonteCarloDropout_DrawsInItsBranchAlone()
    {
        var net = new ResidualNet(seed: 1);
        net.Fit(s_data, new FitOptions { Epochs = 10, BatchSize = 16, Seed = 2 });
        float[] expected = new float[ResidualNet.OutputSize];
        net.Predict(s_data.FeaturesOf(0), expected);
        PredictiveDistribution distribution = net.PredictDistribution(s_data.FeaturesOf(0), samples: 500, seed: 3);
        for (int k = 0; k < expected.Length; k++)
        {
            ((double)distribution.Mean[k]).ShouldBe(expected[k], 0.15);
        }

        distribution.Variance.Max().ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Report_ShowsTheTableWithWhatEachLayerReads()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        History history = new ResidualNet(seed: 1).Fit(s_data, new FitOptions { Epochs = 1 });
        history.SaveReport(path);
        string page = File.ReadAllText(path);
        File.Delete(path);
        page.ShouldContain("Add1");
        page.ShouldContain("Dense3, Relu1");
    }

    [Fact]
    public void Summary_SaysWhatEachLayerReads()
    {
        string[] lines = new BranchesNet().Summary().Split('\n');
        Line("Dense3").ShouldContain("Relu1");
        Line("Add1").ShouldContain("PRelu1, Tanh1");

        string Line(string layer) => lines.Single(line => line.StartsWith(layer + " ", StringComparison.Ordinal));
    }

    [Fact]
    public void Prediction_AllocatesNothing()
    {
        var net = new ResidualNet(seed: 1);
        float[] outputs = new float[s_data.Count * ResidualNet.OutputSize], output = new float[ResidualNet.OutputSize];
        net.PredictBatch(s_data.Features, outputs);
        net.Predict(s_data.FeaturesOf(0), output);
        long before = GC.GetAllocatedBytesForCurrentThread();
        net.PredictBatch(s_data.Features, outputs);
        net.Predict(s_data.FeaturesOf(0), output);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}
