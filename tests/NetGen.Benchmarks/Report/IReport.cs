namespace NetGen.Benchmarks.Report;

/// <summary>Where measurements go as they come.</summary>
internal interface IReport
{
    void Add(Measurement measurement);

    /// <summary>Called after the last one.</summary>
    void Finish();
}
