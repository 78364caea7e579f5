namespace NetGen.Build.Importing.Graph;

/// <summary>The operation of a node. Axes are those of a row, in the file's order.</summary>
internal abstract record Operation;

/// <summary>The input of the network.</summary>
internal sealed record NetworkInput : Operation;

/// <summary>An element-wise function.</summary>
/// <param name="Kind">Its name in the text.</param>
/// <param name="Key">The name of its constant; empty if it has none.</param>
/// <param name="Value">The constant.</param>
internal sealed record Elementwise(string Kind, string Key = "", float Value = 0) : Operation;

/// <summary>Sum, difference, product or quotient of two values, element by element.</summary>
internal sealed record Arithmetic(ArithmeticKind Kind) : Operation;

/// <summary>Sum, difference, product or quotient with a constant of the result's rank. The constant has size one along axes where it is repeated.</summary>
/// <param name="Kind">The operation.</param>
/// <param name="Constant">The values of the constant.</param>
/// <param name="ConstantShape">The shape of the constant.</param>
/// <param name="Left">Whether the constant is the left operand.</param>
internal sealed record ConstantArithmetic(ArithmeticKind Kind, float[] Constant, int[] ConstantShape, bool Left) : Operation
{
    /// <summary>The constant if it is a single number; else null.</summary>
    public float? Scalar => Constant.Length == 1 ? Constant[0] : null;
}

/// <summary>The four operations. Their names are those in the text.</summary>
internal enum ArithmeticKind
{
    Add,
    Subtract,
    Multiply,
    Divide,
}

/// <summary>A permutation of axes: axis i of the result is axis Order[i] of the value.</summary>
internal sealed record Transpose(int[] Order) : Operation;

/// <summary>The same elements in another shape.</summary>
internal sealed record Reshape : Operation;

/// <summary>Values joined along an axis.</summary>
internal sealed record Concat(int Axis) : Operation;

/// <summary>Padding along any axes.</summary>
/// <param name="Before">Elements before, for each axis.</param>
/// <param name="After">Elements after, for each axis.</param>
/// <param name="Mode">The kind of padding: constant, reflect or edge.</param>
/// <param name="Value">The constant of the padding.</param>
internal sealed record Pad(int[] Before, int[] After, string Mode, float Value) : Operation;

/// <summary>The mean over axes. The shape of the result has these axes with size one, or lacks them.</summary>
internal sealed record Mean(int[] Axes) : Operation;

/// <summary>The index of the largest value along an axis.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="Last">True for the last of equal values, false for the first.</param>
internal sealed record ArgMax(int Axis, bool Last) : Operation;

/// <summary>Softmax over one or more neighbouring axes together.</summary>
/// <param name="Axis">The first of these axes.</param>
/// <param name="Count">Number of these axes.</param>
/// <param name="Log">Whether it is the log-softmax.</param>
internal sealed record Softmax(int Axis, int Count, bool Log) : Operation;

/// <summary>Drops values in training.</summary>
internal sealed record Dropout(float Rate) : Operation;

/// <summary>A part of something that is supported only as a whole, such as a layer normalisation that is written out.</summary>
/// <param name="Kind">The name of the part.</param>
/// <param name="Message">The message if the part is found elsewhere.</param>
internal sealed record Part(string Kind, string Message) : Operation;
