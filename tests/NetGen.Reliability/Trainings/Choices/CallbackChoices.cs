namespace NetGen.Reliability.Trainings.Choices;

/// <summary>Every callback. A callback keeps a state, so a training gets objects of its own, which write to a folder of its own.</summary>
internal static class CallbackChoices
{
    /// <summary>A draw gives a function that makes the same callback for each training.</summary>
    public static IReadOnlyList<(Type Type, Func<Chance, Func<string, Callback>> Draw)> All { get; } =
    [
        (typeof(Checkpoint), static chance => Make(chance.Below(4), static (folder, every) =>
            new Checkpoint(Path.Combine(folder, "second.ckpt")) { EverySteps = every })),
        (typeof(CsvLogger), static chance => Make(chance.Happens(0.5), static (folder, semicolon) =>
            new CsvLogger(Path.Combine(folder, "log.csv"), semicolon ? ';' : ','))),
        (typeof(EarlyStopping), static chance => Make((Patience: chance.Between(1, 3), Restores: chance.Happens(0.5), Delta: chance.Happens(0.3) ? 0.1 : 0),
            static (_, drawn) => new EarlyStopping(drawn.Patience, drawn.Restores, drawn.Delta))),
        (typeof(HealthMonitor), static chance => Make(chance.Between(1, 2), static (_, every) => new HealthMonitor(every, samples: 20))),
        (typeof(LambdaCallback), static chance => Make(chance.Below(4), static (_, kind) => Lambda(kind))),
        (typeof(LearningRateScheduler), static _ => static _ => new LearningRateScheduler(static (epoch, rate) => rate * (epoch % 2 == 0 ? 0.5f : 0.9f))),
        (typeof(ModelCheckpoint), static chance => Make(chance.Happens(0.5), static (folder, byTotal) =>
            new ModelCheckpoint(Path.Combine(folder, "best.safetensors"), byTotal ? Metric.TotalLoss : null))),
        (typeof(ReduceOnPlateau), static chance => Make((Patience: chance.Below(2), Cooldown: chance.Below(2)), static (_, drawn) =>
            new ReduceOnPlateau(0.5, drawn.Patience, threshold: 0.2, cooldown: drawn.Cooldown))),
        (typeof(StopWhen), static chance => Make(chance.Between(2, 4), static (_, last) => new StopWhen(epoch => epoch.Epoch >= last))),
        (typeof(TensorBoardLogger), static chance => Make(chance.Below(3), static (folder, every) =>
            new TensorBoardLogger(Path.Combine(folder, "events")) { EverySteps = every })),
        (typeof(OwnCallback), static _ => static _ => new OwnCallback()),
    ];

    private static Func<string, Callback> Make<T>(T drawn, Func<string, T, Callback> make) => folder => make(folder, drawn);

    /// <summary>Callbacks that change rates, weights or statistics, each as a function of what the training has.</summary>
    private static LambdaCallback Lambda(int kind) => kind switch
    {
        0 => new LambdaCallback(onBatchBegin: static training => training.LearningRate *= 0.98f, onBatchEnd: static training =>
            training.LearningRate *= training.BatchLoss > 1 ? 0.99f : 1.01f),
        1 => new LambdaCallback(onEpochEnd: static (training, _) => Change(training, static value => value * 0.9f)),
        2 => new LambdaCallback(onBatchEnd: static training => StopAfter(training, 7)),
        _ => new LambdaCallback(onEpochBegin: static training => Change(training, static value => MathF.Round(value * 64) / 64)),
    };

    private static void StopAfter(TrainingContext training, int steps)
    {
        if (training.Step >= steps)
        {
            training.Stop();
        }
    }

    private static void Change(TrainingContext training, Func<float, float> change)
    {
        float[] values = new float[training.ParameterCount];
        training.CopyParametersTo(values);
        training.SetParameters([.. values.Select(change)]);
    }

    /// <summary>Counts the calls of every method, and derives the learning rate from them: one call too many or too few shows in the weights.</summary>
    private sealed class OwnCallback : Callback
    {
        private int[] _counts = new int[4];

        public override void OnTrainBegin(TrainingContext training) => _counts = training.Step == 0 ? new int[4] : _counts;

        public override void OnEpochBegin(TrainingContext training) => _counts[0]++;

        public override void OnBatchBegin(TrainingContext training) => training.LearningRate *= 1 + (0.01f * ((++_counts[1] + _counts[0]) % 3));

        public override void OnBatchEnd(TrainingContext training) => training.LearningRate /= 1 + (0.01f * (++_counts[2] % 3));

        public override void OnEpochEnd(TrainingContext training, EpochRecord epoch)
        {
            _counts[3]++;
            int[] expected = [epoch.Epoch, (int)training.Step, (int)training.Step, epoch.Epoch];
            BrokenPromiseException.Unless(_counts.AsSpan().SequenceEqual(expected), () => "Expected the callback to have been called "
                + $"{string.Join(", ", expected)} times (epochs begun, steps begun, steps ended, epochs ended), but found {string.Join(", ", _counts)}.");
        }

        protected internal override byte[] SaveState() => [.. _counts.SelectMany(BitConverter.GetBytes)];

        protected internal override void RestoreState(ReadOnlySpan<byte> state)
        {
            for (int i = 0; i < _counts.Length; i++)
            {
                _counts[i] = BitConverter.ToInt32(state[(i * sizeof(int))..]);
            }
        }
    }
}
