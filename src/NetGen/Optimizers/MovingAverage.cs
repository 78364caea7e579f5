namespace NetGen;

/// <summary>The weights of a moving average, m := βm + (1 − β)x: taken apart once, because reading β as it was written takes longer than a small update.</summary>
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

    /// <summary>β as the decimal number that was written.</summary>
    public double Written { get; }

    /// <summary>1 − βᵗ: what an average that started at zero falls short by after t steps.</summary>
    /// <param name="step">t.</param>
    public double Correction(long step) => 1 - Math.Pow(Written, step);
}
