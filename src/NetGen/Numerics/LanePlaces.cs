namespace NetGen;

/// <summary>Which of eight lanes a mask names, for every mask: what AVX-512 has an instruction for, and narrower vectors look up.</summary>
internal static class LanePlaces
{
    private const int Lanes = 8;

    /// <summary>For each of the 256 masks the lanes whose bits are set, lowest first, a byte each; what is left over is zero.</summary>
    public static readonly ulong[] Bytes = All();

    /// <summary>A loop rather than a query, which would have to be compiled before the first prediction.</summary>
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
