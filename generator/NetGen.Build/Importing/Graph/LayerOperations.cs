namespace NetGen.Build.Importing.Graph;

/// <summary>A fully connected layer on the last axis.</summary>
/// <param name="Units">Number of outputs.</param>
/// <param name="Weight">[units, inputs], row-major.</param>
/// <param name="Bias">[units]; null for none.</param>
internal sealed record Linear(int Units, float[] Weight, float[]? Bias) : Operation;

/// <summary>The product of two matrices that are both values. Leading axes are equal or have size one.</summary>
internal sealed record MatMul : Operation;

/// <summary>The product with one or more constant matrices, which have the rank of the value.</summary>
internal sealed record ConstantMatMul(float[] Constant, int[] ConstantShape, bool Left) : Operation;

/// <summary>A window that moves over one or two axes. The first axis of a row is the channels.</summary>
/// <param name="Kernel">Its size along each axis.</param>
/// <param name="Stride">Its stride along each axis.</param>
/// <param name="Dilation">Distance of neighbouring taps along each axis.</param>
/// <param name="Begin">Padding before, for each axis.</param>
/// <param name="End">Padding after, for each axis.</param>
internal sealed record Window(int[] Kernel, int[] Stride, int[] Dilation, int[] Begin, int[] End);

/// <summary>Convolution.</summary>
/// <param name="Window">The window of the filters.</param>
/// <param name="Filters">Number of filters.</param>
/// <param name="Groups">Number of groups of channels.</param>
/// <param name="Weight">[filters, channels / groups, kernel].</param>
/// <param name="Bias">[filters]; null for none.</param>
internal sealed record Convolution(Window Window, int Filters, int Groups, float[] Weight, float[]? Bias) : Operation;

/// <summary>The maximum or the mean of each window.</summary>
/// <param name="Maximum">True for the maximum, false for the mean.</param>
/// <param name="Window">The window, with all padding.</param>
/// <param name="CountedBegin">The part of the padding before that counts in the divisor of a mean.</param>
/// <param name="CountedEnd">The part of the padding after that counts in it.</param>
internal sealed record Pool(bool Maximum, Window Window, int[] CountedBegin, int[] CountedEnd) : Operation;

/// <summary>The maximum or the mean of each channel.</summary>
internal sealed record GlobalPool(bool Maximum) : Operation;

/// <summary>Normalises each channel, the first axis of a row, by statistics of the training data.</summary>
/// <param name="Epsilon">Added to the variance.</param>
/// <param name="Momentum">The weight of a new mini-batch in the running statistics.</param>
/// <param name="Scale">One value per channel.</param>
/// <param name="Shift">One value per channel.</param>
/// <param name="Mean">One value per channel.</param>
/// <param name="Variance">One value per channel.</param>
internal sealed record BatchNorm(float Epsilon, double Momentum, float[] Scale, float[] Shift, float[] Mean, float[] Variance) : Operation;

/// <summary>Normalises over the last axes of a row.</summary>
/// <param name="Epsilon">Added to the variance.</param>
/// <param name="Axes">Number of these axes.</param>
/// <param name="Scale">One value per element of these axes; null if there is none yet.</param>
/// <param name="Shift">One value per element of these axes; null if there is none yet.</param>
internal sealed record LayerNorm(float Epsilon, int Axes, float[]? Scale, float[]? Shift) : Operation;

/// <summary>A ReLU with a learned slope below zero.</summary>
/// <param name="Slope">The slopes.</param>
/// <param name="Axis">The axis of the slopes; null for a single slope.</param>
internal sealed record PRelu(float[] Slope, int? Axis) : Operation;

/// <summary>(x - mean) / divisor, element by element.</summary>
internal sealed record Standardize(float[] Mean, float[] Divisor) : Operation
{
    /// <summary>Whether values are valid for an input scaling, whose divisors must be positive.</summary>
    public static bool Takes(float[] means, float[] divisors) =>
        means.All(static mean => !float.IsNaN(mean) && !float.IsInfinity(mean)) && divisors.All(static divisor => divisor > 0 && !float.IsInfinity(divisor));
}
