namespace NetGen;

/// <summary>Sums the gradient of the filters of a convolution over the shards of a mini-batch.</summary>
internal static class ShardSum
{
    /// <summary>Rows of a panel that are summed before they are passed on: 4 KB with 32 filters.</summary>
    private const int PieceRows = 32;

    /// <summary>Sums one worker's part and passes on each piece.</summary>
    /// <param name="pass">The worker.</param>
    /// <param name="shards">[shards, length of the panels].</param>
    /// <param name="shape">The layout of filters and biases. The biases of a panel are its first row.</param>
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

        // In the lanes after the last filter, the kernels have read values of the next pixel. They are cleared.
        for (int lane = piece.Units; lane < length && piece.Units < shape.Width; lane += shape.Width)
        {
            sum.Slice(lane, shape.Width - piece.Units).Clear();
        }

        pass.CloseGradient(offset + piece.From, sum, isWeight);
    }
}
