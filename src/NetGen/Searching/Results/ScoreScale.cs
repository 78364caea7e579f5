namespace NetGen;

/// <summary>
/// Maps scores to positions between the lowest and the highest score. It is a log scale if all scores are positive and span a factor of four.
/// </summary>
internal sealed class ScoreScale
{
    private const double WorthLog = 4;
    private const int TickCount = 5;

    private readonly bool _isLog;
    private readonly double _low;
    private readonly double _high;

    public ScoreScale(IEnumerable<double> scores)
    {
        double[] finite = [.. scores.Where(double.IsFinite)];
        (_low, _high) = finite.Length == 0 ? (0, 1) : (finite.Min(), finite.Max());
        if (_low == _high)
        {
            // If there is only one score, it is in the middle.
            double room = _low == 0 ? 1 : Math.Abs(_low) / 2;
            (_low, _high) = (_low - room, _high + room);
        }

        _isLog = _low > 0 && _high > WorthLog * _low;
    }

    /// <summary>Scores to label, at equal distances on the scale.</summary>
    public IEnumerable<double> Ticks => Enumerable.Range(0, TickCount)
        .Select(index => index / (TickCount - 1.0))
        .Select(share => _isLog ? _low * Math.Pow(_high / _low, share) : _low + (share * (_high - _low)));

    /// <summary>The part of the scale below a score.</summary>
    public double ShareOf(double score) => _isLog ? Math.Log(score / _low) / Math.Log(_high / _low) : (score - _low) / (_high - _low);
}
