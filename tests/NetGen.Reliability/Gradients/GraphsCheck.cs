using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Generator.Tests.Mathematics;
using NetGen.Reliability.Gradients.Trials;

namespace NetGen.Reliability.Gradients;

/// <summary>
/// Random graphs: declared ones with residual paths, concatenations and values that several layers read; convolutions and pools of any window; and layers that
/// only files of models have. Some are compiled, and more are tried in double alone.
/// </summary>
internal sealed class GraphsCheck : Check
{
    private const int Compiled = 5, InDouble = 15, Kinds = 3;

    private readonly Largest _largest = new();

    public override string Name => "gradients/graphs";

    /// <summary>The definitions are slow, and a busy machine makes them slower.</summary>
    public override TimeSpan Longest => TimeSpan.FromMinutes(10);

    public override long Small => 3;

    public override long Large => 1_000_000;

    /// <summary>The width of vectors is the process's.</summary>
    public override bool RunsSideBySide => false;

    public override void Try(Case one)
    {
        int[] seeds = [.. Enumerable.Range(0, Compiled + InDouble).Select(_ => one.Chance.Below(int.MaxValue))];
        int[] probed = seeds[Compiled..];
        if (one.Number % Kinds == Kinds - 1)
        {
            NetworkBlock.Try(NetworkCompiler.Compile([.. seeds[..Compiled].Select(RandomGeneralGraph.Of).Select(static model => (TextOf(model), model))]), Run);
            Probe(probed, [.. probed.Select(RandomGeneralGraph.Of)]);
            return;
        }

        Func<int, string> draw = one.Number % Kinds == 0 ? RandomGraph.Of : RandomWindows.Of;
        NetworkBlock.Try(NetworkCompiler.Compile([.. seeds[..Compiled].Select(draw)]), Run);
        Probe(probed, NetworkCompiler.Models([.. probed.Select(draw)]));

        void Run(CompiledNetwork network, int index) => new NetworkTrial(network, 4 + one.Chance.Below(8), one.Chance, _largest).Run();
    }

    public override string Finish(long tried) => _largest.ToString();

    private void Probe(int[] seeds, IReadOnlyList<NetworkModel> models)
    {
        foreach ((int seed, NetworkModel model) in seeds.Zip(models))
        {
            _largest.Network(new GradientProbe(Propagation.Of(model), model, 3, seed).Check(TextOf(model)), reference: 0);
        }
    }

    private static string TextOf(NetworkModel model) => model.Input + string.Concat(model.Nodes.Select(static node =>
        $" {node.Layer.Kind}({node.Layer.Output}; {node.Layer.Settings}) of {string.Join(", ", node.Inputs)}"));
}
