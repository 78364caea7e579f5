using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using NetGen.Reliability.Numbers.Scenes;

namespace NetGen.Reliability.Numbers.Places;

/// <summary>Values in files, and files that a training with the value writes.</summary>
internal static partial class FilePlaces
{
    public static IReadOnlyList<Place> All { get; } =
    [
        new("a parameter that is saved", static scene => Save(scene, static (scene, path) => scene.Save(path))),
        new("a parameter that is saved as ONNX", static scene => Save(scene, static (scene, path) => scene.SaveOnnx(path))),
        new("a value of a model file", Load),
        new("a value of a file of rows", WriteRows),
        new("a feature, and the log, events and report of its training", FitWithFiles),
    ];

    /// <summary>A file either has the bits of the network, or is not written.</summary>
    private static Outcome Save(Scene scene, Action<Scene, string> save)
    {
        scene.State = scene.State;
        float[] parameters = scene.Parameters = scene.Spoiled(scene.Parameters);
        string path = NewFile(scene);
        try
        {
            save(scene, path);
        }
        catch (InvalidOperationException refusal) when (!float.IsFinite(scene.Value))
        {
            Judge.RequireNamed(refusal, scene.Value);
            BrokenPromiseException.Unless(!File.Exists(path), () => "Expected no file after a refusal, but found one.");
            return Outcome.Refused;
        }

        Judge.RequireFinite(parameters, "parameters of a file that was written");
        return Outcome.Finite;
    }

    /// <summary>The last bytes of a file are values, whatever tensor they belong to.</summary>
    private static Outcome Load(Scene scene)
    {
        scene.State = scene.State;
        string path = NewFile(scene);
        scene.Save(path);
        byte[] content = File.ReadAllBytes(path);
        Span<float> values = MemoryMarshal.Cast<byte, float>(content.AsSpan(content.Length - (4 * (scene.Parameters.Length + scene.State.Length))));
        values[scene.Chance.Below(values.Length)] = scene.Value;
        File.WriteAllBytes(path, content);
        try
        {
            (float[] parameters, float[] state) = scene.Load(path);
            Judge.RequireFinite(parameters, "parameters that were loaded");
            Judge.RequireFinite(state, "statistics that were loaded");
            return Outcome.Finite;
        }
        catch (NetGenFormatException refusal)
        {
            Judge.RequireNamed(refusal, scene.Value);
            return Outcome.Refused;
        }
    }

    private static Outcome WriteRows(Scene scene)
    {
        string path = NewFile(scene);
        try
        {
            RowFile.Write(path, new Dataset(scene.Spoiled(scene.Features), scene.Inputs, scene.Targets, scene.Outputs));
        }
        catch (ArgumentException refusal) when (!float.IsFinite(scene.Value))
        {
            Judge.RequireNamed(refusal, scene.Value);
            BrokenPromiseException.Unless(!File.Exists(path), () => "Expected no file after a refusal, but found one.");
            return Outcome.Refused;
        }

        BrokenPromiseException.Unless(float.IsFinite(scene.Value), () => "Expected a refusal, but found a file.");
        return Outcome.Finite;
    }

    /// <summary>The value is finite here. It makes losses, norms and curves that are as large as a float can be, or larger.</summary>
    private static Outcome FitWithFiles(Scene scene)
    {
        string report = NewFile(scene), log = NewFile(scene);
        scene.ValidationFeatures[scene.Place(scene.ValidationFeatures)] = scene.Value;
        if (scene.Chance.Happens(0.5))
        {
            scene.Parameters = scene.Spoiled(scene.Parameters);
        }

        if (!float.IsFinite(scene.Value))
        {
            return Outcome.Refused;
        }

        scene.Options = scene.Options with { Validation = scene.Validation, Epochs = 3 };
        History? history = null;
        scene.Callbacks.Add(new LambdaCallback(onTrainBegin: training => history = training.History));
        scene.Callbacks.Add(new HealthMonitor(every: 1, samples: 8));
        scene.Callbacks.Add(new CsvLogger(log));
        scene.Callbacks.Add(new TensorBoardLogger(NewFile(scene)) { EverySteps = 2 });
        Outcome outcome = scene.Fit();
        history!.SaveReport(report);
        _ = history.Diagnose().ToString();
        RequireSoundAttributes(File.ReadAllText(report));
        RequireNumbers(File.ReadAllLines(log));
        return outcome;
    }

    /// <summary>A coordinate, a width or a style that is not a number makes a picture that no program shows.</summary>
    private static void RequireSoundAttributes(string page)
    {
        Match match = NotANumberInAnAttribute().Match(page);
        BrokenPromiseException.Unless(!match.Success, () => $"Expected attributes with numbers, but found {match.Value}.");
    }

    private static void RequireNumbers(string[] lines)
    {
        int columns = lines[0].Split(',').Length;
        foreach (string cell in lines.Skip(1).SelectMany(static line => line.Split(',')))
        {
            BrokenPromiseException.Unless(
                cell.Length == 0 || double.TryParse(cell, CultureInfo.InvariantCulture, out _), () => $"Expected numbers in the log, but found '{cell}'.");
        }

        BrokenPromiseException.Unless(lines.All(line => line.Split(',').Length == columns), () => "Expected as many cells in every line of the log.");
    }

    private static string NewFile(Scene scene) => Path.Combine(scene.Folder, Guid.NewGuid().ToString("N"));

    [GeneratedRegex(
        "(points|[xyrd]|[xy][12]|c[xy]|width|height|style|transform|opacity)=\"[^\"]*(NaN|Infinity|∞)[^\"]*\"",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NotANumberInAnAttribute();
}
