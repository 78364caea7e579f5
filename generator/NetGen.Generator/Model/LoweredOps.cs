namespace NetGen.Generator.Model;

/// <summary>Y = f(X·Wᵀ + b): product, bias and activation in one pass over panels of weights</summary>
/// <param name="Y">Receives the result, in place of z where f is given.</param>
/// <param name="X">The inputs.</param>
/// <param name="W">The weights, with the biases in their panels.</param>
/// <param name="B">The biases.</param>
/// <param name="Function">Null for none.</param>
/// <param name="Layer">Name of the layer, from which its kernel has its own.</param>
/// <param name="Reading">How its kernels go over the panels.</param>
internal sealed record DenseForward(Buffer Y, Buffer X, Buffer W, Buffer B, Elementwise? Function, string Layer, PanelReading Reading) : KernelOp(Y, X, W)
{
    /// <summary>What the weights do besides, behind the product; null for nothing.</summary>
    public Normalize? Normalization { get; init; }

    /// <summary>Where to find which inputs are not zero, tile by tile of a batch; null where looking for zeros would not pay.</summary>
    public Buffer? Active { get; init; }

    /// <summary>Whether f stands once for every sum of a tile; if not, it is applied in a loop over the stored tile.</summary>
    public bool AppliesToSums { get; init; }

    /// <summary>Whether one sample may skip the inputs that are zero: it may where they are those of the network, or outputs of a ReLU.</summary>
    public bool SkipsZeros { get; init; }
}

/// <summary>Y = X, standardized in the columns that are not folded into the layer which reads it</summary>
/// <param name="Y">Receives the result where there are such columns; else it is X itself.</param>
/// <param name="X">What comes in.</param>
/// <param name="Folding">That layer, and what is folded into it.</param>
/// <param name="Layer">Which of the layers that are folded into it is.</param>
internal sealed record StandardizeUnfolded(Buffer Y, Buffer X, DenseFolding Folding, int Layer) : KernelOp(Y, X);

/// <summary>dX = dY·W, panel by panel of the transposed weights; with f, dZ = dX ⊙ f'(z) in the same pass</summary>
/// <param name="DX">Receives dX, or dZ.</param>
/// <param name="DY">The gradient that comes in.</param>
/// <param name="W">The weights.</param>
/// <param name="WT">Room for a panel of the transposed weights.</param>
/// <param name="Offset">Where the layer's parameters start in the block. This gradient is for those that lie before: where they are frozen, propagation ends here.</param>
/// <param name="Layer">Name of the layer.</param>
internal sealed record DenseInputGradient(Buffer DX, Buffer DY, Buffer W, Buffer WT, int Offset, string Layer) : KernelOp(DX, DY, W, WT)
{
    /// <summary>The activation whose output the layer reads; null for none.</summary>
    public Elementwise? Function { get; init; }

    /// <summary>That output, a = f(z), which tells f'(z).</summary>
    public Buffer? A { get; init; }
}

/// <summary>dW = dYᵀ·X and db = Σ dY, panel by panel</summary>
internal sealed record DenseWeightGradient(Buffer DW, Buffer DB, Buffer DY, Buffer X, string Layer) : KernelOp(DW, DY, X)
{
    /// <summary>The factors of DropConnect, by which dW is multiplied; null for none.</summary>
    public Buffer? Mask { get; init; }

    /// <summary>Whether samples are skipped in which all inputs of a tile are zero.</summary>
    public bool SkipsZeros { get; init; }

    /// <summary>
    /// Whether a normalisation follows, which subtracts with the mean what the biases add: db is zero. Summed, it would be a remainder of rounding, which an optimizer like Adam takes for a direction.
    /// </summary>
    public bool BiasesCancel { get; init; }
}

/// <summary>Lists, for every tile of rows, the inputs that are not zero in all of them</summary>
internal sealed record FindActiveInputs(Buffer Active, Buffer X, int TileRows) : KernelOp(Active, X);

/// <summary>m and v of all rows of the mini-batch, in two passes over them; workers meet before and after</summary>
/// <param name="Mean">Receives m.</param>
/// <param name="Variance">Receives v.</param>
/// <param name="X">What is measured.</param>
/// <param name="RunningMean">Taken for m where the rows of a pass are not to be measured: dropout left on at inference.</param>
/// <param name="RunningVariance">Taken for v there.</param>
internal sealed record BatchMoments(Buffer Mean, Buffer Variance, Buffer X, Buffer RunningMean, Buffer RunningVariance) : KernelOp(Mean, Variance, X, RunningMean, RunningVariance);

/// <summary>A gradient that backward propagation has summed already goes to the optimizer</summary>
internal sealed record HandOver(Buffer Gradient, Buffer Parameter) : KernelOp(Gradient, Parameter);

/// <summary>M drawn, and Masked = W ⊙ M with the biases as they are</summary>
internal sealed record MaskWeights(Buffer Masked, Buffer M, Buffer W, double Rate, int Layer) : KernelOp(Masked, M, W);

/// <summary>Y = X, each row padded to whole vectors</summary>
internal sealed record PadRows(Buffer Y, Buffer X) : KernelOp(Y, X);

/// <summary>Y = X, each row without its padding</summary>
internal sealed record CopyRows(Buffer Y, Buffer X) : KernelOp(Y, X);
