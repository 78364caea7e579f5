using System.Text.RegularExpressions;

namespace NetGen.Reliability.Interruptions.Children;

/// <summary>One call that strace wrote down.</summary>
/// <param name="Name">What was called.</param>
/// <param name="K">How often the same thread had called it, this time included.</param>
/// <param name="Files">The files that it was called with.</param>
internal sealed partial record SystemCall(string Name, int K, IReadOnlyList<string> Files)
{
    /// <summary>Reads a log. Calls that failed are left out, but are counted.</summary>
    public static IReadOnlyList<SystemCall> Read(string log)
    {
        List<SystemCall> calls = [];
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (Match match in File.ReadLines(log).Select(static line => Line().Match(line)).Where(static match => match.Success))
        {
            string name = match.Groups["name"].Value, counted = match.Groups["thread"].Value + name;
            int k = counts[counted] = counts.GetValueOrDefault(counted) + 1;
            if (!match.Groups["result"].Value.StartsWith('-'))
            {
                calls.Add(new SystemCall(name, k, [.. FileName().Matches(match.Groups["arguments"].Value).Select(static file => file.Groups["file"].Value)]));
            }
        }

        return calls;
    }

    [GeneratedRegex(@"^(?<thread>\d+)\s+(?<name>\w+)\((?<arguments>.*)\)\s+=\s+(?<result>.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Line();

    /// <summary>A handle with its file, or a name.</summary>
    [GeneratedRegex("""\d<(?<file>[^>]*)>|"(?<file>[^"]*)["]""", RegexOptions.ExplicitCapture)]
    private static partial Regex FileName();
}
