namespace NetGen;

/// <summary>Which of eight lanes a mask names, for every mask: what AVX-512 has an instruction for, and narrower vectors look up.</summary>
internal static class LanePlaces
{
    private const int Lanes = 8;

    /// <summary>For each of the 256 masks the lanes whose bits are set, lowest first, a byte each; what is left over is zero.</summary>
    public static readonly ulong[] Bytes = [.. Enumerable.Range(0, 1 << Lanes).Select(Of)];

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
