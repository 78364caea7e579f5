using NetGen.Reliability.Numbers.Scenes;

namespace NetGen.Reliability.Numbers.Places;

/// <summary>Inputs of predictions, and networks with a parameter or a statistic that is the value.</summary>
internal static class PredictionPlaces
{
    public static IReadOnlyList<Place> All { get; } =
    [
        new("an input of Predict", static scene => Predict(scene, scene.Spoiled(scene.Ordinary(1)))),
        new("an input of PredictBatch", PredictBatch),
        new("an input of Classify", Classify),
        new("an input of PredictDistribution", PredictDistribution, static scene => scene.IsRandom),
        new("a parameter that predicts", PredictWithParameter),
        new("a statistic that predicts", PredictWithStatistic, static scene => scene.State.Length > 0),
        new("a parameter that is evaluated", EvaluateWithParameter),
    ];

    /// <summary>NaN in is NaN out, and ordinary numbers in are finite numbers out. Between them, sums may leave the range of floats.</summary>
    private static Outcome Predict(Scene scene, float[] input)
    {
        float[] output = scene.Predict(input);
        bool isFinite = output.All(float.IsFinite);
        BrokenPromiseException.Unless(isFinite || !SpecialValue.IsTame(scene.Value), () => Found(scene, "finite outputs", output));
        BrokenPromiseException.Unless(!float.IsNaN(scene.Value) || output.Any(float.IsNaN), () => Found(scene, "NaN among the outputs", output));
        return isFinite ? Outcome.Finite : Outcome.NotFinite;
    }

    private static Outcome PredictBatch(Scene scene)
    {
        int rows = scene.Chance.Of([2, 5, 7, 13, 19]), place = scene.Chance.Below(rows);
        float[] inputs = scene.Ordinary(rows), plain = scene.PredictBatch(inputs);
        inputs[(place * scene.Inputs) + scene.Chance.Below(scene.Inputs)] = scene.Value;
        float[] spoiled = scene.PredictBatch(inputs);
        for (int row = 0; row < rows; row++)
        {
            Range range = (row * scene.Outputs)..((row + 1) * scene.Outputs);
            if (row != place)
            {
                Judge.RequireBits(spoiled[range], plain[range], FormattableString.Invariant($"outputs of row {row}, which has no {scene.Value},"));
            }
        }

        float[] own = spoiled[(place * scene.Outputs)..((place + 1) * scene.Outputs)];
        bool isFinite = own.All(float.IsFinite);
        BrokenPromiseException.Unless(isFinite || !SpecialValue.IsTame(scene.Value), () => Found(scene, "finite outputs", own));
        BrokenPromiseException.Unless(!float.IsNaN(scene.Value) || own.Any(float.IsNaN), () => Found(scene, "NaN among the outputs", own));
        return isFinite ? Outcome.Finite : Outcome.NotFinite;
    }

    private static Outcome Classify(Scene scene)
    {
        float[] input = scene.Spoiled(scene.Ordinary(1));
        int found = scene.Classify(input);
        BrokenPromiseException.Unless(found >= 0 && found < Math.Max(2, scene.Outputs), () => $"Expected a class, but found {found}.");
        return Outcome.Finite;
    }

    private static Outcome PredictDistribution(Scene scene)
    {
        PredictiveDistribution found = scene.PredictDistribution(scene.Spoiled(scene.Ordinary(1)));
        bool isFinite = found.Mean.All(float.IsFinite) && found.Variance.All(float.IsFinite);
        BrokenPromiseException.Unless(
            isFinite || !SpecialValue.IsTame(scene.Value), () => Found(scene, "finite means and variances", [.. found.Mean, .. found.Variance]));
        return isFinite ? Outcome.Finite : Outcome.NotFinite;
    }

    private static Outcome PredictWithParameter(Scene scene)
    {
        scene.Parameters = scene.Spoiled(scene.Parameters);
        float[] output = scene.Predict(scene.Ordinary(1)), outputs = scene.PredictBatch(scene.Ordinary(7));
        bool isFinite = output.Concat(outputs).All(float.IsFinite);
        BrokenPromiseException.Unless(isFinite || !SpecialValue.IsTame(scene.Value), () => Found(scene, "finite outputs", outputs));
        return isFinite ? Outcome.Finite : Outcome.NotFinite;
    }

    /// <summary>A small divisor makes large values of ordinary inputs. The mean itself is in the middle of what a network knows.</summary>
    private static Outcome PredictWithStatistic(Scene scene)
    {
        try
        {
            scene.State = scene.Spoiled(scene.State);
        }
        catch (ArgumentException refusal)
        {
            Judge.RequireNamed(refusal, scene.Value);
            return Outcome.Refused;
        }

        float[] outputs = scene.PredictBatch(new float[7 * scene.Inputs]), output = scene.Predict(new float[scene.Inputs]);
        bool isFinite = output.Concat(outputs).All(float.IsFinite);
        BrokenPromiseException.Unless(isFinite || Math.Abs(scene.Value) > 1e18, () => Found(scene, "finite outputs", [.. output, .. outputs]));
        return isFinite ? Outcome.Finite : Outcome.NotFinite;
    }

    /// <summary>What is not a number is right nowhere: all metrics of a class agree on that.</summary>
    private static Outcome EvaluateWithParameter(Scene scene)
    {
        scene.Parameters = scene.Spoiled(scene.Parameters);
        scene.State = scene.State;
        scene.Options = scene.Options with { Threads = 2 };
        Evaluation found = scene.Evaluate(scene.Validation);
        BrokenPromiseException.Unless(double.IsFinite(found.Loss) || !SpecialValue.IsTame(scene.Value), () => $"Expected a finite loss, but found {found}.");
        if (found.ConfusionMatrix is { } matrix)
        {
            int right = Enumerable.Range(0, matrix.ClassCount).Sum(of => matrix[of, of]);
            BrokenPromiseException.Unless(
                Math.Abs(((double)right / Scene.ValidationRows) - found.Accuracy) < 1e-9 && Math.Abs(found.WeightedAverage.Recall - found.Accuracy) < 1e-9,
                () => FormattableString.Invariant($"Expected accuracy and confusion matrix to agree, but found {found.Accuracy}, {right} of ")
                    + FormattableString.Invariant($"{Scene.ValidationRows} and a recall of {found.WeightedAverage.Recall}."));
        }

        return double.IsFinite(found.Loss) ? Outcome.Finite : Outcome.NotFinite;
    }

    private static string Found(Scene scene, string expected, float[] outputs) =>
        FormattableString.Invariant($"Expected {expected} for {scene.Value}, but found {string.Join(' ', outputs)}.");
}
