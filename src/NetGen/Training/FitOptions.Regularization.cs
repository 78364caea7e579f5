using System.Globalization;

namespace NetGen;

/// <content>Options that improve generalisation and options that keep gradients and weights within limits.</content>
public sealed partial record FitOptions
{
    /// <summary>
    /// λ of the L1 penalty λ·‖W‖₁ over weights, which drives weights to zero: λ·sign(W) is added to the gradient. Not negative; 0 means no penalty.
    /// </summary>
    /// <remarks>
    /// This is the lasso (Tibshirani, Journal of the Royal Statistical Society B 58, 1996). Together with <see cref="L2"/> it is the elastic net (Zou and
    /// Hastie, 2005). To use scikit-learn's <c>alpha</c> and <c>l1_ratio</c>, set L1 = alpha·l1_ratio and L2 = alpha·(1 − l1_ratio), as for its
    /// <c>SGDClassifier</c>. Its <c>ElasticNet</c> halves the squared error, so with a mean squared error both must be twice as large.
    /// </remarks>
    public float L1 { get; init; }

    /// <summary>λ of the L2 penalty λ/2·‖W‖² over weights, which shrinks weights: λ·W is added to the gradient. Not negative; 0 means no penalty.</summary>
    /// <remarks>
    /// This is ridge regression (Hoerl and Kennard, Technometrics 12, 1970), and weight decay in Krogh and Hertz (NIPS 1991). With an adaptive optimizer it
    /// differs from decoupled decay, which <see cref="AdamW"/> does. PyTorch's <c>weight_decay</c> is the same λ, but it also applies to biases.
    /// </remarks>
    public float L2 { get; init; }

    /// <summary>
    /// c, the largest norm of the weights that lead into one unit. After each update every row w of a weight matrix becomes w·min(1, c / ‖w‖₂); biases are left
    /// out. 0 means no limit.
    /// </summary>
    /// <remarks>
    /// From Srebro and Shraibman (COLT 2005); for networks from Hinton et al. (2012) and Srivastava et al. (JMLR 15, 2014), who recommend 3 to 4 together with
    /// dropout and a large learning rate. The limit also applies to the output layer.
    /// </remarks>
    public float MaxNorm { get; init; }

    /// <summary>
    /// η of the noise that is added to every value of the gradient. The noise is normal, with variance η / (1 + t)^0.55 in step t from 0. 0 means no noise; the
    /// authors chose 0.01, 0.3 and 1.
    /// </summary>
    /// <remarks>
    /// From Neelakantan et al., "Adding Gradient Noise Improves Learning for Very Deep Networks" (2015). The noise depends only on the seed, the step and the
    /// parameter. It is added before <see cref="ClipValue"/> and <see cref="ClipNorm"/>, which limit the result.
    /// </remarks>
    public float GradientNoise { get; init; }

    /// <summary>
    /// Largest norm of the whole gradient, penalties included. A gradient with a larger norm is scaled down to it. 0 means no limit. (Pascanu et al., ICML
    /// 2013)
    /// </summary>
    public float ClipNorm { get; init; }

    /// <summary>Largest magnitude of a single value of the gradient, applied before <see cref="ClipNorm"/>. 0 means no limit.</summary>
    public float ClipValue { get; init; }

    /// <summary>
    /// ε, the share by which training targets are smoothed: t becomes t·(1 − ε) + ε/K for a softmax over K classes, and t·(1 − ε) + ε/2 for sigmoid units. From
    /// 0 to below 1.
    /// </summary>
    /// <remarks>
    /// From Szegedy et al., "Rethinking the Inception Architecture" (CVPR 2016), section 7, as in PyTorch's <c>CrossEntropyLoss(label_smoothing)</c> and Keras'
    /// <c>BinaryCrossentropy</c>. The training loss is measured against the smoothed targets. Accuracy, validation and <c>Evaluate</c> use the true targets.
    /// </remarks>
    public float LabelSmoothing { get; init; }

    /// <summary>
    /// Factor of the loss for each class. <see cref="NetGen.ClassWeights.Balanced"/> computes factors that give rare classes the same total weight as frequent
    /// ones. Null means 1 for all classes.
    /// </summary>
    /// <remarks>
    /// <para>It needs one-hot targets, or a single output with the two classes 0 (or −1) and 1.</para>
    /// <para>
    /// The weight of a row is the factor of its class, times its own weight in <see cref="Dataset.Weights"/>, divided by the mean of this product over the
    /// training set. So only ratios of factors matter, a weight of 2 has the effect of a row that is there twice, and a full batch gives the same result as
    /// PyTorch's <c>CrossEntropyLoss(weight)</c>. (PyTorch divides by the weights of each mini-batch instead, which would cancel out in a batch of one row.)
    /// Accuracy, validation and <c>Evaluate</c> count every row once.
    /// </para>
    /// <para>
    /// With <see cref="LabelSmoothing"/>, the weight of the true class applies to the whole smoothed loss of a row, w·((1 − ε)·(−ln p_c) + ε/K·Σₖ(−ln pₖ)), as
    /// with Keras' <c>class_weight</c>. PyTorch applies to each term the weight of the class of that term. This draws the rows of all classes towards classes
    /// with a large weight, so a weight of 2 would no longer have the effect of a row that is there twice.
    /// </para>
    /// </remarks>
    public IReadOnlyList<float>? ClassWeights { get; init; }

    /// <summary>
    /// The parameters that are not trained, as in fine-tuning: names of layers (<c>Dense1</c>), names of tensors (<c>0.weight</c>), or the number that the
    /// tensors of a layer share (<c>0</c>).
    /// </summary>
    /// <remarks>
    /// Neither the frozen tensors nor the optimizer's state for them change by a bit. No penalty, decay, noise or limit applies to them, and they do not count
    /// in the norm of the gradient.
    /// </remarks>
    public IReadOnlyList<string> Freeze { get; init; } = [];

    /// <summary>The settings of this file that must be equal when a training is resumed from a checkpoint.</summary>
    internal string DescribeRegularization()
    {
        string classWeights = ClassWeights is null
            ? "none"
            : string.Join(' ', ClassWeights.Select(static weight => weight.ToString(CultureInfo.InvariantCulture)));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"L1 {L1}, L2 {L2}, MaxNorm {MaxNorm}, GradientNoise {GradientNoise}, ClipNorm {ClipNorm}, ClipValue {ClipValue}, LabelSmoothing "
                + $"{LabelSmoothing}, ClassWeights {classWeights}");
    }

    private static void RequireNonNegative(float value, string name)
    {
        if (!(value >= 0 && float.IsFinite(value)))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite and not negative; 0 switches it off.");
        }
    }

    private void ValidateRegularization()
    {
        RequireNonNegative(L1, nameof(L1));
        RequireNonNegative(L2, nameof(L2));
        RequireNonNegative(MaxNorm, nameof(MaxNorm));
        RequireNonNegative(GradientNoise, nameof(GradientNoise));
        RequireNonNegative(ClipNorm, nameof(ClipNorm));
        RequireNonNegative(ClipValue, nameof(ClipValue));
        if (!(LabelSmoothing is >= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(LabelSmoothing), LabelSmoothing, "LabelSmoothing must be at least 0 and below 1; 0 switches it off.");
        }

        ArgumentNullException.ThrowIfNull(Freeze, nameof(Freeze));
    }
}
