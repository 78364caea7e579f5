using NetGen.Generator.Tests.Mathematics;
using NetGen.Reliability.Gradients.Networks;
using NetGen.Reliability.Gradients.Trials;

namespace NetGen.Reliability.Gradients;

/// <summary>
/// The declared networks of <see cref="PairsCheck"/>, compiled: reference code, and float at every width of vectors and under regularisers. The small number
/// takes some of the rows that have every pair; at scale all of them come first, and then the product.
/// </summary>
internal sealed class CompiledCheck : Check
{
    /// <summary>Networks of a case, compiled together.</summary>
    private const int Together = 12;

    private readonly Largest _largest = new();

    private readonly PairCount _pairs = new(DeclaredNetworks.Counts);

    public override string Name => "gradients/compiled";

    /// <summary>The definitions are slow, and a busy machine makes them slower.</summary>
    public override TimeSpan Longest => TimeSpan.FromMinutes(10);

    public override long Small => 5;

    public override long Large => DeclaredNetworks.Product / Together;

    /// <summary>The width of vectors is the process's.</summary>
    public override bool RunsSideBySide => false;

    public override void Try(Case one)
    {
        int[][] rows = [.. Enumerable.Range(0, Together).Select(index => RowOf((one.Number * Together) + index))];
        NetworkBlock.Try(NetworkCompiler.Compile([.. rows.Select(DeclaredNetworks.TextOf)]),
            (network, _) => new NetworkTrial(network, 5 + one.Chance.Below(9), one.Chance, _largest).Run());
        Array.ForEach(rows, _pairs.Add);
    }

    public override string Finish(long tried) => string.Create(CultureInfo.InvariantCulture, $"{_pairs.Seen:N0} of {_pairs.All:N0} pairs; {_largest}");

    private static int[] RowOf(long number)
    {
        IReadOnlyList<int[]> pairs = DeclaredNetworks.Pairs;
        return number < pairs.Count ? pairs[(int)Spread.At(number, pairs.Count)] : DeclaredNetworks.At(Spread.At(number, DeclaredNetworks.Product));
    }
}
