namespace NetGen;

/// <summary>The gradient of the filters of a convolution: the sum of what the shards of a mini-batch give.</summary>
internal static class ShardSum
{
    /// <summary>Rows of a panel that are added before they are handed on: with 32 filters 4 KB.</summary>
    private const int PieceRows = 32;

    /// <summary>Adds one worker's part, and hands each piece on.</summary>
    /// <param name="pass">The worker.</param>
    /// <param name="shards">[shards, length of the panels].</param>
    /// <param name="shape">How filters and biases lie: the biases of a panel are its first row.</param>
    /// <param name="offset">Where they start in the parameter block.</param>
    /// <param name="hasBiases">Whether there are biases.</param>
    public static void Run(TrainingPass pass, ReadOnlySpan<float> shards, PanelShape shape, int offset, bool hasBiases)
    {
        int pieces = (shape.Inputs + PieceRows - 1) / PieceRows;
        (int first, int end) = pass.Share(shape.PaddedUnits / shape.Width * pieces);
        for (int piece = first; piece < end; piece++)
        {
            int panel = piece / pieces, row = piece % pieces * PieceRows, start = panel * shape.Stride;
            int units = Math.Min(shape.Width, shape.Units - (panel * shape.Width));
            if (row == 0 && hasBiases)
            {
                AddPiece(pass, shards, shape, (start, 1, units), offset, isWeight: false);
            }

            int from = start + ((row + 1) * shape.Width);
            AddPiece(pass, shards, shape, (from, Math.Min(PieceRows, shape.Inputs - row), units), offset, isWeight: true);
        }
    }

    private static void AddPiece(
        TrainingPass pass, ReadOnlySpan<float> shards, PanelShape shape, (int From, int Rows, int Units) piece, int offset, bool isWeight)
    {
        int length = piece.Rows * shape.Width;
        Span<float> sum = pass.OpenGradient(offset + piece.From, length);
        shards.Slice(piece.From, length).CopyTo(sum);
        for (int start = shape.Length + piece.From; start < shards.Length; start += shape.Length)
        {
            ElementwisePass.Add(sum, shards.Slice(start, length), sum);
        }

        // What kernels have read past the last filter was the next pixel's.
        for (int lane = piece.Units; lane < length && piece.Units < shape.Width; lane += shape.Width)
        {
            sum.Slice(lane, shape.Width - piece.Units).Clear();
        }

        pass.CloseGradient(offset + piece.From, sum, isWeight);
    }
}
