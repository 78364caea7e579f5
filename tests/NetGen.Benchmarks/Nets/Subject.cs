namespace NetGen.Benchmarks.Nets;

/// <summary>A network under measurement, without its type: NetGen's side of every comparison, and the layers its peers are built from.</summary>
internal abstract class Subject
{
    /// <summary>What reports call it.</summary>
    public required string Shape { get; init; }

    /// <summary>The attributes of its class, with <c>{0}</c> after the units of one layer: an edit adds a few there.</summary>
    public required string Declaration { get; init; }

    /// <summary>The layers as its peers build them.</summary>
    public required PeerLayer[] Layers { get; init; }

    /// <summary>Units from the input to the output of a chain of dense layers; empty for networks of other layers.</summary>
    public int[] Sizes { get; init; } = [];

    /// <summary>In a chain of dense layers the activation of every layer but the last.</summary>
    public Activation Hidden { get; init; } = Activation.Relu;

    /// <summary>Activation of the last layer.</summary>
    public Activation Output { get; init; } = Activation.Softmax;

    /// <summary>Whether its samples are images.</summary>
    public bool IsImage => InputShape.Length == 3;

    /// <summary>The shape of a sample: height, width and channels of an image, else the number of values.</summary>
    public abstract int[] InputShape { get; }

    /// <summary>The shape of a sample for its peers: channels, height and width of an image.</summary>
    public int[] PeerInputShape => IsImage ? [InputShape[2], InputShape[0], InputShape[1]] : InputShape;

    public abstract int InputSize { get; }

    public abstract int OutputSize { get; }

    public abstract int ParameterCount { get; }

    /// <summary>Floating-point operations of the products of forward propagation, for one sample; a multiply-add counts as two.</summary>
    public abstract long ForwardFlops { get; }

    /// <summary>Those of backward propagation. The first layer needs no gradient of its input.</summary>
    public abstract long BackwardFlops { get; }

    /// <summary>Whether this is small enough for code without loops.</summary>
    public bool IsTiny => ParameterCount < 256;

    /// <summary>The weights, layer by layer: [out, in] row-major or as PyTorch has them, then the bias. After all of them the running statistics.</summary>
    public abstract float[] Parameters { get; set; }

    /// <summary>Writes the network for its peers.</summary>
    public abstract void SaveOnnx(string path, OnnxOptions options);

    /// <summary>Samples as peers read them: channel after channel.</summary>
    public float[] ForPeers(ReadOnlySpan<float> inputs) => IsImage ? ChannelsFirst.Of(inputs, InputShape) : inputs.ToArray();

    /// <summary>The loop over single samples.</summary>
    public abstract void PredictEach(float[] inputs, float[] outputs, int calls);

    /// <summary>A batch of samples, again and again.</summary>
    public abstract void PredictBatches(float[] inputs, float[] outputs, int calls);

    /// <summary>Draws the weights anew and trains them.</summary>
    public abstract History Fit(Dataset data, FitOptions options);

    /// <summary>Trains the weights as they are.</summary>
    public abstract History FitOn(Dataset data, FitOptions options);

    /// <summary>The phases of a training step, one by one.</summary>
    public abstract StepPhases PhasesOf(Dataset data, int rows);
}
