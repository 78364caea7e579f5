namespace NetGen.Reliability.Instances;

/// <summary>Resident memory that must not grow from the first measurement on.</summary>
/// <param name="mostKilobytes">Growth allowed, for pages that the system counts late.</param>
internal sealed class FlatMemory(long mostKilobytes)
{
    /// <summary>
    /// For the process that is measured: methods are compiled once, at their first call. Otherwise code that is compiled again after thirty calls would make
    /// the process grow for as long as there are methods with fewer.
    /// </summary>
    public static IReadOnlyList<(string Name, string Value)> Variables { get; } = [("DOTNET_TieredCompilation", "0")];

    private long _first = long.MaxValue, _last;

    /// <summary>Measures, and compares with the least so far.</summary>
    /// <param name="collects">Whether to collect first. Where nothing is allocated nothing is to be collected, and a collection would shrink pools.</param>
    public void Check(bool collects)
    {
        _last = collects ? ProcessMemory.SettledKilobytes() : ProcessMemory.ResidentKilobytes();
        _first = Math.Min(_first, _last);
        BrokenPromiseException.Unless(_last - _first <= mostKilobytes,
            () => $"Expected the memory of the process to grow by at most {mostKilobytes:N0} KB from {_first:N0} KB on, but found {_last:N0} KB.");
    }

    /// <summary>For the remark of a check.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{_last - _first:N0} KB more than at the least, of {_first:N0} KB; {GC.GetTotalMemory(forceFullCollection: true) / 1024:N0} KB on the heap");
}
