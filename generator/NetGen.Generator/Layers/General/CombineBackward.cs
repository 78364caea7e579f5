using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Operations.General;

namespace NetGen.Generator.Layers.General;

/// <summary>The gradient of each of two values that are combined.</summary>
internal static class CombineBackward
{
    public static Operation OfLeft(CombineOperator @operator, Value da, Value dy, Value b, Shape left, Shape right, Shape output) => @operator switch
    {
        CombineOperator.Add or CombineOperator.Subtract => OfSummand(da, dy, left, output, isNegative: false),
        CombineOperator.Multiply => new FactorGradient(da, dy, b, left, right, output, Divides: false),
        _ => new FactorGradient(da, dy, b, left, right, output, Divides: true),
    };

    public static Operation OfRight(
        CombineOperator @operator, Value db, Value dy, Value a, Value b, Value y, Shape left, Shape right, Shape output) => @operator switch
    {
        CombineOperator.Add => OfSummand(db, dy, right, output, isNegative: false),
        CombineOperator.Subtract => OfSummand(db, dy, right, output, isNegative: true),
        CombineOperator.Multiply => new FactorGradient(db, dy, a, right, left, output, Divides: false),
        _ => new DivisorGradient(db, dy, y, b, right, output),
    };

    /// <summary>A value that is not repeated has the gradient of the sum itself.</summary>
    private static Operation OfSummand(Value da, Value dy, Shape shape, Shape output, bool isNegative) =>
        shape == output && !isNegative ? new Same(da, dy) : new SummandGradient(da, dy, shape, output, isNegative);
}
