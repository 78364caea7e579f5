using System.Text.Json;
using NetGen.Reliability.Numbers.Scenes;

namespace NetGen.Reliability.Numbers.Places;

/// <summary>Tools that train or measure several times.</summary>
internal static class ToolPlaces
{
    public static IReadOnlyList<Place> All { get; } =
    [
        new("a parameter whose gradient is checked", CheckGradients),
        new("the smallest rate of a range test", static scene => FindRate(scene, scene.Value, 10f)),
        new("the largest rate of a range test", static scene => FindRate(scene, 1e-7f, scene.Value)),
        new("the end of an axis of a search", static scene => Search(scene, Axis)),
        new("the penalty of a trial", static scene => Search(scene, static _ => NetGen.Axis.Linear("L2", 0, 0.1))),
        new("the fraction of a split", Split),
    ];

    /// <summary>An error that is not a number is reported as one, and never as a small error.</summary>
    private static Outcome CheckGradients(Scene scene)
    {
        scene.Parameters = scene.Spoiled(scene.Parameters);
        GradientCheck check = scene.CheckGradients();
        BrokenPromiseException.Unless(
            float.IsFinite(scene.Value) || !(check.MaxRelativeError < 1e-3), () => $"Expected an error that is not small, but found {check.MaxRelativeError}.");
        BrokenPromiseException.Unless(
            double.IsFinite(check.MaxRelativeError) || !SpecialValue.IsTame(scene.Value), () => $"Expected a finite error, but found {check}.");
        return double.IsFinite(check.MaxRelativeError) ? Outcome.Finite : Outcome.NotFinite;
    }

    private static Outcome FindRate(Scene scene, float smallest, float largest)
    {
        float[] before = scene.Parameters;
        try
        {
            LearningRateCurve curve = scene.FindLearningRate(smallest, largest);
            BrokenPromiseException.Unless(
                curve.Points.All(static point => float.IsFinite(point.LearningRate) && double.IsFinite(point.Loss) && double.IsFinite(point.SmoothedLoss))
                    && (curve.Suggestion is null || float.IsFinite(curve.Suggestion.Value)),
                () => $"Expected finite points, but found {curve}");
            _ = curve.ToString();
            Judge.RequireBits(scene.Parameters, before, "the parameters before a range test");
            return Outcome.Finite;
        }
        catch (ArgumentException refusal)
        {
            Judge.RequireNamed(refusal, scene.Value);
            return Outcome.Refused;
        }
        catch (TrainingDivergedException)
        {
            return Outcome.Diverged;
        }
    }

    private static Axis<float> Axis(Scene scene) => scene.Chance.Below(3) switch
    {
        0 => NetGen.Axis.LearningRate(1e-4, scene.Value),
        1 => NetGen.Axis.Log("rate", scene.Value, 1),
        _ => NetGen.Axis.Linear("rate", scene.Chance.Happens(0.5) ? 0 : -1, scene.Value),
    };

    /// <summary>Trials with the value as a setting, and the files of the search, which must be JSON.</summary>
    private static Outcome Search(Scene scene, Func<Scene, Axis<float>> of)
    {
        string folder = Path.Combine(scene.Folder, Guid.NewGuid().ToString("N"));
        try
        {
            Axis<float> axis = of(scene);
            SearchResult result = scene.Search(
                axis,
                trial => scene.Options with
                {
                    Epochs = 1, Validation = scene.Validation, L2 = axis[trial] is var rate && axis.Name == "L2" ? scene.Value : scene.Options.L2,
                    Optimizer = new Sgd(axis.Name == "L2" ? 0.1f : rate), Threads = 1,
                },
                new SearchOptions { Plan = new RandomSearch(trials: 2), Folder = folder, Parallel = 1, Threads = 1 });
            _ = result.ToString();
            foreach (string file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories))
            {
                using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
            }

            return Outcome.Finite;
        }
        catch (ArgumentException refusal)
        {
            Judge.RequireNamed(refusal, scene.Value);
            return Outcome.Refused;
        }
        catch (TrainingDivergedException)
        {
            return Outcome.Diverged;
        }
    }

    private static Outcome Split(Scene scene)
    {
        try
        {
            (Dataset first, Dataset second) = scene.Chance.Happens(0.5)
                ? scene.Data.Split((double)scene.Value)
                : scene.Data.Split([scene.Value, 0.5]) is [var one, var two] ? (one, two) : throw new BrokenPromiseException("Expected two parts.");
            BrokenPromiseException.Unless(first.Count + second.Count == Scene.Rows, () => $"Expected all rows, but found {first.Count} and {second.Count}.");
            return Outcome.Finite;
        }
        catch (ArgumentException refusal)
        {
            Judge.RequireNamed(refusal, scene.Value);
            return Outcome.Refused;
        }
    }
}
