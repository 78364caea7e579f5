namespace NetGen.Generator.Operations;

/// <summary>The statement that measures all rows in the middle of a phase that is divided by rows.</summary>
internal static class MeetingOfRows
{
    /// <summary>
    /// Each worker computes some of the units, over the rows of all workers. So the workers meet twice: before, until all rows are there, and after, until the
    /// results are.
    /// </summary>
    /// <param name="units">Their number.</param>
    /// <param name="call">Measures some of them.</param>
    /// <param name="end">How the workers meet after it, and other processes with them.</param>
    public static string Statement(int units, string call, string end) => $$"""
        // All rows of the mini-batch are needed, so the workers wait for each other before and after.
        pass.Meet();
        {
            (int first, int end) = pass.ShareOfUnits({{units}});
            {{ReferenceLoop.Indented(call, 4)}}
        }

        {{end}}
        """;
}
