namespace NetGen.Generator.Model;

/// <summary>Y = f(X·Wᵀ + b): product, bias and activation in one pass over panels of weights</summary>
/// <param name="Y">Receives the result, in place of z where f is given.</param>
/// <param name="X">The inputs.</param>
/// <param name="W">The weights, with the biases in their panels.</param>
/// <param name="B">The biases.</param>
/// <param name="Function">Null for none.</param>
/// <param name="Layer">Name of the layer, from which its kernel has its own.</param>
internal sealed record DenseForward(Buffer Y, Buffer X, Buffer W, Buffer B, Elementwise? Function, string Layer) : KernelOp(Y, X, W);

/// <summary>dX = dY·W, from weights that were transposed</summary>
internal sealed record DenseInputGradient(Buffer DX, Buffer DY, Buffer WT, string Layer) : KernelOp(DX, DY, WT);

/// <summary>dW = dYᵀ·X and db = Σ dY, panel by panel</summary>
internal sealed record DenseWeightGradient(Buffer DW, Buffer DB, Buffer DY, Buffer X, string Layer) : KernelOp(DW, DY, X);

/// <summary>WT = Wᵀ: panels of units become panels of inputs</summary>
internal sealed record Transpose(Buffer WT, Buffer W) : KernelOp(WT, W);

/// <summary>M drawn, and Masked = W ⊙ M with the biases as they are</summary>
internal sealed record MaskWeights(Buffer Masked, Buffer M, Buffer W, double Rate, int Layer) : KernelOp(Masked, M, W);

/// <summary>Y = X, each row padded to whole vectors</summary>
internal sealed record PadRows(Buffer Y, Buffer X) : KernelOp(Y, X);

/// <summary>Y = X, each row without its padding</summary>
internal sealed record CopyRows(Buffer Y, Buffer X) : KernelOp(Y, X);
