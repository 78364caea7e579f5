namespace NetGen.Reliability.Resuming;

/// <summary>Does something at a moment of a training, once. It is called from everywhere that a user's code runs in a training.</summary>
internal sealed class MomentWatch(Moment moment, Action act)
{
    private int _isDone;
    private long _step;

    /// <summary>Called at every visit of a place after the moment.</summary>
    public Action<Place>? AfterwardsAt { get; init; }

    /// <summary>Finished steps.</summary>
    public long Step => Volatile.Read(ref _step);

    /// <summary>The options of a training that is watched.</summary>
    public FitOptions Watch(FitOptions options, Chance chance)
    {
        List<Callback> callbacks = [.. options.Callbacks];
        callbacks.Insert(chance.Below(callbacks.Count + 1), new Watcher(this));
        return options with
        {
            Callbacks = callbacks,
            ReduceGradients = moment.Place == Place.Gradient ? _ => Visit(Place.Gradient) : null,
            Validation = moment.Place == Place.Validating && options.Validation is { } validation
                ? new WatchedRows(validation, () => Visit(Place.Validating)) : options.Validation,
        };
    }

    /// <summary>The training set of a training that is watched.</summary>
    public IRowSource Watch(IRowSource data) => moment.Place == Place.Reading ? new WatchedRows(data, () => Visit(Place.Reading)) : data;

    private void Visit(Place place, long? step = null)
    {
        Volatile.Write(ref _step, step ?? Step);
        if (Volatile.Read(ref _isDone) != 0)
        {
            AfterwardsAt?.Invoke(place);
        }
        else if (place == moment.Place && Step >= moment.Step && Interlocked.Exchange(ref _isDone, 1) == 0)
        {
            act();
        }
    }

    private sealed class Watcher(MomentWatch watch) : Callback
    {
        private bool _isTraining;

        public override void OnTrainBegin(TrainingContext training)
        {
            _isTraining = true;
            watch.Visit(Place.TrainBegin, training.Step);
        }

        public override void OnEpochBegin(TrainingContext training) => watch.Visit(Place.EpochBegin, training.Step);

        public override void OnBatchBegin(TrainingContext training) => watch.Visit(Place.BatchBegin, training.Step);

        public override void OnBatchEnd(TrainingContext training) => watch.Visit(Place.BatchEnd, training.Step);

        public override void OnEpochEnd(TrainingContext training, EpochRecord epoch) => watch.Visit(Place.EpochEnd, training.Step);

        public override void OnTrainEnd(TrainingContext training) => watch.Visit(Place.TrainEnd, training.Step);

        protected internal override byte[] SaveState()
        {
            // The state is also asked for when a training is resumed, before it begins.
            if (_isTraining)
            {
                watch.Visit(Place.Saving);
            }

            return [];
        }
    }

    /// <summary>Rows of another source, whose reading is watched.</summary>
    private sealed class WatchedRows(IRowSource rows, Action read) : IRowSource
    {
        public string Name => rows.Name;

        public int Count => rows.Count;

        public int FeatureCount => rows.FeatureCount;

        public int TargetCount => rows.TargetCount;

        public bool HasOneHotTargets => rows.HasOneHotTargets;

        public string Fingerprint => rows.Fingerprint;

        public void Read(int first, Span<float> features, Span<float> targets)
        {
            if (!features.IsEmpty)
            {
                read();
            }

            rows.Read(first, features, targets);
        }
    }
}
