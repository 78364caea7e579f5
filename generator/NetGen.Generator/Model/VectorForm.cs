namespace NetGen.Generator.Model;

/// <summary>A width that kernels are written for. The same description gives a kernel for each; which one runs is decided once, by the processor.</summary>
/// <param name="Lanes">Floats in a vector.</param>
/// <param name="Vectors">Vectors of units that a tile holds side by side: with six rows, the sums fill three quarters of the registers that such processors
/// have (32, or 16).</param>
internal sealed record VectorForm(int Lanes, int Vectors)
{
    public static readonly VectorForm Avx512 = new(16, 4);
    public static readonly VectorForm Avx2 = new(8, 2);

    /// <summary>128 bits are what Arm has and every x64; sized for the 16 registers of the latter.</summary>
    public static readonly VectorForm Portable = new(4, 2);

    public int Bits => Lanes * 32;

    /// <summary>Vectors of a tile over panels of this width; none where a panel is narrower than a vector.</summary>
    public int VectorsOver(int panelWidth) => Math.Min(Vectors, panelWidth / Lanes);
}
