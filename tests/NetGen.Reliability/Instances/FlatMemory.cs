namespace NetGen.Reliability.Instances;

/// <summary>Resident memory that must not grow from the first measurement on.</summary>
/// <param name="mostKilobytes">Growth allowed: pages that the system counts late, and methods that the JIT compiles a second time.</param>
internal sealed class FlatMemory(long mostKilobytes)
{
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
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_last - _first:N0} KB more than at the least, of {_first:N0} KB");
}
