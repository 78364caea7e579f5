using NetGen.Generator.Layers;
using NetGen.Generator.Layers.General;
using NetGen.Generator.Model;

namespace NetGen.Generator.Tests.Mathematics;

/// <summary>Places of largest values: at inference alone, for they have no derivative.</summary>
public sealed class ArgMaxTests
{
    private static readonly Lazy<IReadOnlyList<CompiledNetwork>> s_networks = new(static () => NetworkCompiler.Compile(
    [
        ("of a vector", new ModelBuilder(6).Dense(9).Add(new ArgMaxOver(new Shape(9), new Shape(1), 1, 9, 1, Last: false)).Build()),
        ("the first of equal ones", Limited(4, 5, 3, last: false)),
        ("the last of equal ones", Limited(4, 5, 3, last: true)),
        ("along the first axis", Limited(1, 5, 12, last: true)),
    ]));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Inference_MatchesTheInterpreter(int index)
    {
        CompiledNetwork network = s_networks.Value[index];
        network.Reset(5);
        var samples = Samples.For(network, 23);
        double[] expected = Interpretation.Predict(network, samples);
        Close.Widen(network.PredictBatch(samples.Inputs)).ShouldBe(expected);
        Enumerable.Range(0, samples.Rows).SelectMany(n => Close.Widen(network.Predict(samples.Row(n)))).ShouldBe(expected);
        expected.Distinct().Count().ShouldBeGreaterThan(2);
    }

    [Fact]
    public void NothingBeforeIt_CanBeTrained()
    {
        s_networks.Value[0].Model.Layers.Select(static layer => layer.IsDifferentiable).ShouldBe([true, false]);
        s_networks.Value[0].Mathematics.Backward.ShouldBeEmpty();
    }

    /// <summary>Values of which many are equal: those above a limit.</summary>
    private static NetworkModel Limited(int outer, int size, int inner, bool last) => new ModelBuilder(6).Dense(60).Apply(ElementwiseFunctions.AtMost(0.3))
        .Add(new ArgMaxOver(new Shape(outer, size, inner), new Shape(outer, inner), outer, size, inner, last)).Build();
}
