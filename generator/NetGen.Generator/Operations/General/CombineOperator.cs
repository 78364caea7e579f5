namespace NetGen.Generator.Operations.General;

/// <summary>What two values are combined by. Names are those of the runtime's <c>Arithmetic</c>.</summary>
internal enum CombineOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
}
