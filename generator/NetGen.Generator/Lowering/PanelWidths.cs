using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering;

/// <summary>How wide panels are: a choice by size alone, so that the same declaration always gives the same code.</summary>
internal static class PanelWidths
{
    /// <summary>Floats in the vectors that kernels are written with.</summary>
    public const int VectorLanes = 8;

    /// <summary>Of 32, 16 and 8 units the widest panel that wastes at most an eighth of itself on padding, else the one with the least padding.</summary>
    public static PanelLayout Weights(int units, int inputs)
    {
        int[] widths = [32, 16, VectorLanes];
        int width = widths.FirstOrDefault(candidate => Padded(units, candidate) - units <= units / 8);
        if (width == 0)
        {
            width = widths.OrderBy(candidate => Padded(units, candidate)).First();
        }

        return new PanelLayout(units, inputs, width, HasBias: true);
    }

    /// <summary>Panels of a transposed matrix, whose units are the inputs of the layer: they must end exactly where the padded row of those inputs ends.</summary>
    public static PanelLayout Transposed(PanelLayout weights, int inputPitch) =>
        new(weights.Inputs, weights.Units, inputPitch % 32 == 0 ? 32 : inputPitch % 16 == 0 ? 16 : VectorLanes, HasBias: false);

    public static int Padded(int length, int width) => (length + width - 1) / width * width;
}
