namespace NetGen.Reliability.Campaign;

/// <summary>One case of a check.</summary>
/// <param name="Number">Counts from 0. Checks that go through a list take it as the position.</param>
/// <param name="Chance">Draws that depend on the seed, the check and the number only.</param>
internal readonly record struct Case(long Number, Chance Chance)
{
    public static Case Of(Check check, ulong seed, long number) => new(number, new Chance(seed, check.Name, number));
}
