namespace NetGen.Conformance;

/// <summary>What became of a case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Kind">Whether it agrees.</param>
/// <param name="Ulps">The largest difference, in units of the last place of a 32-bit float.</param>
/// <param name="Message">Why it was declined, or what went wrong.</param>
internal sealed record Outcome(Case Case, OutcomeKind Kind, long Ulps, string Message);

internal enum OutcomeKind
{
    /// <summary>Within 1e-5, relative to the expected value where that is larger than 1.</summary>
    Agrees,

    /// <summary>Refused by name.</summary>
    Declined,

    /// <summary>Read, but with another answer, or none.</summary>
    Wrong,
}
