namespace NetGen.Reliability.Trainings;

/// <summary>
/// Choices by the number of a case, so that as many cases in a row as there are choices have each of them once. The order is another one for every subject, so
/// no choice of one subject always comes with the same choice of another.
/// </summary>
internal static class Covering
{
    public static T Of<T>(string subject, IReadOnlyList<T> choices, long number)
    {
        (long round, long place) = Math.DivRem(number, choices.Count);
        int[] order = [.. Enumerable.Range(0, choices.Count)];
        var chance = new Chance(0, subject, round);
        for (int i = order.Length - 1; i > 0; i--)
        {
            int j = chance.Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return choices[order[place]];
    }
}
