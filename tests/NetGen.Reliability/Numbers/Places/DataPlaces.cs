using NetGen.Reliability.Numbers.Scenes;

namespace NetGen.Reliability.Numbers.Places;

/// <summary>Features, targets and weights of rows.</summary>
internal static class DataPlaces
{
    public static IReadOnlyList<Place> All { get; } =
    [
        new("a feature", static scene => FitWith(scene, scene.Features)),
        new("a column of features", FitWithColumn),
        new("a target", static scene => FitWith(scene, scene.Targets)),
        new("a feature of the validation set", static scene => FitWithValidation(scene, scene.ValidationFeatures)),
        new("a target of the validation set", static scene => FitWithValidation(scene, scene.ValidationTargets)),
        new("a feature after the first epoch", static scene => FitChanging(scene, scene.Features)),
        new("a target after the first epoch", static scene => FitChanging(scene, scene.Targets)),
        new("a feature of a source", static scene => FitSource(scene, scene.Features)),
        new("a target of a source", static scene => FitSource(scene, scene.Targets)),
        new("the weight of a row", FitWithRowWeight),
        new("the weight of a class", FitWithClassWeight, static scene => scene.Loss == Loss.CrossEntropy),
        new("a feature to evaluate", static scene => Evaluate(scene, scene.ValidationFeatures)),
        new("a target to evaluate", static scene => Evaluate(scene, scene.ValidationTargets)),
    ];

    private static Outcome FitWith(Scene scene, float[] values)
    {
        values[scene.Place(values)] = scene.Value;
        scene.HasRange = true;
        return scene.Fit();
    }

    /// <summary>The column is constant, and its mean and deviation are as special as the value.</summary>
    private static Outcome FitWithColumn(Scene scene)
    {
        int column = scene.Chance.Below(scene.Inputs);
        for (int i = column; i < scene.Features.Length; i += scene.Inputs)
        {
            scene.Features[i] = scene.Chance.Happens(0.1) ? 0 : scene.Value;
        }

        (scene.HasRange, scene.SetsScale) = (true, true);
        return scene.Fit();
    }

    private static Outcome FitWithValidation(Scene scene, float[] values)
    {
        values[scene.Place(values)] = scene.Value;
        scene.HasRange = true;
        scene.Options = scene.Options with { Validation = scene.Validation };
        if (scene.Chance.Happens(0.3))
        {
            scene.Callbacks.Add(new EarlyStopping(patience: 1));
        }

        return scene.Fit();
    }

    /// <summary>The arrays of a data set must not be changed. If they are, the training must still not end with weights that are no numbers.</summary>
    private static Outcome FitChanging(Scene scene, float[] values)
    {
        int place = scene.Place(values);
        scene.Options = scene.Options with { Epochs = 3, Restarts = 1 };
        scene.Callbacks.Add(new LambdaCallback(onEpochEnd: (_, _) => values[place] = scene.Value));
        return scene.Fit();
    }

    private static Outcome FitSource(Scene scene, float[] values)
    {
        values[scene.Place(values)] = scene.Value;
        scene.HasRange = true;
        return scene.Fit(new UncheckedRows(scene.Data, scene.Chance.Happens(0.5)));
    }

    private static Outcome FitWithRowWeight(Scene scene)
    {
        scene.HasRange = true;
        scene.RowWeights = scene.Spoiled([.. Enumerable.Repeat(1f, Scene.Rows)]);
        try
        {
            _ = scene.Data;
        }
        catch (ArgumentException refusal)
        {
            Judge.RequireNamed(refusal, scene.Value);
            return Outcome.Refused;
        }

        return scene.Fit();
    }

    private static Outcome FitWithClassWeight(Scene scene)
    {
        scene.HasRange = true;
        scene.Options = scene.Options with { ClassWeights = scene.Spoiled([.. Enumerable.Repeat(1f, scene.Outputs)]) };
        return scene.Fit();
    }

    private static Outcome Evaluate(Scene scene, float[] values)
    {
        values[scene.Place(values)] = scene.Value;
        scene.State = scene.State;
        try
        {
            Evaluation result = scene.Evaluate(scene.Chance.Happens(0.5) ? scene.Validation : new UncheckedRows(scene.Validation, true));
            BrokenPromiseException.Unless(
                float.IsFinite(scene.Value) && (double.IsFinite(result.Loss) || !SpecialValue.IsTame(scene.Value)),
                () => FormattableString.Invariant($"Expected a refusal of {scene.Value} or a finite loss, but found {result}."));
            return Outcome.Finite;
        }
        catch (ArgumentException refusal)
        {
            Judge.RequireNamed(refusal, scene.Value);
            return Outcome.Refused;
        }
    }

    /// <summary>Rows that are checked when they are read, and not before.</summary>
    private sealed class UncheckedRows(Dataset data, bool isRandomAccessCheap) : IRowSource
    {
        public int Count => data.Count;

        public int FeatureCount => data.FeatureCount;

        public int TargetCount => data.TargetCount;

        public bool IsRandomAccessCheap => isRandomAccessCheap;

        public void Read(int first, Span<float> features, Span<float> targets) => data.Read(first, features, targets);
    }
}
