namespace NetGen.Generator.Operations;

/// <summary>How something is measured of all rows in the middle of a phase that is divided by rows.</summary>
internal static class MeetingOfRows
{
    /// <summary>Each worker takes some of the units, over the rows of all workers: they must be there before, and what is computed of them after.</summary>
    /// <param name="units">Their number.</param>
    /// <param name="call">Measures some of them.</param>
    /// <param name="end">How the workers meet after it, and other processes with them.</param>
    public static string Statement(int units, string call, string end) => $$"""
        pass.Meet();
        {
            (int first, int end) = pass.ShareOfUnits({{units}});
            {{ReferenceLoop.Indented(call, 4)}}
        }

        {{end}}
        """;
}
