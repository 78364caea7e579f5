namespace NetGen.Reliability.Campaign;

/// <summary>One of several equal parts of the cases, so that a large campaign runs in pieces or on several machines.</summary>
/// <param name="Number">Counts from 1.</param>
/// <param name="Count">How many parts there are.</param>
internal readonly record struct Part(int Number, int Count)
{
    /// <exception cref="FormatException">The text is not K/N with K from 1 to N.</exception>
    public static Part Parse(string text)
    {
        string[] numbers = text.Split('/');
        return numbers.Length == 2 && int.TryParse(numbers[0], CultureInfo.InvariantCulture, out int number)
            && int.TryParse(numbers[1], CultureInfo.InvariantCulture, out int count) && number >= 1 && number <= count
            ? new Part(number, count)
            : throw new FormatException($"Expected a part such as 2/4, from 1/4 to 4/4, but found '{text}'.");
    }

    /// <summary>The part's cases out of all of them.</summary>
    public (long First, long End) Of(long cases) => ((Number - 1) * cases / Count, Number * cases / Count);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Count}");
}
