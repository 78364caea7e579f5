namespace Lectures;

/// <summary>What came of a topic: it holds if all its findings do.</summary>
/// <param name="Findings">One for every number the claim rests on.</param>
internal sealed record Outcome(params Finding[] Findings)
{
    /// <summary>Whether everything was found as claimed.</summary>
    public bool Holds => Findings.All(static finding => finding.Holds);
}

/// <summary>A number that was expected to be somewhere, and where it was.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Holds">Whether it is as expected.</param>
/// <param name="Expected">Where it was expected.</param>
/// <param name="Seen">What was seen.</param>
internal sealed record Finding(string What, bool Holds, string Expected, string Seen)
{
    /// <summary>Expected to be no more than a bound. NaN is more than any.</summary>
    public static Finding AtMost(string what, double seen, double bound) => new(what, seen <= bound, $"at most {bound:G4}", $"{seen:G4}");

    /// <summary>Expected to be no less than a bound. NaN is less than any.</summary>
    public static Finding AtLeast(string what, double seen, double bound) => new(what, seen >= bound, $"at least {bound:G4}", $"{seen:G4}");

    /// <summary>Expected within a distance of a number.</summary>
    public static Finding About(string what, double seen, double expected, double distance) =>
        new(what, Math.Abs(seen - expected) <= distance, $"{expected:G9}, give or take {distance:G2}", $"{seen:G9}");

    /// <summary>Expected to be exactly this many.</summary>
    public static Finding Exactly(string what, long seen, long expected) => new(what, seen == expected, $"{expected:N0}", $"{seen:N0}");

    /// <inheritdoc/>
    public override string ToString() => Holds ? $"{What}: {Seen} ({Expected})" : $"{What}: saw {Seen} instead of {Expected}";
}
