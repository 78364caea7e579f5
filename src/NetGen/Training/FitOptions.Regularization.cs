using System.Globalization;

namespace NetGen;

/// <content>What makes a network generalise instead of learning its samples by heart, and what keeps its training in bounds.</content>
public sealed partial record FitOptions
{
    /// <summary>λ of the L1 penalty λ·‖W‖₁ over weights, which drives them to zero: λ·sign(W) is added to the gradient. Not negative; 0 is none.</summary>
    /// <remarks>
    /// The lasso (Tibshirani, Journal of the Royal Statistical Society B 58, 1996).
    /// With <see cref="L2"/> beside it, both together are the elastic net (Zou and Hastie, 2005). What scikit-learn calls <c>alpha</c> and <c>l1_ratio</c> is here
    /// L1 = alpha·l1_ratio and L2 = alpha·(1 − l1_ratio), as in its <c>SGDClassifier</c>; its <c>ElasticNet</c> halves the squared error, so for a mean squared error both are twice that.
    /// </remarks>
    public float L1 { get; init; }

    /// <summary>λ of the L2 penalty λ/2·‖W‖² over weights, which shrinks them: λ·W is added to the gradient. Not negative; 0 is none.</summary>
    /// <remarks>
    /// Ridge regression (Hoerl and Kennard, Technometrics 12, 1970); weight decay in Krogh and Hertz (NIPS 1991). With an adaptive optimizer this is not the same as decoupled decay, which
    /// <see cref="AdamW"/> does. PyTorch's <c>weight_decay</c> is the same λ, but touches biases too.
    /// </remarks>
    public float L2 { get; init; }

    /// <summary>Largest length c of the weights that lead into a unit: after each update w := w·min(1, c / ‖w‖₂) for every row of a weight matrix, biases left out. 0 is no limit.</summary>
    /// <remarks>
    /// Srebro and Shraibman (COLT 2005); for networks Hinton et al. (2012) and Srivastava et al. (JMLR 15, 2014), who found 3 to 4 to go well with dropout and a large learning rate.
    /// It holds for the output layer too.
    /// </remarks>
    public float MaxNorm { get; init; }

    /// <summary>η of the noise added to every value of the gradient: normal, with variance η / (1 + t)^0.55 in step t from 0. 0 is none; 0.01, 0.3 and 1 are the authors' choices.</summary>
    /// <remarks>
    /// Neelakantan et al., "Adding Gradient Noise Improves Learning for Very Deep Networks" (2015). It depends on the seed, the step and the parameter alone, and comes before
    /// <see cref="ClipValue"/> and <see cref="ClipNorm"/>, which bound what is left of it.
    /// </remarks>
    public float GradientNoise { get; init; }

    /// <summary>Largest norm of the whole gradient, penalties included; a longer one is scaled down to it. 0 is no limit. (Pascanu et al., ICML 2013)</summary>
    public float ClipNorm { get; init; }

    /// <summary>Largest magnitude of a single value of the gradient, applied before <see cref="ClipNorm"/>. 0 is no limit.</summary>
    public float ClipValue { get; init; }

    /// <summary>ε, the share by which training targets are drawn towards not knowing: t := t·(1 − ε) + ε/K for a softmax over K classes, t·(1 − ε) + ε/2 for sigmoid units. From 0 to below 1.</summary>
    /// <remarks>
    /// Szegedy et al., "Rethinking the Inception Architecture" (CVPR 2016), 7, as PyTorch's <c>CrossEntropyLoss(label_smoothing)</c> and Keras' <c>BinaryCrossentropy</c>. The training loss is measured
    /// against the smoothed targets; accuracy, validation and <c>Evaluate</c> know the true ones.
    /// </remarks>
    public float LabelSmoothing { get; init; }

    /// <summary>How much the loss of each class counts, one factor a class; <see cref="NetGen.ClassWeights.Balanced"/> makes rare classes count as much as frequent ones. Null is 1 for all.</summary>
    /// <remarks>
    /// For one-hot targets, or for a single output with the two classes 0 (or −1) and 1. A row counts with its class's factor times its own of <see cref="Dataset.Weights"/>, divided by the mean of that
    /// over the training set: so only ratios matter, a weight of 2 is a row that is there twice, and a full batch gives PyTorch's <c>CrossEntropyLoss(weight)</c>. (PyTorch divides by the weights of each
    /// mini-batch, where those of a batch of one row would cancel out.) Accuracy, validation and <c>Evaluate</c> count every row once.
    /// With <see cref="LabelSmoothing"/> the whole smoothed loss of a row counts with the weight of its true class, w·((1 − ε)·(−ln p_c) + ε/K·Σₖ(−ln pₖ)), as with Keras' <c>class_weight</c>; PyTorch weighs
    /// each term by its own class, which draws the rows of all classes towards those of large weight, so that a weight of 2 is no longer a row that is there twice.
    /// </remarks>
    public IReadOnlyList<float>? ClassWeights { get; init; }

    /// <summary>What is not trained, as in fine-tuning: names of layers (<c>Dense1</c>), of tensors (<c>0.weight</c>), or the number that tensors of a layer share (<c>0</c>).</summary>
    /// <remarks>Frozen tensors keep their bits, and the optimizer what it remembers of them. No penalty, decay, noise or limit touches them, and they do not count in the gradient's norm.</remarks>
    public IReadOnlyList<string> Freeze { get; init; } = [];

    /// <summary>What of all this a checkpoint must agree with.</summary>
    internal string DescribeRegularization()
    {
        string classWeights = ClassWeights is null ? "none" : string.Join(' ', ClassWeights.Select(static weight => weight.ToString(CultureInfo.InvariantCulture)));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"L1 {L1}, L2 {L2}, MaxNorm {MaxNorm}, GradientNoise {GradientNoise}, ClipNorm {ClipNorm}, ClipValue {ClipValue}, LabelSmoothing {LabelSmoothing}, ClassWeights {classWeights}");
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
