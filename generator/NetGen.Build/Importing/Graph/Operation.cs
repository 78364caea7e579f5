namespace NetGen.Build.Importing.Graph;

/// <summary>What a node computes, in terms of the file: axes are those of a row in the file's order.</summary>
internal abstract record Operation;

/// <summary>What the caller passes in.</summary>
internal sealed record NetworkInput : Operation;

/// <summary>A function of each element by itself.</summary>
/// <param name="Kind">Its name in the text.</param>
/// <param name="Key">The name of its constant; empty if it has none.</param>
/// <param name="Value">The constant.</param>
internal sealed record Elementwise(string Kind, string Key = "", float Value = 0) : Operation;

/// <summary>Sum, difference, product or quotient of two values.</summary>
internal sealed record Arithmetic(ArithmeticKind Kind) : Operation;

/// <summary>The same with a constant of the result's rank, whose sizes are one where it is repeated.</summary>
/// <param name="Kind">Which of the four.</param>
/// <param name="Constant">The values.</param>
/// <param name="ConstantShape">Their shape.</param>
/// <param name="Left">Whether the constant stands on the left.</param>
internal sealed record ConstantArithmetic(ArithmeticKind Kind, float[] Constant, int[] ConstantShape, bool Left) : Operation
{
    /// <summary>The constant where it is one value for all elements.</summary>
    public float? Scalar => Constant.Length == 1 ? Constant[0] : null;
}

/// <summary>Names are those of the text.</summary>
internal enum ArithmeticKind
{
    Add,
    Subtract,
    Multiply,
    Divide,
}

/// <summary>Elements in another order: axis i of the result is axis Order[i].</summary>
internal sealed record Transpose(int[] Order) : Operation;

/// <summary>The same elements in another shape.</summary>
internal sealed record Reshape : Operation;

/// <summary>Values joined along an axis.</summary>
internal sealed record Concat(int Axis) : Operation;

/// <summary>Margins along any axes.</summary>
/// <param name="Before">Elements before, for each axis.</param>
/// <param name="After">Elements after, for each axis.</param>
/// <param name="Mode">constant, reflect or edge.</param>
/// <param name="Value">The constant.</param>
internal sealed record Pad(int[] Before, int[] After, string Mode, float Value) : Operation;

/// <summary>The mean over axes; the shape has them with size one or not at all.</summary>
internal sealed record Mean(int[] Axes) : Operation;

/// <summary>The position of the largest value along an axis.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="Last">Whether the last of equal values counts.</param>
internal sealed record ArgMax(int Axis, bool Last) : Operation;

/// <summary>Softmax over neighbouring axes together.</summary>
/// <param name="Axis">The first of them.</param>
/// <param name="Count">How many.</param>
/// <param name="Log">Whether its logarithm is meant.</param>
internal sealed record Softmax(int Axis, int Count, bool Log) : Operation;

/// <summary>Leaves values out while training.</summary>
internal sealed record Dropout(float Rate) : Operation;

/// <summary>A part of something that is read as a whole only, such as a layer normalisation that is written out.</summary>
/// <param name="Kind">The part's name.</param>
/// <param name="Message">What to say if it is met elsewhere.</param>
internal sealed record Part(string Kind, string Message) : Operation;
