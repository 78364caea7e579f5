namespace NetGen.Generator.Emission.Kernels;

/// <summary>A constant distance between values in memory, by the name that it has in a kernel: <c>2 * XPitch</c> says what <c>208</c> does not.</summary>
/// <param name="Name">The constant; empty where the distance has no name and is written as a number.</param>
/// <param name="Values">Its value.</param>
internal readonly record struct Distance(string Name, int Values)
{
    /// <summary>A distance without a name.</summary>
    public static implicit operator Distance(int values) => new("", values);

    /// <summary>Some of them and a few values more, as an expression; "0" for none.</summary>
    /// <param name="count">How many.</param>
    /// <param name="more">Values that are added.</param>
    public string Times(int count, int more = 0)
    {
        if (Name.Length == 0 || count == 0)
        {
            return Number((count * Values) + more);
        }

        string product = count == 1 ? Name : $"{Number(count)} * {Name}";
        return more == 0 ? product : more > 0 ? $"{product} + {Number(more)}" : $"{product} - {Number(-more)}";
    }

    public override string ToString() => Times(1);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
