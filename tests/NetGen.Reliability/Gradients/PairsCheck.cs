using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Generator.Plans;
using NetGen.Generator.Tests.Mathematics;
using NetGen.Reliability.Gradients.Networks;
using NetGen.Reliability.Gradients.Trials;

namespace NetGen.Reliability.Gradients;

/// <summary>
/// Declared networks in double: layer × activation × loss × size × graph × input × what lies before the layer. The first cases have every pair of two values,
/// and those after them go through the product in an order that spreads over all of it.
/// </summary>
internal sealed class PairsCheck : Check
{
    /// <summary>Networks of a case, parsed together.</summary>
    private const int Together = 12;

    private readonly Largest _largest = new();

    /// <summary>The cases that were tried of those that have every pair together: the first ones.</summary>
    private long _ofRows;

    private readonly PairCount _pairs = new(DeclaredNetworks.Counts);

    public override string Name => "gradients/pairs";

    /// <summary>The definitions are slow, and a busy machine makes them slower.</summary>
    public override TimeSpan Longest => TimeSpan.FromMinutes(10);

    public override long Small => (Rows.Count + Together - 1) / Together;

    public override long Large => DeclaredNetworks.Product / Together;

    /// <summary>Rows of values of which every pair is in one.</summary>
    private static IReadOnlyList<int[]> Rows => DeclaredNetworks.Pairs;

    public override void Begin(string folder) => Coverage.Require();

    public override void Try(Case one)
    {
        int[][] rows = [.. Enumerable.Range(0, Together).Select(index => RowOf((one.Number * Together) + index))];
        string[] texts = [.. rows.Select(DeclaredNetworks.TextOf)];
        foreach ((string text, NetworkModel model) in texts.Zip(NetworkCompiler.Models(texts)))
        {
            Mathematics mathematics = Propagation.Of(model);
            double error = new GradientProbe(mathematics, model, 3 + one.Chance.Below(5), one.Chance.Below(int.MaxValue)).Check(text);
            _largest.Network(error, reference: 0);
        }

        lock (_pairs)
        {
            _ofRows += one.Number < Small ? 1 : 0;
            Array.ForEach(rows, _pairs.Add);
        }
    }

    public override string Finish(long tried)
    {
        BrokenPromiseException.Unless(_ofRows < Small || _pairs.Seen == _pairs.All,
            () => $"Expected all {_pairs.All} pairs in the first {Small} cases, but found {_pairs.Seen}.");
        return string.Create(CultureInfo.InvariantCulture,
            $"{_pairs.Seen:N0} of {_pairs.All:N0} pairs, {(double)_largest.Networks / DeclaredNetworks.Product:P3} of {DeclaredNetworks.Product:N0} "
                + $"networks; {_largest}");
    }

    private static int[] RowOf(long number) =>
        number < Rows.Count ? Rows[(int)number] : DeclaredNetworks.At(Spread.At(number, DeclaredNetworks.Product));
}
