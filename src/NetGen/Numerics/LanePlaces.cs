namespace NetGen;

/// <summary>
/// The indices of the lanes that a mask of eight bits selects, for each mask. AVX-512 has an instruction for this; narrower vectors use this table.
/// </summary>
internal static class LanePlaces
{
    private const int Lanes = 8;

    /// <summary>For each of the 256 masks: the indices of the bits that are set, in ascending order, one byte each. The remaining bytes are zero.</summary>
    public static readonly ulong[] Bytes = All();

    /// <summary>This is a loop, because a LINQ query would have to be compiled before the first prediction.</summary>
    private static ulong[] All()
    {
        ulong[] all = new ulong[1 << Lanes];
        for (int mask = 0; mask < all.Length; mask++)
        {
            all[mask] = Of(mask);
        }

        return all;
    }

    private static ulong Of(int mask)
    {
        ulong places = 0;
        for (int lane = Lanes - 1; lane >= 0; lane--)
        {
            places = (mask >> lane & 1) != 0 ? (places << 8) | (uint)lane : places;
        }

        return places;
    }
}
