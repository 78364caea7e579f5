namespace NetGen.Integration.Tests.Guides;

/// <summary>The example of docs/training.md on reports, word for word.</summary>
public sealed class ReportGuideTests
{
    [Fact]
    public void ReportExample_WritesThePage()
    {
        Dataset test = Samples.Classes(20, 3, 3, seed: 3);
        History history = new SoftmaxNet(seed: 1).Fit(Samples.Classes(30, 3, 3), new FitOptions { Epochs = 2 });
        try
        {
            history.SaveReport("training.html");
            history.SaveReport("iris.html", new ReportOptions { Title = "Iris", Test = test, ClassNames = ["setosa", "versicolor", "virginica"] });

            File.ReadAllText("training.html").ShouldContain("<h1>SoftmaxNet</h1>");
            File.ReadAllText("iris.html").ShouldContain("<h1>Iris</h1>");
        }
        finally
        {
            File.Delete("training.html");
            File.Delete("iris.html");
        }
    }
}
