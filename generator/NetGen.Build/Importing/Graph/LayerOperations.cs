namespace NetGen.Build.Importing.Graph;

/// <summary>A fully connected layer on the last axis.</summary>
/// <param name="Units">Number of outputs.</param>
/// <param name="Weight">[units, inputs], row-major.</param>
/// <param name="Bias">[units], if there is one.</param>
internal sealed record Linear(int Units, float[] Weight, float[]? Bias) : Operation;

/// <summary>The product of two matrices, both values; leading axes are equal or one.</summary>
internal sealed record MatMul : Operation;

/// <summary>The product with a constant matrix or matrices, of the value's rank.</summary>
internal sealed record ConstantMatMul(float[] Constant, int[] ConstantShape, bool Left) : Operation;

/// <summary>A window that goes over one or two axes; the first axis of a row are the channels.</summary>
/// <param name="Kernel">Sizes.</param>
/// <param name="Stride">Steps.</param>
/// <param name="Dilation">Distances of neighbouring taps.</param>
/// <param name="Begin">Padding before, for each axis.</param>
/// <param name="End">Padding after, for each axis.</param>
internal sealed record Window(int[] Kernel, int[] Stride, int[] Dilation, int[] Begin, int[] End);

/// <summary>Convolution.</summary>
/// <param name="Window">The filters' window.</param>
/// <param name="Filters">Number of filters.</param>
/// <param name="Groups">Number of groups of channels.</param>
/// <param name="Weight">[filters, channels / groups, kernel].</param>
/// <param name="Bias">[filters], if there is one.</param>
internal sealed record Convolution(Window Window, int Filters, int Groups, float[] Weight, float[]? Bias) : Operation;

/// <summary>The largest value or the mean of each window.</summary>
/// <param name="Maximum">Whether it is the largest.</param>
/// <param name="Window">The window, with all padding.</param>
/// <param name="CountedBegin">How much of the padding before counts in a mean's divisor.</param>
/// <param name="CountedEnd">How much of the padding after counts.</param>
internal sealed record Pool(bool Maximum, Window Window, int[] CountedBegin, int[] CountedEnd) : Operation;

/// <summary>The largest value or the mean of each channel.</summary>
internal sealed record GlobalPool(bool Maximum) : Operation;

/// <summary>Normalises each channel, the first axis of a row, by statistics of the training data.</summary>
/// <param name="Epsilon">Added to the variance.</param>
/// <param name="Momentum">The weight of a new mini-batch in the running statistics.</param>
/// <param name="Scale">One for each channel.</param>
/// <param name="Shift">One for each channel.</param>
/// <param name="Mean">One for each channel.</param>
/// <param name="Variance">One for each channel.</param>
internal sealed record BatchNorm(float Epsilon, double Momentum, float[] Scale, float[] Shift, float[] Mean, float[] Variance) : Operation;

/// <summary>Normalises over the last axes of a row.</summary>
/// <param name="Epsilon">Added to the variance.</param>
/// <param name="Axes">How many axes.</param>
/// <param name="Scale">One for each element of them; null if there is none yet.</param>
/// <param name="Shift">One for each element of them; null if there is none yet.</param>
internal sealed record LayerNorm(float Epsilon, int Axes, float[]? Scale, float[]? Shift) : Operation;

/// <summary>A ReLU with a learned slope below zero.</summary>
/// <param name="Slope">The slopes.</param>
/// <param name="Axis">The axis that they belong to; null for one slope.</param>
internal sealed record PRelu(float[] Slope, int? Axis) : Operation;

/// <summary>(x - mean) / divisor, element by element.</summary>
internal sealed record Standardize(float[] Mean, float[] Divisor) : Operation
{
    /// <summary>Whether values can be those of an input scaling, whose divisors are positive.</summary>
    public static bool Takes(float[] means, float[] divisors) =>
        means.All(static mean => !float.IsNaN(mean) && !float.IsInfinity(mean)) && divisors.All(static divisor => divisor > 0 && !float.IsInfinity(divisor));
}
