namespace NetGen;

/// <summary>The rule by which a gradient changes a parameter. An optimizer holds settings only. Its state belongs to the training that uses it.</summary>
/// <remarks>
/// A rule of your own overrides <see cref="StateSlotCount"/> and <see cref="Update"/>. It must satisfy two conditions:
/// <list type="bullet">
/// <item>It treats every value on its own. So the block may be updated in pieces, in any order and on several threads, with the same bits.</item>
/// <item>It keeps a zero weight with zero gradient and zero state at zero, because it is also applied to the padding of the block.</item>
/// </list>
/// </remarks>
public abstract class Optimizer
{
    /// <summary>Stores the learning rate.</summary>
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

    /// <summary>The step size at the start of a training.</summary>
    public float LearningRate { get; }

    /// <summary>
    /// The rule and its settings, as in <c>Adam(learningRate 0.001, ...)</c>. A checkpoint holds this text, and only a training with the same text resumes.
    /// </summary>
    public override string ToString() => Describe();

    /// <summary>Number of state values that the rule keeps for each parameter. They are all zero before the first step.</summary>
    public abstract int StateSlotCount { get; }

    /// <summary>
    /// Whether the rule adds the penalties itself, piece by piece. A rule outside NetGen does not, so the training step adds them before the update.
    /// </summary>
    internal virtual bool AddsPenalties => false;

    /// <summary>The name of the rule and its settings.</summary>
    /// <param name="settings">The settings other than the learning rate.</param>
    protected string Describe(params ReadOnlySpan<(string Name, object Value)> settings) =>
        SettingsText.Of(GetType().Name, [("learningRate", LearningRate), .. settings]);

    /// <summary>Updates a piece of the parameters.</summary>
    /// <param name="weights">The parameters, which are updated.</param>
    /// <param name="gradient">The gradient of the loss, of the same length as <paramref name="weights"/>.</param>
    /// <param name="state">The state of the piece.</param>
    /// <param name="decay">
    /// Whether the piece holds weights, and the penalties to add to the gradient. For a rule outside NetGen the penalties are zero here, because they are added
    /// already.
    /// </param>
    /// <param name="step">Learning rate and number of the step.</param>
    public abstract void Update(Span<float> weights, ReadOnlySpan<float> gradient, OptimizerState state, Decay decay, UpdateStep step);
}

/// <summary>The penalties on a piece of the parameters. Both are zero for biases and slopes.</summary>
/// <param name="L1">λ of the L1 penalty λ·‖W‖₁: adds λ·sign(w) to the gradient.</param>
/// <param name="L2">λ of the L2 penalty λ/2·‖W‖²: adds λ·w to the gradient.</param>
/// <param name="IsWeight">Whether the piece holds weights. A decoupled weight decay applies to weights only.</param>
public readonly record struct Decay(float L1, float L2, bool IsWeight)
{
    /// <summary>The properties and their values, in every culture the same.</summary>
    public override string ToString() => RecordText.Of(nameof(Decay), PrintMembers);
}

/// <summary>The learning rate and the number of an update.</summary>
/// <param name="LearningRate">The step size of this step.</param>
/// <param name="Number">Number of the step in the whole training, from 1.</param>
public readonly record struct UpdateStep(float LearningRate, long Number)
{
    /// <summary>The properties and their values, in every culture the same.</summary>
    public override string ToString() => RecordText.Of(nameof(UpdateStep), PrintMembers);
}

/// <summary>The state of a piece of the parameters: one span per slot.</summary>
public readonly ref struct OptimizerState
{
    private readonly Span<float> _block;
    private readonly int _stride;
    private readonly int _offset;
    private readonly int _length;

    /// <summary>A view of the slots of one piece.</summary>
    /// <param name="block">All slots of the whole parameter block, one after the other.</param>
    /// <param name="stride">Length of a slot, which is the length of the parameter block.</param>
    /// <param name="offset">Index of the piece in the parameter block.</param>
    /// <param name="length">Length of the piece.</param>
    public OptimizerState(Span<float> block, int stride, int offset, int length)
    {
        _block = block;
        _stride = stride;
        _offset = offset;
        _length = length;
    }

    /// <summary>The values of a slot, one for each parameter of the piece.</summary>
    /// <param name="slot">Index of the slot, from 0.</param>
    public Span<float> this[int slot] => _block.Slice((slot * _stride) + _offset, _length);
}
