namespace NetGen.Build.Importing.Folding;

/// <summary>The number of values that a build may compute. A file of a few bytes could ask for any number.</summary>
/// <param name="stored">Number of values that the file itself holds.</param>
internal sealed class Budget(long stored)
{
    private const int Free = 1 << 20;
    private const int Times = 4;

    private long left = Free + Times * stored;

    /// <exception cref="DeclinedException">The budget is used up.</exception>
    public void Take(long values)
    {
        left -= values;
        if (left < 0)
            throw new DeclinedException(
                $"More than {Free + Times * stored} constant values would have to be computed during the build. NetGen supports fewer values.");
    }
}
