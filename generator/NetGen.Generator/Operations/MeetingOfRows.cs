namespace NetGen.Generator.Operations;

/// <summary>How something is measured of all rows in the middle of a phase that is divided by rows.</summary>
internal static class MeetingOfRows
{
    /// <summary>Each worker takes some of the units, over the rows of all workers: they must be there before, and what is computed of them after.</summary>
    public static string Statement(int units, string call) => $$"""
        pass.Meet();
        {
            (int first, int end) = pass.ShareOfUnits({{units}});
            {{ReferenceLoop.Indented(call, 4)}}
        }

        pass.Meet();
        """;
}
