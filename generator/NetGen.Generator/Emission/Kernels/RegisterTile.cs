using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Writes a tile of sums that stay in vector registers while a loop runs over the summed index.</summary>
/// <remarks>
/// Every product of matrices in the generated code is this tile: rows by vectors. Each sum is one chain of multiply-adds in the order of the summed index. So a
/// value has the same bits in whatever tile, and by whatever worker, it is computed.
/// </remarks>
/// <param name="Lanes">Floats in a vector.</param>
/// <param name="Rows">Rows of sums.</param>
/// <param name="Vectors">Sums in a row.</param>
internal sealed record RegisterTile(int Lanes, int Rows, int Vectors)
{
    private string Vector => $"Simd::Vector{Lanes * 32}";

    /// <summary>Starts the sums at zero, or at the biases that <paramref name="biases"/> points to.</summary>
    public void WriteStart(SourceWriter writer, string? biases)
    {
        writer.Declare($"{Vector}<float>", Enumerable.Range(0, Rows).SelectMany(row => Enumerable.Range(0, Vectors).Select(vector =>
            $"{Sum(row, vector)} = {(biases is null ? Zero(row + vector) : row == 0 ? Load(biases, vector * Lanes) : Sum(0, vector))}")));
    }

    /// <summary>The first sum is zero, and the others are copies of it: the text is shorter, and the code is the same.</summary>
    private string Zero(int index) => index == 0 ? $"{Vector}<float>.Zero" : Sum(0, 0);

    /// <summary>Starts the sums where an earlier tile has left them.</summary>
    /// <param name="writer">Receives the statements.</param>
    /// <param name="target">Points to the first.</param>
    /// <param name="pitch">From there to the next row's.</param>
    public void WriteReload(SourceWriter writer, string target, Distance pitch)
    {
        writer.Declare($"{Vector}<float>", Enumerable.Range(0, Rows).SelectMany(row => Enumerable.Range(0, Vectors).Select(vector =>
            $"{Sum(row, vector)} = {Load(target, pitch.Times(row, vector * Lanes))}")));
    }

    /// <summary>One step of every sum: sum += x · w.</summary>
    /// <param name="writer">Receives the statements.</param>
    /// <param name="x">Points to the value of the first row.</param>
    /// <param name="rowStep">From there to the next row's.</param>
    /// <param name="w">Points to the first vector.</param>
    /// <param name="noun">What those vectors hold.</param>
    public void WriteStep(SourceWriter writer, string x, Distance rowStep, string w, string noun) =>
        WriteStep(writer, x, row => rowStep.Times(row), w, 0, noun);

    /// <summary>The same for values that lie anywhere.</summary>
    /// <param name="writer">Receives the statements.</param>
    /// <param name="x">Points to where the values are counted from.</param>
    /// <param name="offset">From there to the value of a row.</param>
    /// <param name="w">Points to where the vectors are counted from.</param>
    /// <param name="first">From there to the first vector.</param>
    /// <param name="noun">What those vectors hold.</param>
    public void WriteStep(SourceWriter writer, string x, Func<int, string> offset, string w, int first, string noun)
    {
        writer.Declare($"{Vector}<float>", Enumerable.Range(0, Vectors).Select(vector => $"{noun}{vector} = {Load(w, first + (vector * Lanes))}"));
        for (int row = 0; row < Rows; row++)
        {
            writer.Write($"{Vector}<float> x{row} = {Vector}.Create({At(x, offset(row))});");
            for (int vector = 0; vector < Vectors; vector++)
            {
                writer.Write($"{Sum(row, vector)} = {Vector}.MultiplyAddEstimate(x{row}, {noun}{vector}, {Sum(row, vector)});");
            }
        }
    }

    /// <summary>One step of every sum where both factors are vectors: sum += x ⊙ w.</summary>
    /// <param name="writer">Receives the statements.</param>
    /// <param name="x">Points to where the values are counted from.</param>
    /// <param name="offset">From there to a vector of a row: the row, then the values of the row before the vector.</param>
    /// <param name="w">Points to the first vector.</param>
    /// <param name="noun">What those vectors hold.</param>
    public void WriteVectorStep(SourceWriter writer, string x, Func<int, int, string> offset, string w, string noun)
    {
        writer.Declare($"{Vector}<float>", Enumerable.Range(0, Vectors).Select(vector => $"{noun}{vector} = {Load(w, vector * Lanes)}"));
        for (int row = 0; row < Rows; row++)
        {
            for (int vector = 0; vector < Vectors; vector++)
            {
                writer.Write($"{Sum(row, vector)} = {Vector}.MultiplyAddEstimate({Load(x, offset(row, vector * Lanes))}, {noun}{vector}, {Sum(row, vector)});");
            }
        }
    }

    /// <summary>Stores f(sum), or the sums themselves.</summary>
    /// <param name="writer">Receives the statements.</param>
    /// <param name="target">Points to where the first goes.</param>
    /// <param name="pitch">From there to the next row's.</param>
    /// <param name="value">From a sum's name to what is stored.</param>
    public void WriteStore(SourceWriter writer, string target, Distance pitch, Func<string, string> value)
    {
        for (int row = 0; row < Rows; row++)
        {
            for (int vector = 0; vector < Vectors; vector++)
            {
                writer.Write($"{Vector}.StoreUnsafe({value(Sum(row, vector))}, ref {target}{After(pitch.Times(row, vector * Lanes))});");
            }
        }
    }

    /// <summary>Adds the sums to the values in memory, row after row; rows may overlap.</summary>
    /// <param name="writer">Receives the statements.</param>
    /// <param name="target">Points to the first.</param>
    /// <param name="pitch">From there to the next row's.</param>
    public void WriteAdd(SourceWriter writer, string target, Distance pitch)
    {
        for (int row = 0; row < Rows; row++)
        {
            for (int vector = 0; vector < Vectors; vector++)
            {
                string offset = pitch.Times(row, vector * Lanes);
                writer.Write($"{Vector}.StoreUnsafe({Load(target, offset)} + {Sum(row, vector)}, ref {target}{After(offset)});");
            }
        }
    }

    public static string At(string pointer, int offset) => At(pointer, new Distance("", offset).ToString());

    public static string At(string pointer, string offset) => offset == "0" ? pointer : $"Compiler::Unsafe.Add(ref {pointer}, {offset})";

    public static string Sum(int row, int vector) => $"sum{row}_{vector}";

    private string Load(string pointer, int offset) => Load(pointer, new Distance("", offset).ToString());

    private string Load(string pointer, string offset) => $"{Vector}.LoadUnsafe(ref {pointer}{After(offset)})";

    /// <summary>An offset as the last argument; none where it is zero.</summary>
    private static string After(string offset) => offset == "0" ? "" : $", {offset}";
}
