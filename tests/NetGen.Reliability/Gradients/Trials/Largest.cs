namespace NetGen.Reliability.Gradients.Trials;

/// <summary>The largest errors of all cases, for the remark.</summary>
internal sealed class Largest
{
    private readonly Lock _lock = new();

    private long _networks, _steps;

    private double _probe, _reference, _float, _share;

    private string _closest = "";

    /// <summary>Networks that were tried.</summary>
    public long Networks => _networks;

    /// <summary>Counts a network.</summary>
    /// <param name="probe">The relative error of its gradient in double.</param>
    /// <param name="reference">That of its reference code against the interpreter.</param>
    public void Network(double probe, double reference)
    {
        lock (_lock)
        {
            _networks++;
            (_probe, _reference) = (Math.Max(_probe, probe), Math.Max(_reference, reference));
        }
    }

    /// <summary>Counts a training step.</summary>
    public void Step() => Interlocked.Increment(ref _steps);

    /// <summary>Records the error of a tensor.</summary>
    /// <param name="ofLargest">Share of its largest value.</param>
    /// <param name="ofBound">Share of what is allowed.</param>
    /// <param name="what">The tensor and its network.</param>
    public void Float(double ofLargest, double ofBound, Func<string> what)
    {
        lock (_lock)
        {
            _float = Math.Max(_float, ofLargest);
            (_share, _closest) = ofBound > _share ? (ofBound, what()) : (_share, _closest);
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{_networks:N0} networks, {_steps:N0} steps; largest errors: double {_probe:E1} of the slope, reference code {_reference:E1}, "
            + $"float {_float:E1} of the largest value and {_share:P0} of its bound{Closest}");

    /// <summary>What came closest to its bound, for whoever wants to change the bound.</summary>
    private string Closest => Environment.GetEnvironmentVariable("NETGEN_CLOSEST") is null ? "" : $" ({_closest})";
}
