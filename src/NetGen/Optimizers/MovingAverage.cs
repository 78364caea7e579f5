namespace NetGen;

/// <summary>
/// The weights of a moving average m := βm + (1 − β)x. They are computed once, because converting β to decimal takes longer than a small update.
/// </summary>
internal readonly struct MovingAverage
{
    /// <summary>The weights of an average.</summary>
    /// <param name="past">β.</param>
    public MovingAverage(float past)
    {
        Past = past;
        Written = Setting.AsWritten(past);
        Fresh = (float)(1 - Written);
    }

    /// <summary>β.</summary>
    public float Past { get; }

    /// <summary>1 − β.</summary>
    public float Fresh { get; }

    /// <summary>β as the decimal number in the source code.</summary>
    public double Written { get; }

    /// <summary>1 − βᵗ: the factor by which an average that started at zero is too small after t steps.</summary>
    /// <param name="step">t.</param>
    public double Correction(long step) => 1 - Math.Pow(Written, step);
}
