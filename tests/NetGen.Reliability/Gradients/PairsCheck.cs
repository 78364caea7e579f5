using NetGen.Generator.Tests.Mathematics;
using NetGen.Reliability.Gradients.Networks;
using NetGen.Reliability.Gradients.Trials;

namespace NetGen.Reliability.Gradients;

/// <summary>
/// Declared networks: layer × activation × loss × size × graph × input × what lies before the layer, each under every regulariser. The first cases have every
/// pair of two values, and those after them go through the product in an order that spreads over all of it.
/// </summary>
internal sealed class PairsCheck : Check
{
    /// <summary>Networks of a case, compiled together.</summary>
    private const int Together = 12;

    private readonly Largest _largest = new();

    private readonly PairCount _pairs = new(DeclaredNetworks.Counts);

    private readonly Lazy<IReadOnlyList<int[]>> _array = new(static () => CoveringArray.Of(DeclaredNetworks.Counts));

    public override string Name => "gradients/pairs";

    public override long Small => (_array.Value.Count + Together - 1) / Together;

    public override long Large => DeclaredNetworks.Product / Together;

    /// <summary>The width of vectors is the process's.</summary>
    public override bool RunsSideBySide => false;

    public override void Begin(string folder) => Coverage.Require();

    public override void Try(Case one)
    {
        int[][] rows = [.. Enumerable.Range(0, Together).Select(index => RowOf((one.Number * Together) + index))];
        IReadOnlyList<CompiledNetwork> networks = NetworkCompiler.Compile([.. rows.Select(DeclaredNetworks.TextOf)]);
        NetworkBlock.Try(networks, (network, index) => new NetworkTrial(network, 5 + one.Chance.Below(9), one.Chance, _largest).Run());
        foreach (int[] row in rows)
        {
            _pairs.Add(row);
        }
    }

    public override string Finish(long tried) => string.Create(CultureInfo.InvariantCulture,
        $"{_pairs.Seen:N0} of {_pairs.All:N0} pairs, {(double)_largest.Networks / DeclaredNetworks.Product:P2} of {DeclaredNetworks.Product:N0} "
            + $"networks; {_largest}");

    private int[] RowOf(long number)
    {
        IReadOnlyList<int[]> array = _array.Value;
        return number < array.Count ? array[(int)number] : DeclaredNetworks.At(Spread.At(number, DeclaredNetworks.Product));
    }
}
