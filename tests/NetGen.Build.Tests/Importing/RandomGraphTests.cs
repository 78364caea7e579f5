using NetGen.Build.Tests.Interpreting;

namespace NetGen.Build.Tests.Importing;

/// <summary>Whatever order values lie in, the network gives what the operators' definitions say.</summary>
public class RandomGraphTests
{
    private const int Graphs = 400;

    [Fact]
    public void AnyGraph_GivesWhatItsOperatorsSay()
    {
        for (int seed = 0; seed < Graphs; seed++)
        {
            RandomGraph graph = new(seed);
            TextNetwork network = new(graph.Model.Import());
            if (network.Problems.Count > 0)
            {
                // Two values may meet in shapes of one number.
                network.Problems[0].Text("message").ShouldContain("other order", Case.Sensitive, $"graph {seed}: {graph}");
                continue;
            }

            int length = graph.Input.Values.Length / graph.Input.Shape[0];
            double[] found = [.. graph.Input.Values.Chunk(length).SelectMany(network.Run)];
            found.Length.ShouldBe(graph.Output.Values.Length, $"graph {seed}: {graph}");
            double largest = found.Zip(graph.Output.Values, static (a, b) => Math.Abs(a - b) / Math.Max(1, Math.Abs(b))).Max();
            largest.ShouldBeLessThan(1e-5, $"graph {seed}: {graph}");
        }
    }
}
