using System.Globalization;
using System.Text.Json;

namespace NetGen;

/// <summary>What distinguishes a trial from those of other searches.</summary>
/// <param name="Search">The fingerprint of the search.</param>
/// <param name="Trial">Number and settings.</param>
/// <param name="Training">Network and options, as described by <see cref="TrialDescription"/>.</param>
internal sealed record TrialIdentity(string Search, string Trial, string Training);

/// <summary>The file of one trial: its identity and all its epochs so far.</summary>
internal static class TrialFile
{
    private const string Format = "netgen.trial.1";

    public static void Write(string path, TrialIdentity identity, TrialRecord record) => ChecksummedJson.Write(path, json =>
    {
        json.WriteString("format", Format);
        json.WriteString("search", identity.Search);
        json.WriteString("trial", identity.Trial);
        json.WriteString("training", identity.Training);
        json.WriteString("end", record.End.ToString());
        json.WriteStartArray("epochs");
        foreach (TrialEpoch epoch in record.Epochs)
        {
            Write(json, epoch);
        }

        json.WriteEndArray();
    });

    /// <summary>Reads a trial of any search.</summary>
    /// <exception cref="NetGenFormatException">The file is damaged, or is not the file of a trial.</exception>
    public static (TrialIdentity Identity, TrialRecord Record) Read(string path) => ChecksummedJson.Read(path, json =>
    {
        string format = Text(json, "format"), end = Text(json, "end");
        // TryParse alone also takes numbers and lists of names.
        if (format != Format || !Enum.TryParse(end, out TrialEnd ended) || !string.Equals(Enum.GetName(ended), end, StringComparison.Ordinal))
        {
            throw new NetGenFormatException($"{path}: expected a trial, whose format is '{Format}', but found '{format}' and a training that is '{end}'.");
        }

        return (new TrialIdentity(Text(json, "search"), Text(json, "trial"), Text(json, "training")), new TrialRecord(
            [.. json.GetProperty("epochs").EnumerateArray().Select(Epoch)], ended));
    });

    private static void Write(Utf8JsonWriter json, TrialEpoch epoch)
    {
        json.WriteStartObject();
        json.WriteNumber("epoch", epoch.Record.Epoch);
        Number(json, "score", epoch.Score);
        Number(json, "loss", epoch.Record.Loss);
        Number(json, "penalty", epoch.Record.Penalty);
        Measured(json, "accuracy", epoch.Record.Accuracy);
        Measured(json, "validation_loss", epoch.Record.ValidationLoss);
        Measured(json, "validation_accuracy", epoch.Record.ValidationAccuracy);
        json.WriteNumber("learning_rate", epoch.Record.LearningRate);
        json.WriteNumber("skipped_samples", epoch.Record.SkippedSampleCount);
        json.WriteNumber("ticks", epoch.Record.Duration.Ticks);
        json.WriteEndObject();
    }

    private static TrialEpoch Epoch(JsonElement json) => new(
        new EpochRecord
        {
            Epoch = json.GetProperty("epoch").GetInt32(),
            Loss = Number(json, "loss"),
            Penalty = Number(json, "penalty"),
            Accuracy = Measured(json, "accuracy"),
            ValidationLoss = Measured(json, "validation_loss"),
            ValidationAccuracy = Measured(json, "validation_accuracy"),
            LearningRate = json.GetProperty("learning_rate").GetSingle(),
            SkippedSampleCount = json.GetProperty("skipped_samples").GetInt32(),
            Duration = TimeSpan.FromTicks(json.GetProperty("ticks").GetInt64()),
        },
        Number(json, "score"));

    /// <summary>Writes a value, or null if it was not measured.</summary>
    private static void Measured(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            Number(json, name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static double? Measured(JsonElement json, string name) => json.GetProperty(name).ValueKind == JsonValueKind.Null ? null : Number(json, name);

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? "";

    /// <summary>Writes a number. NaN and infinity are written as text, because JSON has no numbers for them.</summary>
    private static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteString(name, value.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static double Number(JsonElement json, string name)
    {
        JsonElement value = json.GetProperty(name);
        return value.ValueKind == JsonValueKind.String ? double.Parse(value.GetString()!, CultureInfo.InvariantCulture) : value.GetDouble();
    }
}
