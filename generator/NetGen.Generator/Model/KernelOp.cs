namespace NetGen.Generator.Model;

/// <summary>One operation of the mathematics, on a whole mini-batch: rows are samples. What a layer is made of.</summary>
/// <remarks>An operation says what is computed, not how. The lowering fuses and specialises; the reference code and the tests' interpreter run it as it stands.</remarks>
internal abstract record KernelOp
{
    protected KernelOp(Buffer target, params Buffer[] sources)
    {
        Target = target;
        Sources = sources.ToEquatableArray();
    }

    /// <summary>What it writes.</summary>
    public Buffer Target { get; }

    /// <summary>What it reads, and what it writes besides the target.</summary>
    public EquatableArray<Buffer> Sources { get; }
}

/// <summary>Y = X·Wᵀ</summary>
internal sealed record MatMulNT(Buffer Y, Buffer X, Buffer W) : KernelOp(Y, X, W);

/// <summary>dW = dYᵀ·X</summary>
internal sealed record MatMulTN(Buffer DW, Buffer DY, Buffer X) : KernelOp(DW, DY, X);

/// <summary>dX = dY·W</summary>
internal sealed record MatMulNN(Buffer DX, Buffer DY, Buffer W) : KernelOp(DX, DY, W);

/// <summary>Y = Y + b, b added to every row</summary>
internal sealed record AddRow(Buffer Y, Buffer B) : KernelOp(Y, B);

/// <summary>db = Σ dY over the rows</summary>
internal sealed record SumRows(Buffer DB, Buffer DY) : KernelOp(DB, DY);

/// <summary>Y = f(X), value by value</summary>
internal sealed record Apply(Buffer Y, Buffer X, Elementwise Function) : KernelOp(Y, X);

/// <summary>dX = dY ⊙ f'(X), with Y = f(X) at hand</summary>
internal sealed record ApplyBackward(Buffer DX, Buffer DY, Buffer X, Buffer Y, Elementwise Function) : KernelOp(DX, DY, X, Y);

/// <summary>Y = X where X &gt; 0, else S ⊙ X; S is one value, or one for every value of X</summary>
internal sealed record SlopedRelu(Buffer Y, Buffer X, Buffer S) : KernelOp(Y, X, S);

/// <summary>dX = dY where X &gt; 0, else S ⊙ dY</summary>
internal sealed record SlopedReluBackward(Buffer DX, Buffer DY, Buffer X, Buffer S) : KernelOp(DX, DY, X, S);

/// <summary>dα = Σ dY ⊙ min(X, 0) over rows and units</summary>
internal sealed record SlopeGradient(Buffer DS, Buffer DY, Buffer X) : KernelOp(DS, DY, X);

/// <summary>Y = A ⊙ B, value by value</summary>
internal sealed record Multiply(Buffer Y, Buffer A, Buffer B) : KernelOp(Y, A, B);

/// <summary>M = 0 with probability Rate, else 1 / (1 − Rate), drawn for (seed, layer, epoch, row of the data set, unit)</summary>
internal sealed record DrawMask(Buffer M, double Rate, int Layer) : KernelOp(M);

/// <summary>M = 0 with probability Rate, else 1 / (1 − Rate), drawn for (seed, layer, step, weight)</summary>
internal sealed record DrawWeightMask(Buffer M, double Rate, int Layer) : KernelOp(M);

/// <summary>S uniform in [Lower, Upper), drawn for (seed, layer, epoch, row of the data set, unit)</summary>
internal sealed record DrawSlopes(Buffer S, double Lower, double Upper, int Layer) : KernelOp(S);

/// <summary>Y = (X − mean) / divisor, column by column</summary>
internal sealed record Scale(Buffer Y, Buffer X, Buffer Mean, Buffer Divisor) : KernelOp(Y, X, Mean, Divisor);

/// <summary>m = mean of X over the rows, column by column</summary>
internal sealed record MeanOfRows(Buffer Mean, Buffer X) : KernelOp(Mean, X);

/// <summary>v = mean of (X − m)² over the rows, column by column</summary>
internal sealed record VarianceOfRows(Buffer Variance, Buffer X, Buffer Mean) : KernelOp(Variance, X, Mean);

/// <summary>Y = γ ⊙ X̂ + β with X̂ = (X − m) / √(v + ε), column by column</summary>
internal sealed record Normalize(Buffer Y, Buffer X, Buffer Mean, Buffer Variance, Buffer Gamma, Buffer Beta, double Epsilon) : KernelOp(Y, X, Mean, Variance, Gamma, Beta);

/// <summary>dγ = Σ dY ⊙ X̂ and dβ = Σ dY over the rows</summary>
internal sealed record NormalizeGradients(Buffer DGamma, Buffer DBeta, Buffer DY, Buffer X, Buffer Mean, Buffer Variance, double Epsilon) : KernelOp(DGamma, DBeta, DY, X, Mean, Variance);

/// <summary>dX = γ / √(v + ε) ⊙ (dY − dβ / rows − X̂ ⊙ dγ / rows): m and v are functions of X too</summary>
internal sealed record NormalizeBackward(Buffer DX, Buffer DY, Buffer X, Buffer Mean, Buffer Variance, Buffer Gamma, Buffer DGamma, Buffer DBeta, double Epsilon)
    : KernelOp(DX, DY, X, Mean, Variance, Gamma, DGamma, DBeta);

/// <summary>running mean = (1 − momentum)·running mean + momentum·m</summary>
internal sealed record TrackMean(Buffer Running, Buffer Mean, double Momentum) : KernelOp(Running, Mean);

/// <summary>running variance = (1 − momentum)·running variance + momentum·v·rows / (rows − 1)</summary>
internal sealed record TrackVariance(Buffer Running, Buffer Variance, double Momentum) : KernelOp(Running, Variance);

/// <summary>Y = e^X / Σ e^X over the units of a row</summary>
internal sealed record Softmax(Buffer Y, Buffer X) : KernelOp(Y, X);

/// <summary>dX = Y ⊙ (dY − Σ dY ⊙ Y)</summary>
internal sealed record SoftmaxBackward(Buffer DX, Buffer DY, Buffer Y) : KernelOp(DX, DY, Y);

/// <summary>Y = softmax(Z) and L = −Σ T ln Y, from the logits Z</summary>
internal sealed record SoftmaxCrossEntropy(Buffer Y, Buffer L, Buffer Z, Buffer T) : KernelOp(Y, L, Z, T);

/// <summary>Y = sigmoid(Z) and L = −mean(T ln Y + (1 − T) ln(1 − Y)), from the logits Z</summary>
internal sealed record SigmoidCrossEntropy(Buffer Y, Buffer L, Buffer Z, Buffer T) : KernelOp(Y, L, Z, T);

/// <summary>Y = Z and L = mean((Z − T)²)</summary>
internal sealed record SquaredError(Buffer Y, Buffer L, Buffer Z, Buffer T) : KernelOp(Y, L, Z, T);

/// <summary>dZ = (Y − T)·Numerator / (rows·Denominator): where all three losses end, once fused with their last layer</summary>
internal sealed record OutputMinusTarget(Buffer DZ, Buffer Y, Buffer T, int Numerator, int Denominator) : KernelOp(DZ, Y, T);
