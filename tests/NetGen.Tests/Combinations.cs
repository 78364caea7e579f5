namespace NetGen.Tests;

/// <summary>The cases of a theory with two arguments: each of the first with each of the second.</summary>
internal static class Combinations
{
    public static TheoryData<TFirst, TSecond> Of<TFirst, TSecond>(IEnumerable<TFirst> first, IEnumerable<TSecond> second)
    {
        var data = new TheoryData<TFirst, TSecond>();
        foreach ((TFirst one, TSecond other) in from one in first from other in second select (one, other))
        {
            data.Add(one, other);
        }

        return data;
    }
}
