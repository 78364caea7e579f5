namespace NetGen.Reliability.Campaign;

/// <summary>A case that broke its promise.</summary>
/// <param name="Case">Its number; -1 if it was no single case.</param>
/// <param name="Message">What was expected and what was found.</param>
internal sealed record Failure(long Case, string Message)
{
    /// <summary>The command that shows the failure again.</summary>
    public string Command(string check, ulong seed) => string.Create(CultureInfo.InvariantCulture,
        $"dotnet run -c Release --project tests/NetGen.Reliability -- {check} --seed {seed}{(Case < 0 ? "" : $" --case {Case}")}");
}
