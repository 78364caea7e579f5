namespace NetGen.Generator.Operations.General;

/// <summary>The operator that combines two values. The names are those of the runtime's <c>Arithmetic</c>.</summary>
internal enum CombineOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
}
