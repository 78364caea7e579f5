namespace NetGen.Conformance;

/// <summary>Runs cases, many in one compilation.</summary>
internal static class Conformity
{
    /// <summary>Models that are compiled together.</summary>
    private const int Together = 50;

    public static IReadOnlyList<Outcome> Of(IReadOnlyList<Case> cases, TextWriter progress)
    {
        var outcomes = new List<Outcome>();
        var read = new List<Description>();
        foreach (Description description in cases.Select(Description.Of))
        {
            if (description.Declined is { } why)
            {
                outcomes.Add(new Outcome(description.Case, OutcomeKind.Declined, 0, why));
            }
            else if (description.Case.Input is null)
            {
                outcomes.Add(new Outcome(description.Case, OutcomeKind.Wrong, 0, "read, though its values are no tensors of numbers"));
            }
            else
            {
                read.Add(description);
            }
        }

        foreach (Description[] together in read.Chunk(Together))
        {
            progress.WriteLine(FormattableString.Invariant($"{outcomes.Count} of {cases.Count} cases"));
            IReadOnlyList<Type> types = CompiledModels.Of(together);
            outcomes.AddRange(together.Zip(types, static (description, type) => Comparison.Of(description.Case, type)));
        }

        return [.. outcomes.OrderBy(static outcome => outcome.Case.Name, StringComparer.Ordinal)];
    }
}
