namespace NetGen;

/// <summary>The rule by which a gradient changes a parameter. An optimizer is settings only: its state belongs to the training that uses it.</summary>
/// <remarks>
/// A rule of your own overrides <see cref="StateSlotCount"/> and <see cref="Update"/>. It must treat every value by itself, so that the block may be updated in pieces, in any
/// order and on several threads with the same bits, and it must leave a zero weight with zero gradient and zero state at zero, because the padding of the block passes through it too.
/// </remarks>
public abstract class Optimizer
{
    /// <summary>Checks and keeps the learning rate.</summary>
    /// <param name="learningRate">Step size; positive and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not positive and finite.</exception>
    protected Optimizer(float learningRate)
    {
        if (!(learningRate > 0 && float.IsFinite(learningRate)))
        {
            throw new ArgumentOutOfRangeException(nameof(learningRate), learningRate, "The learning rate must be positive and finite.");
        }

        LearningRate = learningRate;
    }

    /// <summary>The step size a training starts with.</summary>
    public float LearningRate { get; }

    /// <summary>The rule and its settings, as in <c>Adam(learningRate 0.001, ...)</c>. A checkpoint keeps it: a training goes on only with the same.</summary>
    public override string ToString() => Describe();

    /// <summary>How many values of state the rule keeps for every parameter; all zero before the first step.</summary>
    public abstract int StateSlotCount { get; }

    /// <summary>Whether the rule adds the penalties itself, piece by piece. For a rule from elsewhere, which may not know of them, the step adds them before.</summary>
    internal virtual bool AddsPenalties => false;

    /// <summary>The name of the rule and its settings.</summary>
    /// <param name="settings">What the rule has besides the learning rate.</param>
    protected string Describe(params ReadOnlySpan<(string Name, object Value)> settings) => SettingsText.Of(GetType().Name, [("learningRate", LearningRate), .. settings]);

    /// <summary>Changes a piece of the parameters.</summary>
    /// <param name="weights">Read and changed.</param>
    /// <param name="gradient">The gradient of the loss, as long as <paramref name="weights"/>.</param>
    /// <param name="state">The piece's state.</param>
    /// <param name="decay">Whether these are weights, and the penalties to add to the gradient; a rule outside NetGen finds them added already, and zero here.</param>
    /// <param name="step">Learning rate and step number.</param>
    public abstract void Update(Span<float> weights, ReadOnlySpan<float> gradient, OptimizerState state, Decay decay, UpdateStep step);
}

/// <summary>The penalties on a piece of the parameters. Both are zero for biases and slopes.</summary>
/// <param name="L1">λ of the L1 penalty λ·‖W‖₁: adds λ·sign(w) to the gradient.</param>
/// <param name="L2">λ of the L2 penalty λ/2·‖W‖²: adds λ·w to the gradient.</param>
/// <param name="IsWeight">Whether the piece holds weights, the only values a decoupled weight decay touches.</param>
public readonly record struct Decay(float L1, float L2, bool IsWeight);

/// <summary>When an update happens.</summary>
/// <param name="LearningRate">The step size of this step.</param>
/// <param name="Number">Counts the steps of the whole training, from 1.</param>
public readonly record struct UpdateStep(float LearningRate, long Number);

/// <summary>The state of a piece of the parameters: one span a slot.</summary>
public readonly ref struct OptimizerState
{
    private readonly Span<float> _block;
    private readonly int _stride;
    private readonly int _offset;
    private readonly int _length;

    /// <summary>A view of the slots of one piece.</summary>
    /// <param name="block">All slots of the whole parameter block, one after the other.</param>
    /// <param name="stride">Length of a slot: that of the parameter block.</param>
    /// <param name="offset">Where the piece starts in the parameter block.</param>
    /// <param name="length">Length of the piece.</param>
    public OptimizerState(Span<float> block, int stride, int offset, int length)
    {
        _block = block;
        _stride = stride;
        _offset = offset;
        _length = length;
    }

    /// <summary>The values of a slot, one for every parameter of the piece.</summary>
    /// <param name="slot">From 0.</param>
    public Span<float> this[int slot] => _block.Slice((slot * _stride) + _offset, _length);
}
