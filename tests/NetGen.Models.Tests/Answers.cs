using System.Text.Json;

namespace NetGen.Models.Tests;

/// <summary>What PyTorch answered for the models that <c>Models/export.py</c> wrote.</summary>
internal static class Answers
{
    private static readonly Dictionary<string, Answer> s_all = Read();

    public static Answer Of(string model) => s_all[model];

    private static Dictionary<string, Answer> Read()
    {
        using Stream stream = typeof(Answers).Assembly.GetManifestResourceStream("answers.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Answer>>(stream, new JsonSerializerOptions(JsonSerializerDefaults.Web))!;
    }
}

/// <summary>Samples in the file's own order, and the outputs for each.</summary>
internal sealed record Answer(float[][] Input, float[][] Output);
