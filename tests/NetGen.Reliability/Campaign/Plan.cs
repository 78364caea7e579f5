namespace NetGen.Reliability.Campaign;

/// <summary>What is run of every check.</summary>
/// <param name="Seed">Draws the cases.</param>
/// <param name="AtScale">Whether the large number of cases is run.</param>
/// <param name="Cases">A number of cases in place of the check's own.</param>
/// <param name="Part">Which part of the cases.</param>
/// <param name="Longest">After this time a check ends, whole or not.</param>
/// <param name="Threads">Cases that run side by side.</param>
internal sealed record Plan(ulong Seed, bool AtScale, long? Cases, Part Part, TimeSpan Longest, int Threads)
{
    /// <summary>The numbers of the cases to try: from the first up to, but not including, the end.</summary>
    public (long First, long End) Of(Check check) => Part.Of(Cases ?? (AtScale ? check.Large : check.Small));

    /// <summary>The same plan as arguments of a command line.</summary>
    public IEnumerable<string> Arguments()
    {
        yield return "--seed";
        yield return Seed.ToString(CultureInfo.InvariantCulture);
        yield return "--part";
        yield return Part.ToString();
        yield return "--minutes";
        yield return Longest.TotalMinutes.ToString(CultureInfo.InvariantCulture);
        yield return "--threads";
        yield return Threads.ToString(CultureInfo.InvariantCulture);
        if (AtScale)
        {
            yield return "--scale";
        }

        if (Cases is { } cases)
        {
            yield return "--cases";
            yield return cases.ToString(CultureInfo.InvariantCulture);
        }
    }
}
