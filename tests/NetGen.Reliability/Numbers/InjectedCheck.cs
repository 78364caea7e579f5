using NetGen.Reliability.Numbers.Places;
using NetGen.Reliability.Numbers.Scenes;

namespace NetGen.Reliability.Numbers;

/// <summary>
/// A special value in one place ends in an exception that names it, or in finite results. All pairs of place and value come first; network, optimizer, threads
/// and options are drawn.
/// </summary>
internal sealed class InjectedCheck : Check
{
    private readonly long[] _outcomes = new long[Enum.GetValues<Outcome>().Length];

    private string _folder = "";

    public override string Name => "numbers/injected";

    public override long Small => Pairs + 500;

    public override long Large => 100_000;

    private static int Pairs => Place.All.Count * SpecialValue.All.Count;

    public override void Begin(string folder) => _folder = folder;

    public override void Try(Case one)
    {
        Chance chance = one.Chance;
        int pair = (int)(one.Number < Pairs ? one.Number : chance.Below(Pairs));
        Place place = Place.All[pair / SpecialValue.All.Count];
        float value = SpecialValue.All[pair % SpecialValue.All.Count];
        Scene scene;
        do
        {
            scene = SceneNetworks.Draw(chance, value, _folder);
        }
        while (place.Fits?.Invoke(scene) == false);

        try
        {
            Interlocked.Increment(ref _outcomes[(int)place.Try(scene)]);
        }
        catch (Exception error)
        {
            throw new BrokenPromiseException(
                FormattableString.Invariant($"{value} (bits {BitConverter.SingleToUInt32Bits(value):x8}) as {place.Name}, {scene.NetworkName}, ")
                    + $"{SceneOptions.Describe(scene.Options)}:{Environment.NewLine}{(error is BrokenPromiseException ? error.Message : error)}");
        }
    }

    public override string Finish(long tried)
    {
        BrokenPromiseException.Unless(
            tried < Pairs || _outcomes.All(static count => count > 0),
            () => $"Expected every outcome, but found {string.Join(", ", Enum.GetValues<Outcome>().Zip(_outcomes))}.");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Place.All.Count} places; {Share(Outcome.Finite)} finite, {Share(Outcome.Refused)} refused, {Share(Outcome.Diverged)} diverged, ")
            + string.Create(CultureInfo.InvariantCulture, $"{Share(Outcome.NotFinite)} measured as not finite");

        string Share(Outcome outcome) => (_outcomes[(int)outcome] / (double)Math.Max(1, tried)).ToString("P0", CultureInfo.InvariantCulture);
    }
}
