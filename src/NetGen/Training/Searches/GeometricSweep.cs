namespace NetGen;

/// <summary>A factor that grows geometrically: each step multiplies it by the same ratio.</summary>
/// <param name="first">The factor of the first step.</param>
/// <param name="last">The factor of the last step.</param>
/// <param name="steps">Number of steps.</param>
internal sealed class GeometricSweep(double first, double last, int steps) : LearningRateSchedule
{
    public override double FactorAt(ScheduleTime time) => first * Math.Pow(last / first, Math.Min(time.Step, steps - 1) / (steps - 1.0));
}
