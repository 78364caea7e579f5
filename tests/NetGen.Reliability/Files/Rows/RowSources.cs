namespace NetGen.Reliability.Files.Rows;

/// <summary>Reads sources of rows in the ways in which a training does.</summary>
internal static class RowSources
{
    public static void ReadAll(IRowSource source)
    {
        Dataset all = Dataset.ReadFrom(source);
        source.RequireUnchanged();
        _ = source.HasOneHotTargets;
        _ = source.Fingerprint;
        BrokenPromiseException.Unless(all.Count == source.Count && all.FeatureCount >= 1 && all.TargetCount >= 1,
            () => $"Expected {source.Count} rows, but found {all.Count} of {all.FeatureCount} and {all.TargetCount}.");
    }
}
