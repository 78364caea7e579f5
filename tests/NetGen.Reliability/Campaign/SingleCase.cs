namespace NetGen.Reliability.Campaign;

/// <summary>One case in this process, where a debugger can follow it.</summary>
internal static class SingleCase
{
    public static int Run(IReadOnlyList<Check> checks, ulong seed, long number)
    {
        foreach (Check check in checks)
        {
            using var folder = new CheckFolder();
            check.Begin(folder.Path);
            check.Try(Case.Of(check, seed, number));
            Console.WriteLine($"{check.Name}: case {number} holds");
        }

        return 0;
    }
}
