namespace NetGen.Generator.Model;

/// <summary>
/// A width of vectors that kernels are written for. One description gives a kernel for each width. The processor decides once which one runs.
/// </summary>
/// <param name="Lanes">Floats in a vector.</param>
/// <param name="Vectors">Vectors of units that a tile holds side by side. With six rows, the sums fill three quarters of the registers of processors with such
/// vectors (32 or 16 registers).</param>
internal sealed record VectorForm(int Lanes, int Vectors)
{
    public static readonly VectorForm Avx512 = new(16, 4);
    public static readonly VectorForm Avx2 = new(8, 2);

    /// <summary>Vectors of 128 bits, which Arm and every x64 processor have. The tile fits the 16 registers of x64.</summary>
    public static readonly VectorForm Portable = new(4, 2);

    public int Bits => Lanes * 32;

    /// <summary>Vectors of a tile over panels of this width; 0 if a panel is narrower than a vector.</summary>
    public int VectorsOver(int panelWidth) => Math.Min(Vectors, panelWidth / Lanes);
}
