using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>Writes the gradient of a tensor with one value for each column: the workers share the columns, and apply the optimizer piece by piece.</summary>
internal static class ColumnGradient
{
    /// <summary>Columns of a piece: no more than the shortest buffer for a piece holds.</summary>
    private const int Piece = 512;

    /// <param name="phase">The phase, whose values are all rows of the mini-batch.</param>
    /// <param name="gradient">The tensor's gradient.</param>
    /// <param name="call">Computes the columns from <c>first</c> to <c>end</c>.</param>
    public static string Statement(IPhase phase, Value gradient, string call) => $$"""
        if (pass.IsTrained({{phase.OffsetOf(gradient)}}, {{gradient.Length}}))
        {
            (int own, int ownEnd) = pass.ShareOfUnits({{gradient.Length}});
            for (int first = own; first < ownEnd; first += {{Piece}})
            {
                int end = Sys::Math.Min(first + {{Piece}}, ownEnd);
                Sys::Span<float> {{gradient}} = pass.OpenGradient({{phase.OffsetOf(gradient)}} + first, end - first);
                {{call}}
                pass.CloseGradient({{phase.OffsetOf(gradient)}} + first, {{gradient}}, isWeight: false); // applies the optimizer
            }
        }
        """;
}
