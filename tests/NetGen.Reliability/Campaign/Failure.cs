namespace NetGen.Reliability.Campaign;

/// <summary>A case that broke its promise.</summary>
/// <param name="Case">Its number; -1 if it was no single case.</param>
/// <param name="Message">What was expected and what was found.</param>
internal sealed record Failure(long Case, string Message)
{
    /// <summary>The command that shows the failure again. What all cases show together needs all of them again.</summary>
    public string Command(Check check, Plan plan)
    {
        string variables = string.Concat(check.Variables.Select(static variable => $"{variable.Name}={variable.Value} "));
        string cases = Case < 0
            ? string.Join(' ', plan.Arguments())
            : string.Create(CultureInfo.InvariantCulture, $"--seed {plan.Seed} --case {Case}");
        return $"{variables}dotnet run -c Release --project tests/NetGen.Reliability -- {check.Name} {cases}";
    }
}
