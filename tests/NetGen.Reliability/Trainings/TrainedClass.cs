namespace NetGen.Reliability.Trainings;

/// <summary>A class of networks, so that one piece of code trains all of them.</summary>
internal abstract class TrainedClass
{
    public static IReadOnlyList<TrainedClass> All { get; } =
    [
        new Of<RowNet>(TargetKind.Classes), new Of<GraphNet>(TargetKind.Values), new Of<PictureNet>(TargetKind.Classes), new Of<SequenceNet>(TargetKind.Labels),
        new Of<WideNet>(TargetKind.Classes), new Of<UnitNet>(TargetKind.Unit),
    ];

    public abstract TargetKind Targets { get; }

    public abstract NetworkInfo Info { get; }

    /// <summary>Height and width of the input, read as an image.</summary>
    public int Side => (int)Math.Sqrt(Info.InputSize);

    /// <summary>A new network.</summary>
    public abstract ITrained Create(int seed);

    public override string ToString() => Info.Name;

    private sealed class Of<T>(TargetKind targets) : TrainedClass
        where T : INeuralNetwork<T>
    {
        public override TargetKind Targets => targets;

        public override NetworkInfo Info => T.Info;

        public override ITrained Create(int seed) => new Trained<T>(T.Create(seed));
    }
}

/// <summary>What the outputs of a network stand for.</summary>
internal enum TargetKind
{
    /// <summary>One of several classes.</summary>
    Classes,

    /// <summary>Numbers.</summary>
    Values,

    /// <summary>Independent labels.</summary>
    Labels,

    /// <summary>One of two classes, as one number.</summary>
    Unit,
}
