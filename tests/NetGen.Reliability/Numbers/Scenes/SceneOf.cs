namespace NetGen.Reliability.Numbers.Scenes;

/// <summary>A scene with a network of a class.</summary>
/// <typeparam name="T">The class.</typeparam>
internal sealed class SceneOf<T>(Chance chance, float value, string folder) : Scene(chance, value, folder)
    where T : INeuralNetwork<T>
{
    private readonly T _network = T.Create(chance.Below(1000));

    public override int Inputs => T.InputSize;

    public override int Outputs => T.OutputSize;

    public override string NetworkName => typeof(T).Name;

    public override bool IsImage => typeof(T) == typeof(NumberImageNet);

    public override bool IsRandom => typeof(T) == typeof(NormalizedLabelsNet) || typeof(T) == typeof(NumberResidualNet);

    public override Loss Loss => T.Info.Loss;

    public override float[] Parameters
    {
        get => Read(T.ParameterCount, _network.CopyParametersTo);
        set => _network.SetParameters(value);
    }

    public override float[] State
    {
        get => Read(T.StateCount, _network.CopyStateTo);
        set => _network.SetState(value);
    }

    public static SceneOf<T> Draw(Chance chance, float value, string folder)
    {
        return new SceneOf<T>(chance, value, folder)
        {
            Features = Values(Rows * T.InputSize),
            Targets = DrawTargets(Rows),
            ValidationFeatures = Values(ValidationRows * T.InputSize),
            ValidationTargets = DrawTargets(ValidationRows),
            Options = SceneOptions.Draw(chance, T.Info.Loss),
        };

        float[] Values(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)((2 * chance.Unit()) - 1))];

        float[] DrawTargets(int rows) => T.Info.Loss switch
        {
            Loss.CrossEntropy => Dataset.OneHot([.. Enumerable.Range(0, rows).Select(_ => chance.Below(T.OutputSize))], T.OutputSize),
            Loss.BinaryCrossEntropy => [.. Enumerable.Range(0, rows * T.OutputSize).Select(_ => (float)chance.Below(2))],
            _ => Values(rows * T.OutputSize),
        };
    }

    public override Outcome Fit(IRowSource? source = null)
    {
        float[] before = Parameters, stateBefore = State;
        var good = new GoodWeights();
        using var cancellation = new CancellationTokenSource();
        int left = CancelAfter ?? int.MaxValue;
        var options = Options with
        {
            Callbacks = [good, .. Callbacks, new LambdaCallback(onBatchEnd: _ =>
            {
                if (--left == 0)
                {
                    cancellation.Cancel();
                }
            })],
        };
        bool isTame = SpecialValue.IsTame(Value);
        try
        {
            History history = _network.Fit(source ?? Data, options, cancellation.Token);
            Judge.RequireSound(history);
            RequireUsable(isTame && !SetsSteps && !SetsScale);
            return Outcome.Finite;
        }
        catch (TrainingDivergedException diverged)
        {
            BrokenPromiseException.Unless(
                !isTame || SetsSteps, () => FormattableString.Invariant($"Expected a training with {Value} to end, but found {diverged}"));
            BrokenPromiseException.Unless(
                diverged is { Epoch: >= 1, Step: >= 1, Tensor.Length: > 0, History.StopReason: StopReason.Diverged },
                () => $"Expected epoch, step and tensor of the divergence, but found {diverged.Message}");
            Judge.RequireSound(diverged.History);
            if (Options.Restarts == 1 && !good.AreUnknown)
            {
                Judge.RequireBits(Parameters, good.Parameters, "the parameters of the last good epoch");
                Judge.RequireBits(State, good.State, "the statistics of the last good epoch");
            }

            RequireUsable(isTame: false);
            return Outcome.Diverged;
        }
        catch (Exception refusal) when (refusal is ArgumentException or InvalidOperationException && (HasRange || !float.IsFinite(Value)))
        {
            Judge.RequireNamed(refusal, Value);
            Judge.RequireFinite(Parameters, "parameters after a refusal");
            if (good.Parameters.Length == 0)
            {
                Judge.RequireBits(Parameters, before, "the parameters before a refused training");
                Judge.RequireBits(State, stateBefore, "the statistics before a refused training");
            }

            return Outcome.Refused;
        }
    }

    public override History FitPlainly() => _network.Fit(Data, Options);

    public override float[] Predict(ReadOnlySpan<float> input)
    {
        float[] output = new float[T.OutputSize];
        _network.Predict(input, output);
        return output;
    }

    public override float[] PredictBatch(float[] inputs)
    {
        float[] outputs = new float[inputs.Length / T.InputSize * T.OutputSize];
        _network.PredictBatch(inputs, outputs);
        return outputs;
    }

    public override int Classify(ReadOnlySpan<float> input) => _network.Classify(input);

    public override Evaluation Evaluate(IRowSource data) => _network.Evaluate(data, Options.Threads);

    public override GradientCheck CheckGradients() => _network.CheckGradients(Data, samples: 4);

    public override LearningRateCurve FindLearningRate(float smallest, float largest) => _network.FindLearningRate(Data, Options, smallest, largest, steps: 12);

    public override PredictiveDistribution PredictDistribution(float[] input) => _network.PredictDistribution(input, samples: 8);

    public override void Save(string path) => _network.Save(path);

    public override void SaveOnnx(string path) => _network.SaveOnnx(path);

    public override (float[] Parameters, float[] State) Load(string path)
    {
        T loaded = T.Load(path);
        return (Read(T.ParameterCount, loaded.CopyParametersTo), Read(T.StateCount, loaded.CopyStateTo));
    }

    public override SearchResult Search(Axis<float> axis, Func<Trial, FitOptions> options, SearchOptions search) =>
        new SearchSpace { Axes = [axis], Network = static _ => Candidate.Of<T>(), Options = options }.Search(Data, search);


    private static float[] Read(int count, CopyTo copy)
    {
        float[] values = new float[count];
        copy(values);
        return values;
    }

    private delegate void CopyTo(Span<float> values);

    /// <summary>Finite, and the file of the network has its bits. With tame values outputs are finite too.</summary>
    private void RequireUsable(bool isTame)
    {
        float[] parameters = Parameters, state = State;
        Judge.RequireFinite(parameters, "parameters");
        Judge.RequireFinite(state, "statistics");
        string path = Path.Combine(Folder, Guid.NewGuid().ToString("N"));
        _network.Save(path);
        (float[] loaded, float[] loadedState) = Load(path);
        File.Delete(path);
        Judge.RequireBits(loaded, parameters, "the parameters of the file");
        Judge.RequireBits(loadedState, state, "the statistics of the file");
        if (isTame)
        {
            Judge.RequireFinite(Predict(Ordinary(1)), "outputs of Predict");
            Judge.RequireFinite(PredictBatch(Ordinary(3)), "outputs of PredictBatch");
        }
    }
}
