using NetGen.Reliability.Campaign.Itself;
using NetGen.Reliability.Contents;
using NetGen.Reliability.Declarations;
using NetGen.Reliability.Determinism;
using NetGen.Reliability.Files;
using NetGen.Reliability.Gradients;
using NetGen.Reliability.Instances;
using NetGen.Reliability.Interruptions;
using NetGen.Reliability.Models;
using NetGen.Reliability.Numbers;
using NetGen.Reliability.Planting;
using NetGen.Reliability.Resuming;

namespace NetGen.Reliability;

/// <summary>Every check of the campaign, in the order of the table in docs/reliability.md.</summary>
internal static class Checks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new CampaignCheck(),
        new PageCheck(),
        .. FileChecks.All,
        .. ModelChecks.All,
        .. DeclarationChecks.All,
        .. InterruptionChecks.All,
        .. ResumingChecks.All,
        .. DeterminismChecks.All,
        .. InstanceChecks.All,
        .. NumberChecks.All,
        .. GradientChecks.All,
        .. ContentChecks.All,
        new PlantedBugsCheck(),
    ];

    /// <summary>The checks whose name is given or begins with a given name and a slash; all of them if none is given.</summary>
    public static IReadOnlyList<Check> Named(IReadOnlyList<string> names)
    {
        if (names is [string broken] && CampaignCheck.Broken(broken) is { } checkOfTheCampaign)
        {
            return [checkOfTheCampaign];
        }

        foreach (string name in names)
        {
            if (!All.Any(check => Matches(check, name)))
            {
                string known = string.Join(", ", All.Select(static check => check.Name));
                throw new ArgumentException($"Expected the name of a check or its beginning, but found '{name}'. The checks are {known}.");
            }
        }

        return names.Count == 0 ? All : [.. All.Where(check => names.Any(name => Matches(check, name)))];
    }

    private static bool Matches(Check check, string name) =>
        check.Name == name || check.Name.StartsWith(name + "/", StringComparison.Ordinal);
}
