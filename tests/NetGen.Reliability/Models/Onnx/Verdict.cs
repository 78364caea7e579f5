using NetGen.Build;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.ModelFiles;
using NetGen.Generator.Parsing;
using ReadFile = NetGen.Build.ModelFile;
using TextFile = NetGen.Generator.ModelFiles.ModelFile;

namespace NetGen.Reliability.Models.Onnx;

/// <summary>What became of a model.</summary>
internal enum Verdict
{
    Read,
    Damaged,
    NotSupported,
}

/// <summary>Judges what the build made of a model: the text that the generator reads, and the values.</summary>
internal static class Judge
{
    /// <summary>The longest sound model here has 4,000 nodes, with about 84 characters for each.</summary>
    private const int LongestText = 1 << 19;

    private const int LongestMessage = 603;

    /// <summary>Words of messages that say that nobody expected the error.</summary>
    private const string Unexpected = "could not be understood";

    /// <exception cref="BrokenPromiseException">The text or the values are not what the generator expects.</exception>
    public static Verdict Of(ReadFile read)
    {
        ImportedFile content = read.Content;
        Require(content.Text.Length <= LongestText, $"at most {LongestText} characters", $"{content.Text.Length}");
        Require(!content.Text.Any(static letter => letter < ' ' && letter != '\n'), "no control characters in the text", content.Text);
        Require(read.FilesBeside.All(static name => name.IndexOfAny(['/', '\\', ':', '\0']) < 0 && name is not ("" or "." or "..")), "names without folders",
            string.Join(", ", read.FilesBeside));
        TextFile file = ModelFileReader.Read(content.Text);
        if (file.Problems.Count == 0)
        {
            RequireSound(content, file);
            return Verdict.Read;
        }

        foreach (FileProblem problem in file.Problems)
        {
            Require(problem.Id is "NETGEN141" or "NETGEN142", "a known diagnostic", problem.Id);
            Require(problem.Message.Length <= LongestMessage, $"a message of at most {LongestMessage} characters", problem.Message);
            Require(!problem.Message.Contains(Unexpected, StringComparison.Ordinal), "a message of its own", problem.Message);
            Require(!problem.Message.StartsWith("Its description", StringComparison.Ordinal), "a text that the generator reads", problem.Message);
        }

        Require(content.Values.Count == 0, "no values beside problems", $"{content.Values.Count}");
        return file.Problems.Any(static problem => problem.Id == "NETGEN141") ? Verdict.Damaged : Verdict.NotSupported;
    }

    private static void RequireSound(ImportedFile content, TextFile file)
    {
        long bytes = sizeof(float) * content.Values.Sum(static part => (long)part.Length);
        Require((file.Weights?.Length ?? 0) == bytes, $"{bytes} bytes in the text", $"{file.Weights?.Length}");
        Require(!content.Values.Any(static part => part.Contains(ExternalFolder.SecretValue)), "no values of another folder", content.Text);
        var reports = new List<string>();
        NetworkModel? model = FileNetwork.Of(Declaration.OfName("Net"), file, loss: null, isFrozen: true,
            (descriptor, _, arguments) => reports.Add($"{descriptor.Id} {string.Join(", ", arguments)}"));
        string? damaged = reports.Find(static report => report.StartsWith(ModelFileDiagnostics.FileIsDamaged.Id, StringComparison.Ordinal));
        Require(damaged is null, "a text whose layers the generator reads", $"{damaged}\n{content.Text}");
        Require(model is not null || reports.Count > 0, "a network or a reason", content.Text);
    }

    private static void Require(bool holds, string expected, string found) =>
        BrokenPromiseException.Unless(holds, () => $"Expected {expected}, but found {found}");
}
