namespace NetGen.Benchmarks.Report;

/// <summary>Where measurements go as they come.</summary>
internal interface IReport
{
    /// <summary>Called before the first one.</summary>
    /// <param name="machine">Processor, caches and vectors.</param>
    void Begin(string machine);

    void Add(Measurement measurement);

    /// <summary>Called after the last one.</summary>
    void Finish();
}
